/// <reference lib="esnext.disposable" />
import type { InputFile, Workspace } from "./core.js";

export type * from "./core.js";
export { Workspace } from "./core.js";

/**
 * Reads rule sets, cases and tables, and gives the workspace they make up. Errors in the files are no exceptions: they are
 * listed, all at once, by `problems()` and `check()`. Call `free()` when the workspace is no longer needed.
 *
 * `options.wasm` says where the wasm is when it does not lie beside the package's own files.
 */
export function open(files: InputFile[], options?: { wasm?: URL | string | BufferSource }): Promise<Workspace>;
