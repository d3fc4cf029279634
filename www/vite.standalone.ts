// fordela.standalone.js: the element as one classic script beside the page in dist/.

import { defineConfig } from "vite";
import { inlined, wasmInScript } from "./vite/inlined.js";
import { at } from "./vite/paths.js";

export default defineConfig(() => inlined("www/src/standalone.ts", "fordela.standalone.js", wasmInScript(), at("dist")));
