// In place of source.ts where everything is in one file: the wasm is already here, and nothing is fetched.

import { wasm } from "virtual:fordela-wasm";
import { EngineError } from "./error.js";
import type { Source } from "./source.js";

/** Of a script with an address the translated core may lie beside it; in the single file there is nothing beside. */
const beside = (document.currentScript as HTMLScriptElement | null)?.src;

export const source: Source = {
  async wasm() {
    const bytes = wasm();
    if (!bytes) throw new EngineError("cut");
    return { bytes };
  },
  fallback: beside ? new URL("fordela.utan-wasm.js", beside).href : undefined,
};
