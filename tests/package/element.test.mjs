// The element in a stranger's app: imported by its name, type-checked, built by vite without a warning, and opened in Chromium under
// a strict policy, where it shows the figures. And in Node the package still computes, and the element says what it needs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { serve } from "../../build/serve.mjs";
import { install, root, run } from "./consumer.mjs";
import { AMOUNTS, TOTAL, small } from "./small.mjs";

const APP = `
import "fordela/element";
import type { FordelaKalkylator, HostFile } from "fordela/element";

const files: HostFile[] = await Promise.all(
  ["regelverk.toml", "enhet.csv"].map(async (name) => ({ name, bytes: new Uint8Array(await (await fetch(name)).arrayBuffer()) })),
);
const element: FordelaKalkylator = document.createElement("fordela-kalkylator");
element.files = files;
element.view = "school";
element.unit = "10000002";
element.plain = true;
element.addEventListener("fordela-resultat", ({ detail }) => {
  const total: string | undefined = detail.total.current;
  document.title = JSON.stringify({ total, unit: detail.unit?.sum.current });
});
element.addEventListener("fordela-fel", ({ detail }) => void (document.title = JSON.stringify(detail)));
document.body.append(element);
// @ts-expect-error: there is no such view
element.view = "finns inte";
element.view = "school";
`;

let project;
let browser;
before(async () => {
  project = install();
  browser = await chromium.launch({ executablePath: process.env.FORDELA_CHROMIUM ?? "/usr/bin/chromium" });
});
after(() => browser?.close());

const app = (name) => {
  const dir = join(project.dir, name);
  mkdirSync(dir);
  writeFileSync(join(dir, "app.ts"), APP);
  writeFileSync(join(dir, "index.html"), '<!doctype html><html lang="sv"><meta charset="utf-8"><title>väntar</title><link rel="icon" href="data:,"><script type="module" src="./app.ts"></script>');
  return dir;
};

for (const moduleResolution of ["bundler", "nodenext"]) {
  test(`a stranger's app with the element compiles with moduleResolution ${moduleResolution}`, () => {
    const dir = app(`types-${moduleResolution}`);
    const options = {
      strict: true, noEmit: true, skipLibCheck: false, types: [], target: "es2022", lib: ["es2022", "dom"],
      module: moduleResolution === "bundler" ? "esnext" : "nodenext", moduleResolution,
    };
    writeFileSync(join(dir, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["app.ts"] }));
    try {
      execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--project", dir], { encoding: "utf8" });
    } catch (error) {
      assert.fail(error.stdout);
    }
  });
}

test("built by vite without a warning, it shows the figures under a strict policy", async () => {
  const dir = app("vite");
  const warnings = [];
  const note = (message) => warnings.push(message);
  const logger = { info() {}, warn: note, warnOnce: note, error: note, clearScreen() {}, hasErrorLogged: () => false, hasWarned: false };
  await build({ root: dir, configFile: false, customLogger: logger, base: "./", build: { outDir: "ut", target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: Infinity } });
  assert.deepEqual(warnings, []);
  const assets = readdirSync(join(dir, "ut/assets"));
  assert.equal(assets.filter((name) => name.endsWith(".wasm")).length, 1, assets.join());
  for (const { name, bytes } of small()) writeFileSync(join(dir, "ut", name), bytes);

  const { url, close } = await serve(join(dir, "ut"), { port: 0 });
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => request.url().startsWith(url) || request.url().startsWith("data:") || complaints.push(`fetched ${request.url()}`));
  await page.goto(url);
  await page.waitForFunction(() => document.title !== "väntar", undefined, { timeout: 20_000 }).catch(() => {});
  const title = await page.title();
  const shown = await page.locator("fordela-kalkylator [data-plain=school]").innerText();
  await page.close();
  await close();
  assert.deepEqual(complaints, ['fordela-kalkylator: there is no view "finns inte". Write one of school, comparison, try, followup, workshop, import.'].filter((one) => complaints.includes(one)));
  assert.deepEqual(JSON.parse(title), { total: TOTAL, unit: AMOUNTS[1] });
  assert.match(shown, /Björkskolan/);
});

test("in Node the package computes, with the element beside it", () => {
  writeFileSync(join(project.dir, "small.json"), JSON.stringify(small().map(({ name, bytes }) => [name, [...bytes]])));
  const total = run(project, `
    import { readFile } from "node:fs/promises";
    import { open } from "fordela";
    const files = JSON.parse(await readFile("small.json", "utf8")).map(([name, bytes]) => ({ name, bytes: Uint8Array.from(bytes) }));
    console.log((await open(files)).allocate("liten").totals.sum.value);
    console.log(import.meta.resolve("fordela/webb/fordela.html").endsWith("/webb/fordela.html"));
  `);
  assert.equal(total.trim(), `${TOTAL}\ntrue`);
});
