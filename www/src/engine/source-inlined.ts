// In place of source.ts where everything is in one file: the wasm is already here, and nothing is fetched.

import { wasm } from "virtual:fordela-wasm";
import { address } from "../inlined/address.js";
import { EngineError } from "./error.js";
import type { Source } from "./source.js";

export const source: Source = {
  async wasm() {
    const bytes = wasm();
    if (!bytes) throw new EngineError("cut");
    return { bytes };
  },
  /** It may lie beside a script that has an address; beside the single file there is nothing. */
  fallback: address === undefined ? undefined : new URL("fordela.utan-wasm.js", address).href,
};
