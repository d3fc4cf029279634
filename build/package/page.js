// The entry for a page: the wasm lies beside this file, and the page fetches it the first time something is opened.
import { share, Workspace } from "./core.js";
import { core } from "./wasm.js";

export { Workspace };

let loading;

/**
 * Reads rule sets, cases and tables. `options.wasm` says where the wasm is when it does not lie beside this file
 * (an address, or its bytes); it counts the first time only, since all workspaces of a page share one instance.
 */
export async function open(files, options = {}) {
  if (!Array.isArray(files)) throw new TypeError("open: files must be an array of { name, bytes }");
  loading ??= load(options.wasm ?? new URL("fordela_bg.wasm", import.meta.url));
  try {
    await loading;
  } catch (error) {
    loading = undefined; // the net may be back at the next attempt
    throw error;
  }
  return new Workspace(files);
}

async function load(wasm) {
  share(await core(typeof wasm === "string" || wasm instanceof URL ? await fetched(wasm) : wasm));
}

/** Its bytes, so that it does not matter which type the server says that they are of. */
async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.arrayBuffer();
}
