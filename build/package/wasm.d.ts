import type { Core } from "./core.js";
/** A new instance. wasm: its bytes, or those already compiled. */
export function core(wasm: BufferSource | WebAssembly.Module): Promise<Core>;
