// What each delivery weighs, and what a reader's browser fetches on the way to what they came for: docs/vikter.md.
//
//   node build/weights.mjs > docs/vikter.md
//
// The files are weighed as they lie in pkg/webb; the ways are walked in Chromium, with each answer weighed as gzip. What belongs to a
// municipality (data/, a publication) is left out: it weighs what it weighs.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { serve } from "./serve.mjs";

const webb = fileURLToPath(new URL("../pkg/webb", import.meta.url));
const VIEWS = ["comparison", "try", "followup", "workshop", "import"];

const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;

function names() {
  return readdirSync(webb, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(webb, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

/** Named files one by one; what is named by its content together, since those names are others each time. */
export function files() {
  const groups = new Map();
  const add = (title, name) => {
    const bytes = readFileSync(join(webb, name));
    const { raw, packed } = groups.get(title) ?? { raw: 0, packed: 0 };
    groups.set(title, { raw: raw + bytes.length, packed: packed + gzip(bytes) });
  };
  for (const name of names()) {
    if (name.startsWith("data/")) continue;
    add(name.startsWith("assets/") ? (name.endsWith(".wasm") ? "`assets/` räkningen (wasm)" : "`assets/` skript och stilar") : `\`${name}\``, name);
  }
  return [...groups].map(([title, weight]) => ({ title, ...weight }));
}

/** What has been fetched since the last time that this was asked. */
function scales(page, url) {
  let waiting = [];
  page.on("response", (response) => {
    const path = response.url().slice(url.length);
    if (!response.url().startsWith(url) || path.startsWith("data/") || path === "publicering.json") return;
    waiting.push(response.body().then((body) => ({ raw: body.length, packed: gzip(body) }), () => ({ raw: 0, packed: 0 })));
  });
  return async () => {
    const all = await Promise.all(waiting);
    waiting = [];
    return all.reduce((sum, one) => ({ raw: sum.raw + one.raw, packed: sum.packed + one.packed }), { raw: 0, packed: 0 });
  };
}

const plus = (a, b) => ({ raw: a.raw + b.raw, packed: a.packed + b.packed });

/** The whole page, first as it opens and then with every view seen. */
async function wholePage(browser, url) {
  const page = await browser.newPage({ serviceWorkers: "block" });
  const weigh = scales(page, url);
  await page.goto(url);
  await page.locator("[data-unit]").first().waitFor();
  const first = await weigh();
  for (const view of VIEWS) {
    await page.locator(`[data-view=${view}]`).click();
    await page.locator("#fd-title").waitFor();
    await page.waitForLoadState("networkidle");
  }
  const all = plus(first, await weigh());
  await page.close();
  return [{ title: "Hela sidan, när den öppnas", ...first }, { title: "Hela sidan, när alla vyer har visats", ...all }];
}

/** The publication that the page saves of the demonstration; each number is tried in worlds of its own, which takes its time. */
async function publication(browser, url) {
  const page = await browser.newPage({ serviceWorkers: "block", locale: "sv-SE" });
  await page.goto(`${url}#jamforelse`);
  await page.locator("[data-publish] > summary").click();
  const saved = page.waitForEvent("download", { timeout: 300_000 });
  await page.locator("#fd-publish-save").click();
  const content = readFileSync(await (await saved).path(), "utf8");
  await page.close();
  return content;
}

/** A school with a reason open, as it was published; and then what comes when a number of one's own is to be tried. */
async function principal(browser, url) {
  const body = await publication(browser, url);
  const page = await browser.newPage({ serviceWorkers: "block" });
  const weigh = scales(page, url);
  await page.route("**/publicering.json", (route) => route.fulfill({ body, contentType: "application/json" }));
  await page.goto(`${url}ram.html?publication=publicering.json&view=school`);
  await page.locator("[data-unit]").first().click();
  await page.locator("[data-table=resources]").waitFor();
  await page.locator(".fd-whybtn").first().click();
  await page.locator("[data-why]").waitFor();
  const shown = await weigh();
  await page.locator("#fd-own-numbers").click();
  await page.locator("[data-questions]").waitFor();
  const tried = plus(shown, await weigh());
  await page.close();
  return [{ title: "Rektorns vy i en ram: en skola ur en publiceringsfil, med skälen", ...shown }, { title: "Samma, när egna tal prövas", ...tried }];
}

export async function ways() {
  const browser = await chromium.launch({ executablePath: process.env.FORDELA_CHROMIUM ?? "/usr/bin/chromium", args: ["--headless", "--no-sandbox"] });
  const { url, close } = await serve(webb, { port: 0 });
  try {
    const alone = ["fordela.standalone.js", "fordela.html"].map((name) => readFileSync(join(webb, name)));
    return [
      ...(await principal(browser, url)),
      ...(await wholePage(browser, url)),
      ...["Ett enda skript", "En enda fil"].map((title, at) => ({ title, raw: alone[at].length, packed: gzip(alone[at]) })),
    ];
  } finally {
    await browser.close();
    await close();
  }
}

const kilo = (bytes) => (bytes / 1000).toLocaleString("sv-SE", { minimumFractionDigits: 1, maximumFractionDigits: 1 }).replace(/\s/g, " ");
const row = ({ title, raw, packed }) => `| ${title} | ${kilo(raw)} | ${kilo(packed)} |`;

async function table() {
  return `# Vad leveranserna väger

I kB (1 000 byte), som filerna ligger och packade med gzip, så som en webbplats brukar skicka dem. \`make vikter\` räknar om tabellerna, och
proven säger till när de inte längre stämmer. Kommunens eget underlag är inte med.

## Vägarna

Det som webbläsaren hämtar första gången. Andra gången ligger det kvar på datorn.

| väg | byte | gzip |
|---|---:|---:|
${(await ways()).map(row).join("\n")}

## Filerna i \`pkg/webb/\`

| fil | byte | gzip |
|---|---:|---:|
${files().map(row).join("\n")}
`.replaceAll("| byte | gzip |", "| kB | gzip, kB |");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.stdout.write(await table());
