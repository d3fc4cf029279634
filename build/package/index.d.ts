/// <reference lib="esnext.disposable" />
import type { InputFile, Workspace } from "./fordela.js";

export type * from "./fordela.js";
export { Workspace } from "./fordela.js";

/**
 * Reads rule sets, cases and tables, and gives the workspace they make up. Errors in the files are no exceptions: they are
 * listed, all at once, by `problems()` and `check()`. Call `free()` when the workspace is no longer needed.
 *
 * `options.wasm` says where the wasm is when it does not lie beside the package's own files.
 */
export function open(files: InputFile[], options?: { wasm?: URL | string | BufferSource }): Promise<Workspace>;
