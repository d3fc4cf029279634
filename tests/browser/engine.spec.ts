// The core is fetched, may be kept out, and runs as JavaScript then: each thing that can go wrong is said in words, and the figures
// are the same wherever they are computed.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, test as plain, type Page } from "@playwright/test";
import { CSP, serve } from "../../build/serve.mjs";
import { violations } from "./axe.js";
import { cell, table } from "./data.js";
import { DIST, expect, Fordela, isComplaint, test } from "./site.js";

const schools = table("enhet");
const unit = cell(schools, 2, "skolenhetskod");
const assets = readdirSync(join(DIST, "assets"));
const wasm = readFileSync(join(DIST, "assets", assets.find((name) => name.endsWith(".wasm")) ?? ""));
const WITHOUT_WASM = CSP.replace(" 'wasm-unsafe-eval'", "");

type Answer = { status?: number; contentType?: string; body?: Buffer | string };

/** The page of a site that answers this in place of the wasm. */
async function opened(page: Page, site: string, answer: Answer | "no net"): Promise<void> {
  await page.route("**/*.wasm", (route) => (answer === "no net" ? route.abort() : route.fulfill(answer)));
  await page.goto(site);
}

const otherLetter = Buffer.from(wasm);
otherLetter[otherLetter.length - 1]! ^= 1;

const faults: [fault: string, what: string, answer: Answer | "no net", words: RegExp][] = [
  ["missing", "no such file", { status: 404, body: "Sidan finns inte." }, /svar 404.*slutar på \.wasm/],
  ["missing", "a server that stops", { status: 500 }, /svar 500/],
  ["login", "a page for logging in", { status: 200, contentType: "text/html", body: "<!doctype html><title>Logga in</title>" }, /logga in/i],
  ["login", "a page for logging in with a strange type", { status: 200, contentType: "application/wasm", body: "\n<html>" }, /logga in/i],
  ["login", "a login that is asked for", { status: 401, body: "" }, /svar 401/],
  ["cut", "half a file", { body: wasm.subarray(0, wasm.length >> 1) }, /kom inte fram hel/],
  ["cut", "nothing", { body: "" }, /kom inte fram hel/],
  ["version", "another letter in it", { body: otherLetter }, /olika versioner/],
  ["version", "another wasm", { body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) }, /olika versioner/],
  ["network", "no net", "no net", /Kontrollera nätet/],
];

for (const [fault, what, answer, words] of faults) {
  test(`${fault}: ${what}, and the next attempt`, async ({ page, site }) => {
    await opened(page, site, answer);
    await expect(page.locator("[data-fault]")).toHaveAttribute("data-fault", fault);
    await expect(page.getByRole("alert")).toContainText(words);
    await expect(page.locator("#fd-title")).toHaveText("Räkningen gick inte att starta");
    expect(await violations(page)).toEqual([]);

    await page.locator("[data-view=import]").click();
    await expect(page.getByRole("alert")).toContainText(words);
    await page.unroute("**/*.wasm");
    await page.getByRole("button", { name: "Försök igen" }).click();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await page.locator("[data-view=school]").click();
    await expect(page.locator("[data-unit]").first()).toBeVisible();
  });
}

for (const contentType of ["application/octet-stream", "text/plain", "text/html", ""]) {
  test(`the right bytes as ${contentType === "" ? "no type at all" : contentType}`, async ({ page, site }) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (isComplaint(message)) complaints.push(message.text());
    });
    await opened(page, site, { body: wasm, contentType });
    await expect(page.locator("[data-unit]").first()).toBeVisible();
    await expect(page.locator("[data-slow]")).toHaveCount(0);
    expect(complaints).toEqual([]);
  });
}

interface Figures {
  sums: (string | undefined)[];
  changed: string;
  why: string;
}

/** What the page shows of a school, and of the whole municipality in the comparison. */
async function figures(page: Page, site: string): Promise<Figures> {
  const fordela = new Fordela(page, site, []);
  await fordela.open();
  await fordela.choose(unit);
  const sums = [await fordela.sum("current"), await fordela.sum("proposed"), await fordela.sum("difference")];
  const why = await (await fordela.why("verksamhetsstöd")).innerText();
  await fordela.view("comparison");
  await expect(page.locator("[data-effect], [data-change], [data-table]").first()).toBeVisible();
  const changed = await page.locator("[part=view] table").first().innerText();
  return { sums, why, changed };
}

test("where the policy keeps wasm out the core runs as JavaScript, with the same figures", async ({ page, site, browser }) => {
  const server = await serve(DIST, { port: 0, csp: WITHOUT_WASM });
  const other = await browser.newPage();
  try {
    const fetched: string[] = [];
    other.on("request", (request) => fetched.push(request.url()));
    const translated = await figures(other, server.url);
    expect(translated).toEqual(await figures(page, site));
    expect(translated.sums.every((sum) => sum !== undefined)).toBe(true);
    await expect(other.locator("[data-slow]")).toHaveText("Räknar utan WebAssembly, därför långsammare.");
    await expect(page.locator("[data-slow]")).toHaveCount(0);
    await expect(other.getByRole("alert")).toHaveCount(0);
    expect(fetched.filter((url) => url.endsWith(".wasm")), "nothing is fetched that may not run").toEqual([]);
  } finally {
    await other.close();
    await server.close();
  }
});

plain("forbidden: neither may run, and the words to add to the policy", async ({ page }) => {
  const server = await serve(DIST, { port: 0, csp: WITHOUT_WASM });
  try {
    await page.route("**/fordela.utan-wasm.js", (route) => route.abort());
    await page.goto(server.url);
    await expect(page.locator("[data-fault]")).toHaveAttribute("data-fault", "forbidden");
    await expect(page.getByRole("alert")).toContainText("script-src 'self' 'wasm-unsafe-eval'");
    await expect(page.getByRole("link", { name: "Ladda ner räkningen" })).toHaveAttribute("href", `${server.url}fordela.html`);
    expect(await violations(page)).toEqual([]);
  } finally {
    await server.close();
  }
});

plain("version: a translated core that says something else than the wasm", async ({ page }) => {
  const server = await serve(DIST, { port: 0, csp: WITHOUT_WASM });
  try {
    await page.route("**/fordela.utan-wasm.js", (route) => route.fulfill({ contentType: "text/javascript", body: "export const checksum = 1; export const start = () => {};" }));
    await page.goto(server.url);
    await expect(page.locator("[data-fault]")).toHaveAttribute("data-fault", "version");
  } finally {
    await server.close();
  }
});

test("a browser without WebAssembly and without a compiler: the same figures, and a sentence where there is no translated core", async ({ page, site }) => {
  test.slow();
  const expected = await figures(page, site);
  const browser = await chromium.launch({
    executablePath: process.env.FORDELA_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--js-flags=--jitless"],
  });
  try {
    const bare = await browser.newPage({ locale: "sv-SE", viewport: { width: 1280, height: 900 } });
    expect(await bare.evaluate(() => typeof WebAssembly)).toBe("undefined");
    bare.setDefaultTimeout(60_000);
    expect(await figures(bare, site)).toEqual(expected);
    await expect(bare.locator("[data-slow]")).toHaveCount(1);

    await bare.route("**/fordela.utan-wasm.js", (route) => route.abort());
    await bare.goto("about:blank");
    await bare.goto(site);
    await expect(bare.locator("[data-fault]")).toHaveAttribute("data-fault", "unsupported");
    await expect(bare.getByRole("alert")).toContainText("WebAssembly");
  } finally {
    await browser.close();
  }
});
