// The publication of the demonstration as the page saves it, made once for each worker.

import { readFileSync } from "node:fs";
import { chromium, type Page } from "@playwright/test";
import { expect, Fordela, test as base, type Upload } from "./site.js";

interface WorkerFixtures {
  /** The file's text. */
  publication: string;
}

/** Each number is tried in worlds of its own; on a busy machine that takes its time. */
export const LONG = 240_000;

export const test = base.extend<object, WorkerFixtures>({
  publication: [
    async ({ site }, use) => {
      const browser = await chromium.launch({ executablePath: process.env.FORDELA_CHROMIUM ?? "/usr/bin/chromium", args: ["--headless", "--no-sandbox"] });
      const fordela = new Fordela(await browser.newPage({ locale: "sv-SE" }), site, []);
      await fordela.open();
      const text = await save(fordela);
      await browser.close();
      await use(text);
    },
    { scope: "worker", timeout: LONG },
  ],
});

export { expect };

export async function panel(fordela: Fordela): Promise<void> {
  await fordela.view("comparison");
  await fordela.page.locator("[data-publish] > summary").click();
  await expect(fordela.page.locator("#fd-publish-save")).toBeVisible();
}

export async function save(fordela: Fordela): Promise<string> {
  await panel(fordela);
  const waiting = fordela.page.waitForEvent("download", { timeout: LONG });
  await fordela.page.locator("#fd-publish-save").click();
  return readFileSync(await (await waiting).path(), "utf8");
}

/** The page as it is put out for the principals: it names the publication, and no data. */
export async function putOut(page: Page, site: string, text: string): Promise<void> {
  await page.route("**/publicering.json", (route) => route.fulfill({ body: text, contentType: "application/json" }));
  await page.route((url) => url.pathname === "/", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace("data=\"./data/exempelkommun.json\"", "publication=\"./publicering.json\"") });
  });
  await page.goto(site);
  await expect(page.locator("[data-published]")).toBeVisible();
}

/** Opened as any file is. */
export async function show(fordela: Fordela, text: string, name = "publicering.json"): Promise<void> {
  await upload(fordela, { name, content: text });
  await expect(fordela.status).toContainText(`Publiceringen ${name} är öppen`);
  await expect(fordela.page.locator("[data-published]")).toBeVisible();
}

/** Numbers of one's own: asked for once, and then there for every school. */
export async function tryOwn(fordela: Fordela): Promise<void> {
  const way = fordela.page.locator("#fd-own-numbers");
  if (await way.isVisible()) {
    await way.click();
    await expect(fordela.page.locator("#fd-what-if")).toBeFocused();
  }
  await expect(fordela.page.locator("[data-questions]")).toBeVisible();
}

export async function upload(fordela: Fordela, { name, content }: Upload): Promise<void> {
  await fordela.view("import");
  await fordela.page.locator("#fd-files").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content as string) });
}
