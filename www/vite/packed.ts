// The other half of src/inlined/unpacked.ts: packs, and makes sure that it can be unpacked again.

import { sum } from "../../build/sum.mjs";
import { toText } from "../src/inlined/text.js";
import { unpacked, type Packed } from "../src/inlined/unpacked.js";
import { compress } from "../../build/lzma1.mjs";

/** The window of this mode holds all there is; the ones above only take more memory. */
const MODE = 6;

export function pack(bytes: Uint8Array): Packed {
  const packed = { text: toText(compress(bytes, MODE)), checksum: sum(bytes) };
  const back = unpacked(packed);
  if (!back || Buffer.compare(back, bytes) !== 0) throw new Error("what was packed cannot be unpacked again");
  return packed;
}
