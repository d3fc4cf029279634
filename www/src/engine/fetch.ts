// Fetches the wasm and looks at what came: a server may answer with its login page, with half a file or with a newer one.

import { sum } from "../../../build/sum.mjs";
import { checksum, length } from "../../../pkg/known.js";
import { EngineError } from "./error.js";

let attempts = 0;

export async function fetchWasm(address: URL): Promise<{ bytes: Uint8Array<ArrayBuffer> }> {
  let response: Response;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    // Whoever tries again wants to know what the server says now, not what was kept from the first time.
    response = await fetch(address, { cache: attempts++ === 0 ? "default" : "reload" });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new EngineError("network", undefined, { cause });
  }
  if (response.status === 401 || response.status === 403) throw new EngineError("login", response.status);
  if (!response.ok) throw new EngineError("missing", response.status);
  const fault = faultOf(bytes, response);
  if (fault) throw new EngineError(fault);
  return { bytes };
}

/**
 * What is wrong with bytes that should be the wasm that this script was built with. Right bytes are right whatever type the server
 * gave them; what is no wasm is most often the page where one logs in.
 */
export function faultOf(bytes: Uint8Array, { redirected, headers }: Pick<Response, "redirected" | "headers">): "login" | "cut" | "version" | undefined {
  if (!isWasm(bytes)) {
    const page = redirected || /html/i.test(headers.get("content-type") ?? "") || /^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 100)));
    return page && bytes.length > 0 ? "login" : "cut";
  }
  if (bytes.length === length && sum(bytes) === checksum) return undefined;
  return isWhole(bytes) ? "version" : "cut";
}

const isWasm = (bytes: Uint8Array): boolean => [0x00, 0x61, 0x73, 0x6d].every((byte, at) => bytes[at] === byte);

/** The sections, each with its length before it, end where the file ends. */
function isWhole(bytes: Uint8Array): boolean {
  let at = 8;
  while (at < bytes.length) {
    let size = 0;
    let more = true;
    at += 1;
    for (let shift = 0; more && at < bytes.length; shift += 7) {
      const byte = bytes[at++] ?? 0;
      size += (byte & 0x7f) * 2 ** shift;
      more = byte >= 0x80;
    }
    at += size;
  }
  return at === bytes.length;
}
