/** Of lzma1, what packs. The package's own types are its sources, which a stricter compiler refuses. */
export function compress(bytes: Uint8Array, mode: number): Uint8Array;
