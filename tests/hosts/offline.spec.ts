// The page without a net, through a whole working day: computed, tried out and saved; new rules come; the reader decides when, and
// what was saved before opens under both and says what is different.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { overlaid, RESOURCES, sumOf } from "../browser/command-line.js";
import { DATA, edited, rules } from "../browser/data.js";
import { Fordela, ore } from "../browser/site.js";
import { begin } from "../browser/trying.js";
import { expect, SITE, test, type Page } from "./fixtures.js";
import { serveSite, type Site } from "./server.js";

const HOUR = "timpris";
const RULES = "data/exempelkommun-2025/regelverk.toml";

let folder: string;
let site: Site;

test.beforeEach(async () => {
  folder = `${mkdtempSync(join(tmpdir(), "fordela-utan-nat-"))}/`;
  cpSync(SITE, folder, { recursive: true });
  site = await serveSite({ own: {}, folders: { "/sida/": folder } });
});

test.afterEach(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/** Another price of an hour in the file of the proposal, and the list of what is kept written as the build writes it. */
function newRules(): void {
  const text = rules(2025);
  const [, head = "", price = ""] = /(id\s*=\s*"timpris"[\s\S]*?tal\s*=\s*")(\d+) kr\/timme"/.exec(text) ?? [];
  writeFileSync(join(folder, RULES), edited(text, `${head}${price} kr/timme"`, `${head}${Number(price) + 7} kr/timme"`));
  execFileSync(process.execPath, [fileURLToPath(new URL("../../build/webb.mjs", import.meta.url)), folder], { stdio: "ignore" });
}

const news = (page: Page) => page.locator("#news");
const kept = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 20_000 });

test("kept, tried without a net, new rules, later, now", async ({ page, world }) => {
  test.setTimeout(90_000);
  const fordela = new Fordela(page, `${site.url}sida/`, []);
  await fordela.open();
  await kept(page);

  // The server is gone: the page opens, computes and saves.
  site.cut();
  await page.reload();
  await expect(fordela.title).toBeVisible();
  const trying = await begin(fordela);
  await trying.field(HOUR).fill("255");
  await trying.changed(1);
  const tried = sumOf(overlaid({ [HOUR]: "255 kr/timme" }), RESOURCES);
  expect(ore(await trying.total())).toBe(tried);
  const saved = await trying.saved();
  expect(JSON.parse(saved.text)).toBeTruthy();

  // It is back with other rules. Later leaves everything as it was, also after the page is opened anew without a net.
  site.mend();
  newRules();
  await page.reload();
  await expect(news(page)).toContainText("Nya regler har kommit");
  await news(page).getByRole("button", { name: "Senare" }).click();
  await expect(news(page)).toBeEmpty();
  for (const without of [false, true]) {
    if (without) site.cut();
    await page.reload();
    const again = await begin(fordela);
    expect(ore(await again.total())).toBe(sumOf(overlaid({}), RESOURCES));
    await expect(await again.opened({ name: saved.name, content: saved.text })).toHaveCount(0);
    expect(ore(await again.total())).toBe(tried);
    await page.evaluate(() => window.addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), { capture: true }));
  }

  // Now: the new rules are what is computed with, without a net as well, and the saved scenario says that its rules have changed.
  site.mend();
  await page.reload();
  await expect(news(page)).toContainText("Nya regler har kommit");
  await Promise.all([page.waitForEvent("load"), news(page).getByRole("button", { name: "Byt nu" }).click()]);
  site.cut();
  await page.reload();
  const after = await begin(fordela);
  const fresh = newSum();
  expect(fresh).not.toBe(sumOf(overlaid({}), RESOURCES));
  expect(ore(await after.total())).toBe(fresh);
  const said = await after.opened({ name: saved.name, content: saved.text });
  await expect(said).toContainText("har ändrats sedan filen sparades");
  await expect(after.field(HOUR)).toHaveValue("255");
  expect(ore(await after.total())).toBe(tried);
  expect(world.heard).toEqual([]);
});

/** The command line's sum under the rules as they lie in the folder now. */
function newSum(): bigint {
  const price = /id\s*=\s*"timpris"[\s\S]*?tal\s*=\s*"([^"]+)"/.exec(readFileSync(join(folder, RULES), "utf8"))?.[1] ?? "";
  return sumOf(overlaid({ [HOUR]: price }, DATA), RESOURCES);
}
