// Completes the folder where the wasm lies: the core translated to JavaScript, what a page knows of the wasm beforehand, and the
// entries for page and Node with their types.
//
//   node build/core.mjs <folder> <what wasm2js wrote>
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { sum } from "./sum.mjs";
import { translated } from "./translated.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = resolve(process.argv[2]);

const wasm = readFileSync(join(folder, "fordela_bg.wasm"));
const checksum = sum(wasm);
for (const name of ["page.js", "node.js", "index.d.ts", "core.js", "core.d.ts", "known.d.ts", "fordela.utan-wasm.d.ts"]) {
  copyFileSync(join(root, "build/package", name), join(folder, name));
}
writeFileSync(join(folder, "known.js"), `export const length = ${wasm.length};\nexport const checksum = ${checksum};\n`);
writeFileSync(join(folder, "fordela.utan-wasm.js"), await translated(readFileSync(process.argv[3], "utf8"), checksum));
