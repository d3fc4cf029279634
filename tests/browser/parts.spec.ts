// Parts of the page that come late, or not at all: it is said, it can be tried again, and the rest goes on.

import type { Page, Route } from "@playwright/test";
import { violations } from "./axe.js";
import { cell, table } from "./data.js";
import { expect, putOut, test as published, tryOwn } from "./published.js";
import { Fordela, test } from "./site.js";

const unit = cell(table("enhet"), 2, "skolenhetskod");
const failed = (page: Page, part: string) => page.locator(`[data-part-failed=${part}]`);

/** From now on no script comes, until the network is back. */
async function cut(page: Page, answer: (route: Route) => Promise<void>): Promise<() => Promise<void>> {
  const scripts = (url: URL) => url.pathname.endsWith(".js");
  await page.route(scripts, answer);
  return () => page.unroute(scripts);
}

const WAYS = {
  "the network is gone": (route: Route) => route.abort("internetdisconnected"),
  "the file is not there": (route: Route) => route.fulfill({ status: 404, contentType: "text/plain", body: "Sidan finns inte." }),
  "a login page comes in its place": (route: Route) => route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><title>Logga in</title>" }),
};

for (const [what, answer] of Object.entries(WAYS)) {
  test(`a view that cannot be loaded, ${what}: said, tried again, and nothing is lost`, async ({ page, fordela }) => {
    await fordela.choose(unit);
    const field = page.locator("[data-questions] input").first();
    await field.fill("77");
    await expect(page.locator("[data-outcome=changed]")).toBeVisible();
    const back = await cut(page, answer);
    await fordela.view("try");
    await expect(failed(page, "try").getByRole("alert")).toContainText("gick inte att hämta. Det du har skrivit finns kvar.");
    expect(await violations(page)).toEqual([]);
    // Still gone: it is said again.
    await page.locator("[data-again=try]").click();
    await expect(failed(page, "try").getByRole("alert")).toBeVisible();
    // What is here goes on.
    await fordela.view("school");
    await expect(field).toHaveValue("77");
    await expect(page.locator("[data-outcome=changed]")).toBeVisible();
    await fordela.view("try");
    await back();
    await page.locator("[data-again=try]").click();
    await expect(page.locator(".fd-try")).toBeVisible();
    await expect(fordela.title).toBeFocused();
    await expect(page.locator("[data-part-failed]")).toHaveCount(0);
    await fordela.view("school");
    await expect(field).toHaveValue("77");
    fordela.complaints.length = 0; // the browser tells of what could not be had
  });
}

test("where the same address goes on failing, another one is asked for", async ({ page, fordela }) => {
  // As a browser does that remembers what it could not have.
  const asked: string[] = [];
  await page.route((url) => /\/(part|followup-sv)-[^/]+\.js$/.test(url.pathname), async (route) => {
    const url = new URL(route.request().url());
    asked.push(url.search);
    if (url.search === "") await route.abort("internetdisconnected");
    else await route.fulfill({ response: await route.fetch({ url: url.origin + url.pathname }) });
  });
  await fordela.view("followup");
  await expect(failed(page, "followup").getByRole("alert")).toBeVisible();
  expect(asked.every((search) => search === "")).toBe(true);
  await page.locator("[data-again=followup]").click();
  await expect(fordela.title).toHaveText("Uppföljning");
  await expect(failed(page, "followup")).toHaveCount(0);
  expect(asked.filter((search) => search.startsWith("?again="))).toHaveLength(2);
  fordela.complaints.length = 0;
});

test("a section that cannot be loaded leaves the rest of the school's page", async ({ page, fordela }) => {
  const back = await cut(page, WAYS["the network is gone"]);
  await fordela.choose(unit);
  await expect(failed(page, "whatIf").getByRole("alert")).toBeVisible();
  await expect(await fordela.why("verksamhetsstöd")).toBeVisible();
  await back();
  await page.locator("[data-again=whatIf]").click();
  await expect(page.locator("[data-what-if]")).toBeVisible();
  fordela.complaints.length = 0;
});

test("what takes long is said, and what comes at once does not blink", async ({ page, fordela }) => {
  let go = () => {};
  const gate = new Promise<void>((done) => (go = done));
  const back = await cut(page, async (route) => {
    await gate;
    await route.continue();
  });
  await page.locator("[data-view=workshop]").click();
  const place = page.locator("[data-part=workshop]");
  await expect(place).toHaveAttribute("aria-busy", "true");
  await expect(place).toContainText("Hämtar den här delen av sidan");
  expect(await violations(page)).toEqual([]);
  go();
  await expect(page.locator("[data-part]")).toHaveCount(0);
  await expect(fordela.title).toBeVisible();
  await back();

  await page.evaluate(() => {
    const root = document.querySelector("fordela-kalkylator")?.shadowRoot as ShadowRoot;
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => seen.push(...[...root.querySelectorAll(".fd-loading")].map((one) => one.textContent ?? ""))).observe(root, { subtree: true, childList: true });
  });
  await fordela.view("comparison");
  await expect(page.locator("[data-table=schools]")).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
});

test("texts of the other language that cannot be had: the page stays as it is", async ({ page, fordela }) => {
  const back = await cut(page, WAYS["the file is not there"]);
  await page.locator(".fd-bar__lang").click();
  await expect(page.getByRole("alert")).toContainText("Texterna på det andra språket gick inte att hämta");
  await expect(page.locator("[data-view=school]")).toHaveText("Min skola");
  await back();
  await page.locator(".fd-bar__lang").click();
  await expect(page.locator("[data-view=school]")).toHaveText("My school");
  await expect(page.getByRole("alert")).toHaveCount(0);
  fordela.complaints.length = 0;
});

test("the rules of each part's styles stand in the same order whichever is opened first", async ({ page, fordela }) => {
  const order = () => page.evaluate(() => document.querySelector("fordela-kalkylator")?.shadowRoot?.adoptedStyleSheets.map((sheet) => sheet.cssRules[0]?.cssText ?? "") ?? []);
  const views = ["comparison", "try", "followup", "workshop", "import"] as const;
  const open = async (all: readonly (typeof views)[number][]) => {
    for (const view of all) {
      await fordela.view(view);
      await expect(page.locator("[data-part]")).toHaveCount(0);
      await expect(fordela.title).toBeVisible();
    }
    return order();
  };
  const forwards = await open(views);
  await fordela.open();
  const backwards = await open([...views].reverse());
  expect(backwards).toEqual(forwards);
  expect(forwards.length).toBeGreaterThan(views.length);
});

published("from a publication: the core that cannot be had takes nothing of what was published", async ({ page, site, publication }) => {
  published.setTimeout(240_000);
  await putOut(page, site, publication);
  const fordela = new Fordela(page, site, []);
  await fordela.choose(unit);
  const sum = await fordela.sum("proposed");
  const wasm = (url: URL) => url.pathname.endsWith(".wasm");
  await page.route(wasm, (route) => route.abort("internetdisconnected"));
  await page.locator("#fd-own-numbers").click();
  await expect(page.getByRole("alert")).toContainText("De publicerade siffrorna gäller.");
  expect(await fordela.sum("proposed")).toBe(sum);
  await expect(await fordela.why("verksamhetsstöd")).toBeVisible();
  await page.unroute(wasm);
  await page.locator("#fd-what-if-again").click();
  await tryOwn(fordela);
});
