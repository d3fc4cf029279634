// Makes a module of what wasm2js wrote: the core as JavaScript, in one file that needs no other.
//
// wasm2js makes one instance as the module is loaded and exports what it has; here each start makes one.

import { fileURLToPath } from "node:url";
import { build } from "vite";

const file = (name) => JSON.stringify(fileURLToPath(new URL(name, import.meta.url)));

/** @param {string} written what wasm2js wrote @param {number} checksum of the wasm that it says the same as */
export async function translated(written, checksum) {
  const code = `import { Core } from ${file("package/core.js")};
import { Plain } from ${file("plain.js")};
${asFunction(written)}
export const checksum = ${checksum};
export function start() {
  const plain = new Plain();
  return new Core(plain.with(asmFunc({ fordela: plain.imports })));
}
`;
  const plugin = { name: "translated", resolveId: (id) => (id === "translated" ? id : undefined), load: (id) => (id === "translated" ? code : undefined) };
  const { output } = await build({
    configFile: false,
    logLevel: "warn",
    plugins: [plugin],
    build: { write: false, target: "es2022", modulePreload: { polyfill: false }, rolldownOptions: { input: "translated", preserveEntrySignatures: "strict" } },
  });
  return output[0].code;
}

function asFunction(written) {
  const head = "import * as fordela from 'fordela';\n";
  const tail = written.indexOf("\nvar retasmFunc = asmFunc(");
  if (!written.startsWith(head) || tail < 0) throw new Error("wasm2js writes its modules in another way than before");
  return written.slice(head.length, tail);
}
