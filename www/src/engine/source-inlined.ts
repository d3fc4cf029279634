// In place of source.ts where everything is in one file: the wasm is already here, and nothing is fetched.

import { wasm } from "virtual:fordela-wasm";
import { EngineError } from "./error.js";
import type { Source } from "./source.js";

export const source: Source = {
  async wasm() {
    const bytes = wasm();
    if (!bytes) throw new EngineError("cut");
    return { bytes };
  },
  /** There is no room for a translated core, and no file beside to fetch one from. */
  fallback: undefined,
};
