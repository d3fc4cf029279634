// fordela.html: one file that works from a disk and can send nothing.

import { defineConfig } from "vite";
import { at } from "./vite/paths.js";
import { singleFile } from "./vite/single-file.js";

export default defineConfig({
  root: at("www"),
  publicDir: false,
  plugins: [singleFile("fordela.html")],
  build: {
    outDir: at("dist"),
    emptyOutDir: false,
    target: "es2017", // it tells older browsers that they are too old
    chunkSizeWarningLimit: Infinity,
    rolldownOptions: { checks: { pluginTimings: false } }, // packing takes the time it takes
    lib: { entry: at("www/src/single/open.ts"), formats: ["iife"], name: "FordelaOpen", fileName: () => "open.js" },
  },
});
