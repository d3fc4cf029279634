// What the page weighs for a principal who opens a publication: as the network carries it, packed with gzip. Printed are also the
// weights of what is loaded when more is asked for.

import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, putOut, test, tryOwn } from "./published.js";
import { Fordela } from "./site.js";

/** Script, styles and wasm of the first look. */
const MOST = 240_000;

interface Carried {
  path: string;
  bytes: number;
}

/** Everything that comes to the page from now on, in the kinds of file that it is made of; the publication itself, the page around it and its icon apart. */
function carried(page: Page): () => Promise<Carried[]> {
  const waiting: Promise<Carried>[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname === "/" || pathname === "/icon.svg" || pathname === "/publicering.json") return;
    waiting.push(response.body().then((body) => ({ path: pathname, bytes: gzipSync(body, { level: 9 }).length })));
  });
  return () => Promise.all(waiting.splice(0));
}

const sum = (all: readonly Carried[]): number => all.reduce((bytes, one) => bytes + one.bytes, 0);
const told = (what: string, all: readonly Carried[]): string =>
  `${what}: ${sum(all)} bytes packed in ${all.length} files\n${all.map(({ path, bytes }) => `    ${String(bytes).padStart(7)}  ${path}\n`).join("")}`;
const wasm = (all: readonly Carried[]): Carried[] => all.filter(({ path }) => path.endsWith(".wasm"));

test("a published school, its figures and an explanation weigh little, and no wasm is fetched until a number is tried", async ({ page, site, publication }) => {
  test.setTimeout(240_000);
  const weights = carried(page);
  await putOut(page, site, publication);
  const fordela = new Fordela(page, site, []);
  await fordela.choose("99000001");
  const tree = await fordela.why("verksamhetsstöd");
  await fordela.unfold(tree);
  await expect(page.locator("[data-split]")).toBeVisible();
  await page.waitForLoadState("networkidle");
  const first = await weights();
  console.log(told("first look", first));
  expect(first.some(({ path }) => path.endsWith(".js")), "nothing was counted").toBe(true);
  expect(first.filter(({ path }) => !/\.(js|css|wasm)$/.test(path)).map(({ path }) => path), "something of another kind").toEqual([]);
  expect(wasm(first)).toEqual([]);
  expect(sum(first)).toBeLessThanOrEqual(MOST);

  // Another school and going back and forth in the same view cost nothing.
  await fordela.choose("99000002");
  await page.waitForLoadState("networkidle");
  expect(await weights()).toEqual([]);

  await tryOwn(fordela);
  await page.locator("[data-questions] input").first().fill("77");
  await expect(page.locator("[data-outcome=changed]")).toBeVisible();
  const tried = await weights();
  console.log(told("the first number tried adds", tried));
  expect(wasm(tried)).toHaveLength(1);

  for (const view of ["comparison", "import"] as const) {
    await fordela.view(view);
    await expect(fordela.title).toBeVisible();
    await page.waitForLoadState("networkidle");
    console.log(told(`${view} adds`, await weights()));
  }
});

test("the views of the whole data load one by one", async ({ page, site }) => {
  const weights = carried(page);
  const fordela = new Fordela(page, site, []);
  await fordela.open();
  await expect(page.locator("[data-unit]").first()).toBeVisible();
  const pageOwn = (all: readonly Carried[]) => all.filter(({ path }) => !path.startsWith("/data/"));
  console.log(told("the demonstration's start", pageOwn(await weights())));
  await fordela.choose("99000001");
  await expect(page.locator("[data-what-if]")).toBeVisible();
  console.log(told("a school adds", await weights()));
  for (const view of ["comparison", "try", "followup", "workshop", "import"] as const) {
    await fordela.view(view);
    await expect(fordela.title).toBeVisible();
    const added = await weights();
    console.log(told(`${view} adds`, added));
    expect(wasm(added)).toEqual([]);
  }
  for (const view of ["comparison", "try", "followup", "workshop", "import", "school"] as const) await fordela.view(view);
  await expect(fordela.title).toBeVisible();
  expect(await weights(), "what has been loaded is not loaded again").toEqual([]);
  await page.locator(".fd-bar__lang").click();
  await expect(fordela.page.locator("[data-view=school]")).toHaveText("My school");
  console.log(told("English adds", await weights()));
});
