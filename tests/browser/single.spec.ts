// The single file: opened from a disk it computes, it can send nothing, and whatever is wrong with it is said in a sentence.

import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test as base, expect, type Page } from "@playwright/test";
import { readContent } from "../../www/src/single/content.js";
import { violations } from "./axe.js";
import { AMOUNTS, RULES, UNITS } from "../package/small.mjs";
import { amount, DIST } from "./site.js";

const HTML = readFileSync(join(DIST, "fordela.html"), "utf8");
const BLOCK = /(<script type="application\/json" id="fordela-innehall">)([\s\S]*?)(<\/script>)/;
const PACKED = /(<script type="text\/plain" id="fordela-packat"[^>]*>)([^<]*)(<\/script>)/;

const test = base.extend<{ open: (html: string, fragment?: string) => Promise<void>; complaints: string[] }>({
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || complaints.push(`asked for ${request.url()}`));
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  open: async ({ page, complaints: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "fordela-fil-"));
    let opened = 0;
    await use(async (html, fragment = "") => {
      const path = join(folder, `Fördela å ${++opened}.html`);
      writeFileSync(path, html);
      await page.goto(`${pathToFileURL(path)}${fragment}`);
    });
    rmSync(folder, { recursive: true });
  },
});

const SMALL = [{ name: "regelverk.toml", text: RULES }, { name: "enhet.csv", text: UNITS }];

const content = (block: unknown): string => HTML.replace(BLOCK, (_, start: string, __, end: string) => start + JSON.stringify(block).replaceAll("<", "\\u003c") + end);
const alerts = (page: Page) => page.getByRole("alert").filter({ visible: true });

test("from a disk: the demonstration, marked as invented, in every view", async ({ page, open }) => {
  await open(HTML);
  await expect(page.locator("[data-unit]")).toHaveCount(60);
  await expect(page.locator("[data-demo=all]")).toContainText("påhittade");
  await expect(page.locator("#fordela-start")).toHaveCount(0);
  for (const view of ["comparison", "try", "followup", "workshop", "import"]) {
    await page.locator(`[data-view=${view}]`).click();
    await expect(page.locator("#fd-title")).toBeVisible();
  }
  await expect(alerts(page)).toHaveCount(0);
});

test("saves files, although nothing may be sent", async ({ page, open }) => {
  await open(HTML, "#jamforelse");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /Spara|Ladda ned/ }).first().click();
  expect(readFileSync(await (await download).path()).length).toBeGreaterThan(100);
});

test("can send nothing: every way that a policy can close is closed", async ({ page, open, complaints }) => {
  const reached: string[] = [];
  const listener = createServer(({ url = "" }, response) => response.end(String(reached.push(url))));
  await new Promise<void>((done) => listener.listen(0, "127.0.0.1", done));
  const { port } = listener.address() as AddressInfo;
  await open(HTML);
  await expect(page.locator("[data-unit]")).toHaveCount(60);
  const closed = await page.evaluate(async (away) => {
    const broken: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => broken.push(effectiveDirective));
    await fetch(away).catch(() => undefined);
    const request = new XMLHttpRequest();
    request.open("GET", away);
    request.send();
    navigator.sendBeacon(away, "x");
    try { new WebSocket(away.replace("http", "ws")); } catch { /* closed */ }
    for (const [tag, part] of [["img", "src"], ["iframe", "src"], ["script", "src"], ["object", "data"], ["video", "src"]] as const) {
      const made = document.createElement(tag);
      made.setAttribute(part, away);
      document.body.append(made);
    }
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: away });
    document.head.append(link);
    const form = Object.assign(document.createElement("form"), { action: away, method: "post" });
    document.body.append(form);
    form.submit();
    const inline = document.createElement("script");
    inline.textContent = "window.ran = true";
    document.body.append(inline);
    await new Promise((done) => setTimeout(done, 500));
    return { broken: [...new Set(broken)].sort(), ran: "ran" in window };
  }, `http://127.0.0.1:${port}/`);
  listener.close();
  expect(closed.ran).toBe(false);
  expect(closed.broken).toEqual(["connect-src", "form-action", "frame-src", "img-src", "media-src", "object-src", "script-src-elem", "style-src-elem"]);
  expect(reached).toEqual([]);
  complaints.length = 0; // the browser wrote of each of them
});

test("shows the files, the view and the school that it was made with", async ({ page, open }) => {
  await open(content({ format: 1, attributes: { view: "school", unit: "10000002", plain: true, theme: "dark" }, files: SMALL }));
  await expect(page.locator("[data-plain=school]")).toContainText("Björkskolan");
  await expect(page.locator("[data-view]")).toHaveCount(0);
  await expect(page.locator("[data-demo]")).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  const shown = (await page.locator("[data-plain=school]").innerText()).match(/[\d\s]+(?:,\d+)? kr/g) ?? [];
  expect(shown.map(amount)).toContain(AMOUNTS[1]);
});

test("an address in what it shows is not fetched, a text in it is not run", async ({ page, open, complaints }) => {
  await open(content({ format: 1, attributes: { data: "https://exempel.invalid/x.json" }, files: [] }));
  await expect(alerts(page)).toContainText("går inte att läsa");
  const name = "</script><script>document.title='kört'</script><img src=x onerror=\"document.title='kört'\">.csv";
  await open(content({ format: 1, files: [...SMALL, { name, text: name }] }), "#underlag");
  await expect(page.locator("fordela-kalkylator")).toContainText("onerror");
  await expect(page).not.toHaveTitle("kört");
  expect(complaints).toEqual([]);
});

for (const [what, block, sentence] of [
  ["cut", "{\"format\":1,", "går inte att läsa"],
  ["of another kind", "[]", "går inte att läsa"],
  ["with files that are none", "{\"format\":1,\"files\":{}}", "går inte att läsa"],
  ["of a newer version", "{\"format\":2}", "nyare version"],
] as const) {
  test(`content that is ${what}: a sentence`, async ({ page, open }) => {
    await open(HTML.replace(BLOCK, (_, start: string, __, end: string) => start + block + end));
    await expect(alerts(page)).toContainText(sentence);
    await expect(page.locator("#fordela-oppnar")).toHaveCount(0);
    expect(await violations(page)).toEqual([]);
  });
}

for (const [what, damage] of [
  ["cut short", (packed: string) => packed.slice(0, packed.length / 2)],
  ["with one letter changed", (packed: string) => packed.slice(0, 5e5) + (packed[5e5] === "a" ? "b" : "a") + packed.slice(5e5 + 1)],
  ["with line breaks put in", (packed: string) => packed.replace(/.{1000}/g, "$&\n")],
] as const) {
  test(`${what} on its way: a sentence`, async ({ page, open }) => {
    await open(HTML.replace(PACKED, (_, start: string, packed: string, end: string) => start + damage(packed) + end));
    await expect(alerts(page)).toContainText("skadad");
  });
}

test("without WebAssembly, or in a browser that understands less: a sentence", async ({ page, open }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));
  await open(HTML);
  await expect(alerts(page)).toContainText("nyare webbläsare");
  expect(await violations(page)).toEqual([]);
});

base("without JavaScript: a sentence", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(pathToFileURL(join(DIST, "fordela.html")).href);
  await expect(page.locator("noscript p")).toBeVisible();
  await expect(page.getByText("Öppnar Fördela")).toBeHidden();
});

base("the content is read part by part", () => {
  const read = (value: unknown) => readContent(JSON.stringify(value));
  expect(read({ format: 1 })).toEqual({ content: { attributes: new Map(), files: [], publication: undefined } });
  expect(read({ format: 1, attributes: { plain: false } })).toEqual({ content: { attributes: new Map(), files: [], publication: undefined } });
  for (const wrong of [
    null, {}, { format: "1" }, { format: 0 }, { format: 1, more: 1 }, { format: 1, attributes: [] }, { format: 1, attributes: { onclick: "x" } }, { format: 1, attributes: { view: 1 } },
    { format: 1, files: [{ name: "a" }] }, { format: 1, files: [{ name: "", text: "" }] }, { format: 1, files: [{ name: "a", text: "" }, { name: "a", text: "" }] },
    { format: 1, publication: { name: "a", text: 1 } }, { format: 1, files: [{ name: "a", text: "", demo: true }] },
  ]) expect(read(wrong), JSON.stringify(wrong)).toEqual({ wrong: "unreadable" });
});
