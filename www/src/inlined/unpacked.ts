// What has been packed for a file that brings everything itself: LZMA, written as text, with the checksum of what comes out.

import { sum } from "../../../build/sum.mjs";
import { unpack } from "./lzma.js";
import { toBytes } from "./text.js";

export interface Packed {
  text: string;
  checksum: number;
}

/** Undefined when the text is not what was packed: the file was changed or cut on its way. */
export function unpacked({ text, checksum: expected }: Packed): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = unpack(toBytes(text));
    return sum(bytes) === expected ? bytes : undefined;
  } catch {
    return undefined;
  }
}
