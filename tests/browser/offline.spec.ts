// The page without a net: what it consists of is kept after the first visit. When something has changed it says so, and nothing is
// exchanged, and nothing entered is lost, before the reader has said so.

import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { serve } from "../../build/serve.mjs";
import { violations } from "./axe.js";
import { DIST } from "./site.js";

interface Site {
  folder: string;
  url: string;
  close(): Promise<void>;
}

/** A site of the test's own, so that what lies there can be changed and taken away. */
const test = base.extend<{ own: Site }>({
  serviceWorkers: "allow",
  own: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "fordela-offline-"));
    cpSync(DIST, folder, { recursive: true });
    const server = await serve(folder, { port: 0 });
    let open = true;
    const close = async () => {
      if (open) await server.close();
      open = false;
    };
    await use({ folder, url: server.url, close });
    await close();
    rmSync(folder, { recursive: true });
  },
});

/** Everything is kept: the worker answers for this page. */
async function installed(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

const cached = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    return Promise.all(names.map(async (name) => ({ name, files: (await (await caches.open(name)).keys()).map(({ url }) => url) })));
  });

/** Another build: the same files, and a worker that says it keeps another version. */
function newVersion({ folder }: Site, version: string): void {
  const path = join(folder, "sw.js");
  writeFileSync(path, readFileSync(path, "utf8").replace(/^const VERSION = .*$/m, `const VERSION = "${version}";`).replace(/^const CONTENT = .*$/m, `const CONTENT = "${version}";`));
}

const RULES = "data/exempelkommun-2025/regelverk.toml";
const news = (page: Page) => page.locator("#news");

test("opens with the server gone, in every view, and from another address of the same page", async ({ page, own }) => {
  await installed(page, own.url);
  await own.close();
  for (const address of [own.url, `${own.url}index.html`, `${own.url}?v=2#jamforelse`]) {
    await page.goto(address);
    await expect(page.locator("#fd-title")).toBeVisible();
  }
  for (const view of ["comparison", "try", "followup", "workshop", "import", "school"]) {
    await page.locator(`[data-view=${view}]`).click();
    await expect(page.locator("#fd-title")).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
  await page.locator("[data-unit]").first().click();
  await expect(page.locator("[data-sum]").first()).toBeVisible();
});

test("keeps what the page consists of, not what is meant for others, and deletes no other caches", async ({ page, own }) => {
  await page.goto(own.url);
  await page.evaluate(() => Promise.all(["fordela /annan/ 1 x", "någon annans"].map((name) => caches.open(name))));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const all = await cached(page);
  expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(["fordela /annan/ 1 x", "någon annans"]));
  const files = all.find(({ name }) => name.startsWith("fordela / "))?.files.map((url) => url.slice(own.url.length)) ?? [];
  expect(files).toEqual(expect.arrayContaining(["", "index.html", "icon.svg", "data/exempelkommun.json", RULES, "fordela.webmanifest"]));
  expect(files.some((name) => name.endsWith(".wasm"))).toBe(true);
  expect(files.filter((name) => /standalone|utan-wasm|fordela\.html|ram\.html|fordela-ram|sw\.js/.test(name))).toEqual([]);
});

test("another version waits until the reader takes it, says what is new, and leaves one version before", async ({ page, own }) => {
  await installed(page, own.url);
  newVersion(own, "9.0.0");
  appendFileSync(join(own.folder, RULES), "\n# en ändring\n");
  await page.reload();
  await expect(news(page)).toContainText("Nya regler har kommit: Föreslagen fördelning 2025");
  await expect(news(page)).toContainText("En ny version av Fördela har kommit (9.0.0)");
  expect(await violations(page)).toEqual([]);

  await news(page).getByRole("button", { name: "Senare" }).click();
  await expect(news(page)).toBeEmpty();
  await page.reload();
  await expect(news(page)).toContainText("9.0.0");
  await Promise.all([page.waitForEvent("load"), news(page).getByRole("button", { name: "Byt nu" }).click()]);
  await expect(page.locator("#fd-title")).toBeVisible();
  await expect.poll(async () => (await cached(page)).map(({ name }) => name).filter((name) => name.startsWith("fordela / ")).length).toBe(2);
  expect((await cached(page)).some(({ name }) => name.includes("9.0.0"))).toBe(true);
  await page.waitForTimeout(500);
  await expect(news(page)).toBeEmpty();
});

test("a rule file changed by hand is told of by name, and taken only when the reader says so", async ({ page, own }) => {
  await installed(page, own.url);
  const path = join(own.folder, RULES);
  writeFileSync(path, readFileSync(path, "utf8").replace(/^namn\s*=\s*".*"/m, 'namn = "Tredje förslaget"'));
  await page.reload();
  await expect(news(page)).toContainText("Nya regler har kommit: Tredje förslaget.");
  const element = page.locator("fordela-kalkylator");
  await expect(element).not.toContainText("Tredje förslaget");
  await Promise.all([page.waitForEvent("load"), news(page).getByRole("button", { name: "Byt nu" }).click()]);
  await expect(element).toContainText("Tredje förslaget");
  await own.close();
  await page.reload();
  await expect(element).toContainText("Tredje förslaget");
});

test("with something unsaved the reader is asked first, and it stays", async ({ page, own }) => {
  await installed(page, own.url);
  newVersion(own, "9.0.0");
  await page.reload();
  await expect(news(page)).toContainText("9.0.0");
  await page.locator("[data-view=import]").click();
  await page.locator("#fd-files").setInputFiles({ name: "eget.csv", mimeType: "text/csv", buffer: Buffer.from("a;b\n1;2\n") });
  await expect(page.locator("fordela-kalkylator")).toContainText("eget.csv");
  await news(page).getByRole("button", { name: "Byt nu" }).click();
  await expect(news(page)).toContainText("Spara det först");
  await expect(page.locator("fordela-kalkylator")).toContainText("eget.csv");
  expect(await violations(page)).toEqual([]);
  await news(page).getByRole("button", { name: "Senare" }).click();
  await expect(news(page)).toBeEmpty();
  await expect(page.locator("fordela-kalkylator")).toContainText("eget.csv");
});

test("half of a new version changes nothing", async ({ page, own }) => {
  await installed(page, own.url);
  newVersion(own, "9.0.0");
  const gone = readFileSync(join(own.folder, "sw.js"), "utf8").match(/assets\/kalkylator-[\w-]+\.js/)?.[0] ?? "";
  rmSync(join(own.folder, gone));
  await page.reload();
  await expect(page.locator("#fd-title")).toBeVisible();
  await page.waitForTimeout(1_500);
  await expect(news(page)).toBeEmpty();
  expect((await cached(page)).some(({ name }) => name.includes("9.0.0"))).toBe(false);
});

test("can be installed: the browser finds nothing wrong with the manifest", async ({ page, own }) => {
  await installed(page, own.url);
  const session = await page.context().newCDPSession(page);
  const { errors, data = "" } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { icons } = JSON.parse(data) as { icons: { src: string; sizes: string }[] };
  for (const { src, sizes } of [...icons, { src: "icon-180.png", sizes: "180x180" }]) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    if (sizes !== "any") expect(size, src).toBe(sizes);
  }
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A window of a test is as a private one, in which nothing is installed.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
});
