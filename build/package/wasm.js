// The wasm behind the calls: each instance of wasm-bindgen's script is an instance of the core.

import { instance } from "./bound.js";
import { Core } from "./core.js";

/** A new instance of the core. `wasm`: its bytes, or those already compiled. */
export async function core(wasm) {
  const bound = instance();
  await bound({ module_or_path: wasm });
  return new Core(new bound.Core());
}
