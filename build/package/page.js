// The entry for a page: the wasm lies beside this file, and the page fetches it the first time something is opened.
import init, { Workspace } from "./fordela.js";

export { Workspace };

let loading;

/**
 * Reads rule sets, cases and tables. `options.wasm` says where the wasm is when it does not lie beside this file
 * (an address, or its bytes); it counts the first time only, since all workspaces of a page share one instance.
 */
export async function open(files, options = {}) {
  if (!Array.isArray(files)) throw new TypeError("open: files must be an array of { name, bytes }");
  loading ??= init({ module_or_path: options.wasm ?? new URL("fordela_bg.wasm", import.meta.url) });
  try {
    await loading;
  } catch (error) {
    loading = undefined; // the net may be back at the next attempt
    throw error;
  }
  return new Workspace(files);
}
