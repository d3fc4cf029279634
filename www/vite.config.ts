// Builds the page into dist/. Every address in it is relative, so that the folder can lie anywhere.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The demonstration: the rule sets of two years with their cases, on the data of the first, beside a list of their names. */
function demonstration(): Plugin {
  const rules = ["exempelkommun-2024", "exempelkommun-2025"];
  const data = "exempelkommun-2024/underlag";
  return {
    name: "demonstration",
    generateBundle() {
      const tables = readdirSync(at(`../regler/${data}`)).filter((name) => name.endsWith(".csv")).sort();
      const inFolder = (folder: string) => (existsSync(at(`../regler/${folder}`)) ? readdirSync(at(`../regler/${folder}`)).filter((name) => name.endsWith(".toml")).sort() : []);
      const cases = rules.flatMap((name) => inFolder(`${name}/fall`).map((file) => `${name}/fall/${file}`));
      const files = new Map([
        ...[...rules.map((name) => `${name}/regelverk.toml`), ...cases].map((name) => [name, at(`../regler/${name}`)] as const),
        ...tables.map((name) => [name, at(`../regler/${data}/${name}`)] as const),
      ]);
      for (const [name, path] of files) this.emitFile({ type: "asset", fileName: `data/${name}`, source: readFileSync(path) });
      const list = { name: "Exempelkommunen", invented: true, files: [...files.keys()] };
      this.emitFile({ type: "asset", fileName: "data/exempelkommun.json", source: `${JSON.stringify(list, null, 2)}\n` });
    },
  };
}

export default defineConfig({
  root: at("."),
  base: "./",
  resolve: { alias: { fordela: at("../pkg/page.js") } },
  plugins: [demonstration()],
  build: {
    outDir: at("../dist"),
    emptyOutDir: true,
    target: "es2022",
    cssTarget: "esnext", // light-dark() and nesting of containers stay as written
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: at("index.html"), "fordela-kalkylator": at("src/kalkylator.ts") },
      preserveEntrySignatures: "exports-only",
      // A name that a web editor can write once: the element's script is called the same in every version.
      output: { entryFileNames: ({ name }) => (name === "fordela-kalkylator" ? "[name].js" : "assets/[name]-[hash].js") },
    },
  },
});
