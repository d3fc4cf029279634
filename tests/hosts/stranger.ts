// A stranger's app: the packed package installed by npm, the element imported by its name, all of it built by vite.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { install } from "../package/consumer.mjs";

const PAGE = `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Främmande</title><link rel="icon" href="data:,">
<script type="module" src="./app.js"></script></head><body><main><div id="plats"></div></main></body></html>`;

/** What a host writes that has a tool for its scripts. */
const APP = `
import "fordela/element";
const element = document.createElement("fordela-kalkylator");
element.setAttribute("view", "comparison");
element.setAttribute("data", "/data/exempelkommun.json");
document.querySelector("#plats").append(element);
`;

let built: Promise<string> | undefined;

/** The folder of the built app. Built once, when it is first needed. */
export function strangersApp(): Promise<string> {
  built ??= make();
  return built;
}

async function make(): Promise<string> {
  const { dir } = install();
  const root = join(dir, "app");
  mkdirSync(root);
  writeFileSync(join(root, "index.html"), PAGE);
  writeFileSync(join(root, "app.js"), APP);
  await build({ root, configFile: false, logLevel: "error", base: "./", build: { outDir: "ut", target: "es2022" } });
  return join(root, "ut/");
}
