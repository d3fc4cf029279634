// The page entry in a real page, under the policy that Fördela itself is served with: as plain files, and built by a bundler.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { serve } from "../../build/serve.mjs";
import { install, load } from "./consumer.mjs";
import { small } from "./small.mjs";

const APP = `
  const texts = await Promise.all(["regelverk.toml", "enhet.csv"].map(async (name) =>
    ({ name, bytes: new Uint8Array(await (await fetch(name)).arrayBuffer()) })));
  const [workspace] = await Promise.all([open(texts), open([])]);   // two at the same time share one instance
  document.title = JSON.stringify({ csv: workspace.csv("liten"), problems: workspace.check("liten") });
`;
const HTML = `<!doctype html><html lang="sv"><meta charset="utf-8"><title>väntar</title>
<link rel="icon" href="data:,"><script type="module" src="./app.js"></script>`;

let project;
let expected;
let browser;
before(async () => {
  project = install();
  const { open } = await load(project);
  const workspace = await open(small());
  expected = { csv: workspace.csv("liten"), problems: [] };
  browser = await chromium.launch({ executablePath: process.env.FORDELA_CHROMIUM ?? "/usr/bin/chromium" });
});
after(() => browser?.close());

/** A folder of the stranger's with a page, its script and the municipality's files. */
function folder(name, script) {
  const dir = join(project.dir, name);
  mkdirSync(dir);
  writeFileSync(join(dir, "index.html"), HTML);
  writeFileSync(join(dir, "app.js"), script + APP);
  writeData(dir);
  return dir;
}

function writeData(dir) {
  for (const file of small()) writeFileSync(join(dir, file.name), file.bytes);
}

/** Opens the page in Chromium and gives what its script found out. Nothing may be fetched from anywhere else. */
async function visit(dir) {
  const { url, close } = await serve(dir, { port: 0 });
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => request.url().startsWith(url) || complaints.push(`fetched ${request.url()}`));
  await page.goto(url);
  await page.waitForFunction(() => document.title !== "väntar", undefined, { timeout: 15_000 }).catch(() => {});
  const title = await page.title();
  await page.close();
  await close();
  assert.deepEqual(complaints, []);
  return JSON.parse(title);
}

test("as plain files beside each other, with no build step", async () => {
  const dir = folder("plain", 'import { open } from "./fordela/page.js";');
  cpSync(project.installed, join(dir, "fordela"), { recursive: true });
  assert.deepEqual(await visit(dir), expected);
});

test("built by vite, which finds the page entry and takes the wasm along", async () => {
  const dir = folder("built", 'import { open } from "fordela";');
  await build({ root: dir, configFile: false, logLevel: "error", base: "./", build: { outDir: "ut", target: "es2022", assetsInlineLimit: 0 } });
  const assets = readdirSync(join(dir, "ut", "assets"));
  assert.deepEqual(assets.map((name) => name.replace(/-[\w-]+\./, ".")).sort(), ["fordela_bg.wasm", "index.js"]);
  writeData(join(dir, "ut"));
  assert.deepEqual(await visit(join(dir, "ut")), expected);
});
