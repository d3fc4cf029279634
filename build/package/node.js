// The entry for Node: the wasm lies beside this file and is read from disk, for Node does not fetch file addresses.
import { readFile } from "node:fs/promises";
import { share, Workspace } from "./core.js";
import { core } from "./wasm.js";

export { Workspace };

let loading;

/**
 * Reads rule sets, cases and tables. `options.wasm` says where the wasm is when it does not lie beside this file
 * (a path, a file address, or its bytes); it counts the first time only, since all workspaces share one instance.
 */
export async function open(files, options = {}) {
  if (!Array.isArray(files)) throw new TypeError("open: files must be an array of { name, bytes }");
  loading ??= load(options.wasm ?? new URL("fordela_bg.wasm", import.meta.url));
  try {
    await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
  return new Workspace(files);
}

async function load(wasm) {
  const onDisk = typeof wasm === "string" || wasm instanceof URL;
  share(await core(onDisk ? await readFile(wasm) : wasm));
}
