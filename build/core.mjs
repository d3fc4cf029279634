// Completes the folder where wasm-pack has laid the wasm: wasm-bindgen's script as a function that makes an instance, the core
// translated to JavaScript, what a page knows of the wasm beforehand, and the entries for page and Node with their types.
//
//   node build/core.mjs <folder> <what wasm2js wrote>
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { sum } from "./sum.mjs";
import { translated } from "./translated.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = resolve(process.argv[2]);

const wasm = readFileSync(join(folder, "fordela_bg.wasm"));
const checksum = sum(wasm);
for (const name of ["page.js", "node.js", "index.d.ts", "core.js", "core.d.ts", "wasm.js", "wasm.d.ts", "known.d.ts", "fordela.utan-wasm.d.ts"]) {
  copyFileSync(join(root, "build/package", name), join(folder, name));
}
writeFileSync(join(folder, "known.js"), `export const length = ${wasm.length};\nexport const checksum = ${checksum};\n`);
writeFileSync(join(folder, "fordela.utan-wasm.js"), await translated(readFileSync(process.argv[3], "utf8"), checksum));

// As wasm-bindgen writes it there is one instance for as long as the page lives; as a function there is one for each call.
const script = readFileSync(join(folder, "fordela.js"), "utf8");
if (!script.startsWith("let wasm_bindgen = (function(exports) {")) throw new Error("wasm-bindgen writes its script in another way than before");
writeFileSync(join(folder, "bound.js"), `export function instance() {\n${script}\nreturn wasm_bindgen;\n}\n`);
for (const name of ["fordela.js", "fordela.d.ts", "fordela_bg.wasm.d.ts", ".gitignore"]) rmSync(join(folder, name), { force: true });
