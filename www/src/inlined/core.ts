// In place of the package's own entry where the wasm is inside the script.

import init, { Workspace } from "../../../pkg/fordela.js";
import { source } from "../engine/source-inlined.js";
import type { InputFile } from "fordela";

let loading: Promise<unknown> | undefined;

export async function open(files: InputFile[]): Promise<Workspace> {
  loading ??= source.wasm().then(({ bytes }) => init({ module_or_path: bytes }));
  await loading;
  return new Workspace(files);
}
