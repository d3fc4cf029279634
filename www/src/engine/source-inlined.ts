// In place of source.ts where everything is in one file: the wasm is already here, and nothing is fetched.

import { wasm } from "virtual:fordela-wasm";

export const source = {
  async wasm() {
    const bytes = wasm();
    if (!bytes) throw new Error("the wasm in this file is damaged");
    return { bytes };
  },
  /** There is no room for a translated core, and no file beside to fetch one from. */
  fallback: undefined as string | undefined,
};
