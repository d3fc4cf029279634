// The element as one script: on a page with nothing else beside, from a site and from a disk, it fetches nothing of its own.

import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test as base, type Page } from "@playwright/test";
import { serve } from "../../build/serve.mjs";
import { AMOUNTS, RULES, UNITS } from "../package/small.mjs";
import { amount, DIST } from "./site.js";

const PAGE = (integrity: string) => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Sidan</title><link rel="icon" href="data:,">
<script src="fordela.standalone.js" integrity="${integrity}" crossorigin defer></script><script src="sida.js" defer></script>
<h1>Sidan</h1><fordela-kalkylator view="school" unit="10000002" plain></fordela-kalkylator>`;
const SCRIPT = `document.querySelector("fordela-kalkylator").files = ${JSON.stringify({ "regelverk.toml": RULES, "enhet.csv": UNITS })
  .replace(/^/, "Object.entries(")
  .replace(/$/, ").map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }))")};`;

const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "fordela-ensam-"));
    copyFileSync(join(DIST, "fordela.standalone.js"), join(folder, "fordela.standalone.js"));
    writeFileSync(join(folder, "sida.js"), SCRIPT);
    await use(folder);
    rmSync(folder, { recursive: true });
  },
});

async function shows(page: Page): Promise<void> {
  await expect(page.locator("[data-plain=school]")).toContainText("Björkskolan");
  const shown = (await page.locator("[data-plain=school]").innerText()).match(/\d[\d\s]*(?:,\d+)?(?=\s*kr)?/g) ?? [];
  expect(shown.map(amount)).toContain(AMOUNTS[1]);
}

test("from a site that lets nothing be fetched, with the checksum that is told", async ({ page, folder }) => {
  const { "fordela.standalone.js": integrity } = JSON.parse(readFileSync(join(DIST, "integritet.json"), "utf8")) as Record<string, string>;
  writeFileSync(join(folder, "index.html"), PAGE(integrity!));
  const server = await serve(folder, { port: 0, csp: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:; base-uri 'none'; form-action 'none'" });
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(server.url);
  await shows(page);
  expect(requests.filter((url) => !url.startsWith("data:")).map((url) => url.slice(server.url.length)).sort()).toEqual(["", "fordela.standalone.js", "sida.js"]);
  await server.close();
});

test("from a disk", async ({ page, folder }) => {
  writeFileSync(join(folder, "sida.html"), PAGE("").replace(' integrity="" crossorigin', ""));
  await page.goto(pathToFileURL(join(folder, "sida.html")).href);
  await shows(page);
});
