// Where the core comes from in the module build and on the page: files beside the script. A build with everything inside puts
// source-inlined.ts in the place of this module, and nothing else differs.

import { fetchWasm } from "./fetch.js";

export interface Source {
  /** The wasm, looked at: an EngineError when it is not the one that this script was built with. */
  wasm(): Promise<{ bytes: Uint8Array<ArrayBuffer> }>;
  /** Address of the core translated to JavaScript, or nothing where there is none beside. */
  fallback: string | undefined;
}

export const source: Source = {
  wasm: () => fetchWasm(new URL("../../../pkg/fordela_bg.wasm", import.meta.url)),
  fallback: new URL("../../../pkg/fordela.utan-wasm.js", import.meta.url).href,
};
