// A build with everything in one classic script: parts that are otherwise loaded when they are needed, styles, and the wasm.

import { readFileSync } from "node:fs";
import type { InlineConfig, Plugin } from "vite";
import { pack } from "./packed.js";
import { at } from "./paths.js";

const WASM = "virtual:fordela-wasm";

export const core = (): Uint8Array => readFileSync(at("pkg/fordela_bg.wasm"));

/** The wasm packed within the script. */
export const wasmInScript = (): string =>
  `import { unpacked } from "${at("www/src/inlined/unpacked.ts")}";
  const packed = ${JSON.stringify(pack(core()))};
  export const wasm = () => unpacked(packed);`;

/** The wasm given by the script that unpacked this one: on the element that it runs in. */
export const wasmFromElement = (): string => `const { wasm: bytes } = document.currentScript; export const wasm = () => bytes;`;

/** The module builds look for files beside the script; here none of that may be left, or vite would take the wasm along once more. */
function nothingBeside(wasm: string): Plugin {
  const beside = "new URL('fordela_bg.wasm', import.meta.url)";
  return {
    name: "nothing-beside",
    enforce: "pre",
    resolveId: (id, importer) => (id === WASM ? `\0${WASM}` : id === "./source.js" && importer?.endsWith("/engine/engine.ts") ? at("www/src/engine/source-inlined.ts") : undefined),
    load: (id) => (id === `\0${WASM}` ? wasm : undefined),
    transform(code, id) {
      if (!id.endsWith("/pkg/fordela.js")) return undefined;
      if (!code.includes(beside)) this.error("pkg/fordela.js looks for its wasm in another way than before");
      return { code: code.replace(beside, "undefined"), map: null };
    },
  };
}

/** `outDir: undefined` writes nothing: the caller takes what was built. */
export function inlined(entry: string, fileName: string, wasm: string, outDir?: string): InlineConfig {
  return {
    configFile: false,
    root: at("www"),
    logLevel: "warn",
    publicDir: false,
    plugins: [nothingBeside(wasm)],
    resolve: { alias: { fordela: at("www/src/inlined/core.ts") } },
    define: { "import.meta.url": "document.baseURI" },
    build: {
      ...(outDir ? { outDir } : { write: false }),
      emptyOutDir: false,
      target: "es2022",
      cssTarget: "esnext",
      chunkSizeWarningLimit: Infinity,
      lib: { entry: at(entry), formats: ["iife"], name: "Fordela", fileName: () => fileName },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  };
}
