// A number that tells one file from another: FNV-1a. Against mistakes, not against forgery, and it works on pages without https,
// where the browser keeps its own checksums to itself. The page computes it of the wasm that came, the build of the one that was made.

/** @param {Uint8Array} bytes */
export function sum(bytes) {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}
