// The page, the script and the single file in Firefox: the right figures, an explanation, and no complaint from the browser.
// Playwright wants a Firefox of its own that cannot be had everywhere; the system's is driven by puppeteer-core over WebDriver BiDi.

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, type Browser, type Page } from "puppeteer-core";
import { amount, ore } from "../browser/site.js";
import { cell, rowWhere, table } from "../browser/data.js";
import { hostPage } from "./deliveries.js";
import { differences, figureOf, readTable } from "./figures.js";
import { expect, SITE, test } from "./fixtures.js";
import { serveSite, type Site } from "./server.js";

const PROGRAM = process.env.FORDELA_FIREFOX ?? "/usr/bin/firefox-esr";
const schools = table("enhet");
const unit = cell(schools, rowWhere(schools, (value) => value("huvudman") === "Exempelkommunen" && value("centrala platser") !== ""), "skolenhetskod");

let browser: Browser;
let site: Site;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ world }) => {
  browser = await launch({
    browser: "firefox",
    executablePath: PROGRAM,
    headless: true,
    extraPrefsFirefox: {
      "intl.accept_languages": "sv-SE",
      // Everything but the own site goes to `world`, which hears what should not be asked.
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": world.port,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": world.port,
      "network.proxy.no_proxies_on": "localhost",
    },
  });
  site = await serveSite({ own: { "/skript/": (hostPage("script") ?? "").replaceAll("fordela/", "/fordela/"), "/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>' }, folders: { "/fordela/": SITE } });
});

test.afterAll(async () => {
  await browser.close();
  await site.close();
});

/** In the page: what the element shows, by a selector. */
const inside = (page: Page, selector: string) => page.evaluateHandle((wanted) => {
  const root = document.querySelector("fordela-kalkylator")?.shadowRoot;
  return [...(root?.querySelectorAll(wanted) ?? [])];
}, selector);

const appears = (page: Page, selector: string) =>
  page.waitForFunction((wanted) => Boolean(document.querySelector("fordela-kalkylator")?.shadowRoot?.querySelector(wanted)), { timeout: 20_000 }, selector);

async function click(page: Page, selector: string): Promise<void> {
  await appears(page, selector);
  await page.evaluate((wanted) => document.querySelector("fordela-kalkylator")?.shadowRoot?.querySelector<HTMLElement>(wanted)?.click(), selector);
}

/** The whole table of schools, then one school with an explanation open. */
async function seen(address: string): Promise<void> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
  try {
    await page.goto(address);
    await click(page, "[data-view=comparison]");
    await appears(page, "[data-table=schools] tbody tr[data-key]");
    expect(differences(await (await inside(page, "[data-table=schools] tbody tr[data-key]")).evaluate(readTable))).toEqual([]);

    await click(page, "[data-view=school]");
    await click(page, `[data-unit="${unit}"]`);
    await appears(page, "[data-sum=proposed]");
    for (const side of ["current", "proposed"] as const) {
      const text = await (await inside(page, `[data-sum=${side}]`)).evaluate(([first]) => first?.textContent ?? "");
      expect(ore(amount(text) ?? "0"), side).toBe(figureOf(unit, side));
    }
    await click(page, '[data-table=resources] tr[data-resource="verksamhetsstöd"] .fd-whybtn');
    await appears(page, '[data-why="verksamhetsstöd"] [data-node=resource]');
    expect(complaints).toEqual([]);
    const own = address.startsWith("file:") ? address : site.url;
    expect(asked.filter((url) => !url.startsWith(own) && !url.startsWith("data:") && !url.startsWith("blob:"))).toEqual([]);
  } finally {
    await page.close();
  }
}

test("the page", () => seen(`${site.url}fordela/index.html`));

test("the script on a host's page", () => seen(`${site.url}skript/`));

test("the single file, from a folder of the reader's", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fordela-fil-"));
  try {
    cpSync(join(SITE, "fordela.html"), join(folder, "fordela.html"));
    await seen(pathToFileURL(join(folder, "fordela.html")).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What Firefox asks on its own account, whatever page is open. */
const ERRANDS = /^CONNECT [a-z.-]+\.(mozilla\.(com|org|net)|firefox\.com):443 /;

test("nobody else was asked", ({ world }) => {
  expect(world.heard.filter((said) => said !== "" && !ERRANDS.test(said))).toEqual([]);
});
