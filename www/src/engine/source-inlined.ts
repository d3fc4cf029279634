// The core of a build with everything inside one file: the wasm is part of the script, packed. The build gives its text.

import packed from "virtual:fordela-wasm";
import type { Source } from "./source.js";

export const source: Source = {
  async wasm() {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return { bytes: new Uint8Array(await new Response(unpacked).arrayBuffer()) };
  },
  fallback: undefined,
};
