// Pröva as its users see it: the fields, the list of changes, the tabs, and a scenario to a file and back.

import { readFileSync } from "node:fs";
import type { Download, Locator, Page } from "@playwright/test";
import { amount, expect, type Fordela, type Upload } from "./site.js";

export class Trying {
  readonly page: Page;
  readonly sum: Locator;
  readonly changes: Locator;
  readonly tabs: Locator;

  constructor(readonly fordela: Fordela) {
    this.page = fordela.page;
    this.sum = this.page.locator(".is-total [data-amount]");
    this.changes = this.page.locator("[data-changes] > li");
    this.tabs = this.page.getByRole("tab");
  }

  field(id: string): Locator {
    return this.page.locator(`[data-parameter="${id}"] input[type=text]`);
  }

  slider(id: string): Locator {
    return this.page.locator(`[data-parameter="${id}"] input[type=range]`);
  }

  async total(): Promise<string> {
    await expect(this.page.locator("[data-result]")).toHaveAttribute("aria-busy", "false");
    return amount(await this.sum.innerText()) ?? "";
  }

  /** Once the figures of the change are on the screen. */
  async changed(count: number): Promise<void> {
    await expect(this.changes).toHaveCount(count);
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  async saved(): Promise<{ name: string; text: string }> {
    const [download]: [Download, void] = await Promise.all([this.page.waitForEvent("download"), this.page.locator("#fd-t-save").click()]);
    return { name: download.suggestedFilename(), text: readFileSync((await download.path()) ?? "", "utf8") };
  }

  async opened({ name, content }: Upload): Promise<Locator> {
    await this.page.locator("#fd-t-file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content as string) });
    return this.page.locator(".fd-try__opened");
  }
}

export async function begin(fordela: Fordela): Promise<Trying> {
  await fordela.view("try");
  await expect(fordela.page.locator("#fd-t-result")).toBeVisible();
  return new Trying(fordela);
}
