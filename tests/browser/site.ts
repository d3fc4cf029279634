// The built site behind a server of its own, with the strict policy; and the page as its users see it.

import { fileURLToPath } from "node:url";
import { expect, test as base, type ConsoleMessage, type Locator, type Page } from "@playwright/test";
import { serve } from "../../build/serve.mjs";

export const DIST = process.env.FORDELA_SITE ?? fileURLToPath(new URL("../../dist", import.meta.url));

interface Fixtures {
  /** The page, opened and computed. */
  fordela: Fordela;
}

interface WorkerFixtures {
  site: string;
}

/** The site without anything opened. */
export const served = base.extend<object, WorkerFixtures>({
  site: [
    async ({}, use) => {
      const server = await serve(DIST, { port: 0 });
      await use(server.url);
      await server.close();
    },
    { scope: "worker" },
  ],
});

export const test = served.extend<Fixtures>({
  fordela: async ({ page, site }, use) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      if (isComplaint(message)) problems.push(message.text());
    });
    const fordela = new Fordela(page, site, problems);
    await fordela.open();
    await use(fordela);
    expect(fordela.complaints, "the browser complained").toEqual([]);
  },
});

export { expect };

/** An error or a warning, and not what the test itself has brought about. */
export const isComplaint = (message: ConsoleMessage): boolean =>
  ["error", "warning"].includes(message.type()) && message.text() !== "Service Worker registration blocked by Playwright";

export type View = "school" | "comparison" | "try" | "followup" | "workshop" | "import" | "embed";
export type Side = "current" | "proposed" | "difference";
export interface Upload {
  name: string;
  content: string | Buffer;
}

export class Fordela {
  readonly element: Locator;
  readonly title: Locator;
  readonly problems: Locator;
  readonly status: Locator;

  constructor(
    readonly page: Page,
    readonly site: string,
    /** What the browser wrote of errors and warnings; a test that provokes one empties the list. */
    readonly complaints: string[],
  ) {
    this.element = page.locator("fordela-kalkylator");
    this.title = page.locator("#fd-title");
    this.problems = page.locator(".fd-problems > li");
    this.status = page.locator(".fd > [role=status]");
  }

  async open(): Promise<void> {
    await this.page.goto(this.site);
    await expect(this.title).toBeVisible();
  }

  async view(name: View): Promise<void> {
    await this.page.locator(`[data-view=${name}]`).click();
    await expect(this.page.locator(`[data-view=${name}]`)).toHaveAttribute("aria-current", "page");
    await expect(this.page.locator("[data-part][aria-busy=true]")).toHaveCount(0); // nothing of it is still on its way
  }

  /** From the start page, or through the dialog when a school is already chosen. */
  async choose(unit: string): Promise<void> {
    const change = this.page.locator("#fd-change-school");
    if (await change.isVisible()) await change.click();
    await this.page.locator(`[data-unit="${unit}"]`).click();
    await expect(this.page.locator("dl.fd-facts dd").filter({ hasText: new RegExp(`^${unit}$`) })).toBeVisible();
  }

  async swap(): Promise<void> {
    const toggle = this.page.locator("#fd-rules-toggle");
    if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
    await this.page.locator("#fd-rules-panel button").click();
  }

  /** Waits until the files have been read and what came of it is on the screen. */
  async load(...files: Upload[]): Promise<void> {
    await this.view("import");
    await this.page.locator("#fd-files").setInputFiles(
      files.map(({ name, content }) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content as string) })),
    );
    await expect(this.status).toContainText(files.length === 1 ? "En fil inläst" : `${files.length} filer inlästa`);
  }

  resource(id: string): Locator {
    return this.page.locator(`[data-table=resources] tr[data-resource="${id}"]`);
  }

  async why(resource: string): Promise<Locator> {
    await this.resource(resource).locator(".fd-whybtn").click();
    const tree = this.page.locator(`[data-why="${resource}"]`);
    await expect(tree).toBeVisible();
    return tree;
  }

  /** Opens every folded part of an explanation, and what unfolds within it. */
  async unfold(tree: Locator): Promise<void> {
    const folded = tree.locator("details:not([open]) > summary").filter({ visible: true });
    while ((await folded.count()) > 0) {
      await folded.first().click();
      // The parts are drawn after the browser has told that they were opened.
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
  }

  async sum(side: Side): Promise<string | undefined> {
    return amount(await this.page.locator(`[data-sum=${side}]`).first().innerText());
  }
}

/** An amount on the page as a decimal string; undefined for a dash or a word. */
export function amount(text: string): string | undefined {
  const plain = text
    .replace(/[\s\u00a0]/g, "")
    .replace("\u2212", "-")
    .replace(/^\+/, "")
    .replace(/kr$/, "")
    .replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : undefined;
}

/** Two decimal strings that mean the same number. */
export const same = (a: string, b: string): boolean => ore(a) === ore(b);

/** In whole öre, exactly. More decimals than two are an error of the test's. */
export function ore(value: string): bigint {
  const match = /^(-?)(\d+)(?:[.,](\d{1,2})0*)?$/.exec(value.trim());
  if (!match) throw new Error(`no amount in whole öre: ${value}`);
  const [, sign, whole = "", part = ""] = match;
  const size = BigInt(whole + part.padEnd(2, "0"));
  return sign ? -size : size;
}
