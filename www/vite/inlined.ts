// A build with everything in one classic script: parts that are otherwise loaded when they are needed, styles, and the wasm.

import { readFileSync } from "node:fs";
import type { InlineConfig, Plugin } from "vite";
import { pack } from "./packed.js";
import { at } from "./paths.js";
import { inRems } from "./rem.js";

const WASM = "virtual:fordela-wasm";

export const core = (): Uint8Array => readFileSync(at("pkg/fordela_bg.wasm"));

/** The wasm packed within the script. */
export const wasmInScript = (): string =>
  `import { unpacked } from "${at("www/src/inlined/unpacked.ts")}";
  const packed = ${JSON.stringify(pack(core()))};
  export const wasm = () => unpacked(packed);`;

/** The wasm given by the script that unpacked this one: on the element that it runs in. */
export const wasmFromElement = (): string => `const { wasm: bytes } = document.currentScript; export const wasm = () => bytes;`;

/** Puts the wasm where the module builds have an address of it. */
function nothingBeside(wasm: string): Plugin {
  return {
    name: "nothing-beside",
    enforce: "pre",
    resolveId(id, importer) {
      if (id === WASM) return `\0${WASM}`;
      if (id === "./script.js" && importer?.endsWith("/www/src/embed/folder.ts")) return at("www/src/embed/script-inlined.ts");
      return id === "./source.js" && importer?.endsWith("/www/src/engine/engine.ts") ? at("www/src/engine/source-inlined.ts") : undefined;
    },
    load: (id) => (id === `\0${WASM}` ? wasm : undefined),
  };
}

/** `outDir: undefined` writes nothing: the caller takes what was built. */
export function inlined(entry: string, fileName: string, wasm: string, outDir?: string): InlineConfig {
  return {
    configFile: false,
    root: at("www"),
    logLevel: "warn",
    publicDir: false,
    plugins: [nothingBeside(wasm), inRems()],
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
