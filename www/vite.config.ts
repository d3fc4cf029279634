// Builds the page and the element into dist/. Every address in it is relative, so that the folder can lie anywhere.

import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import { at, demonstrationFiles } from "./vite/paths.js";
import { inRems } from "./vite/rem.js";

/** The demonstration: the rule sets of two years with their cases, on the data of the first, beside a list of their names. */
function demonstration(): Plugin {
  return {
    name: "demonstration",
    generateBundle() {
      const files = demonstrationFiles();
      for (const [name, path] of files) this.emitFile({ type: "asset", fileName: `data/${name}`, source: readFileSync(path) });
      const list = { name: "Exempelkommunen", invented: true, files: [...files.keys()] };
      this.emitFile({ type: "asset", fileName: "data/exempelkommun.json", source: `${JSON.stringify(list, null, 2)}\n` });
    },
  };
}

/** What has a name that others write down; everything else is named by its content. */
const ENTRY = "fordela-kalkylator";

export default defineConfig({
  root: at("www"),
  base: "./",
  resolve: { alias: { fordela: at("pkg/page.js") } },
  plugins: [inRems(), demonstration()],
  build: {
    outDir: at("dist"),
    emptyOutDir: true,
    target: "es2022",
    cssTarget: "esnext", // light-dark() and nesting of containers stay as written
    modulePreload: false, // a part is fetched when it is wanted, and nothing is written into the host's page for it
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: { index: at("www/index.html"), ram: at("www/ram.html"), [ENTRY]: at("www/src/fordela-kalkylator.ts") },
      preserveEntrySignatures: "strict",
      output: {
        entryFileNames: ({ name }) => (name === ENTRY ? "[name].js" : "assets/[name]-[hash].js"),
        // Whoever embeds the page may want to leave the translated core out, or to look at it: it has the name that the manual has.
        assetFileNames: ({ names }) => (names.includes("fordela.utan-wasm.js") ? "[name][extname]" : "assets/[name]-[hash][extname]"),
      },
    },
  },
});
