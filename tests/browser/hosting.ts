// A page of somebody else's with the element on it: html of the test's own, served beside the built site.

import type { Locator, Page } from "@playwright/test";
import { isComplaint, served } from "./site.js";

export interface Told {
  type: "fordela-resultat" | "fordela-fel";
  id: string;
  detail: unknown;
}

declare global {
  interface Window {
    /** What elements have told the page, in order. */
    told: Told[];
  }
}

export class Host {
  constructor(
    readonly page: Page,
    readonly site: string,
    readonly complaints: string[],
  ) {}

  /** The body as it is written; the element's script comes last, as on most pages. No style is allowed but what a test asks for. */
  async open(body: string, { head = "", script = `<script type="module" src="./fordela-kalkylator.js"></script>`, lang = "sv", styles = "'none'" } = {}): Promise<void> {
    const policy = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src ${styles}; img-src 'self'`;
    await this.page.route(`${this.site}vard.html`, (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", headers: { "Content-Security-Policy": policy }, body: `<!doctype html><html lang="${lang}"><head><title>Värdsidan</title><meta name="viewport" content="width=device-width, initial-scale=1">${head}</head><body>${body}${script}</body></html>` }),
    );
    await this.page.goto(`${this.site}vard.html`);
  }

  element(id = ""): Locator {
    return this.page.locator(`fordela-kalkylator${id}`);
  }

  async ready(id = ""): Promise<void> {
    await this.element(id).evaluate(async (element) => {
      await customElements.whenDefined("fordela-kalkylator");
      await (element as HTMLElementTagNameMap["fordela-kalkylator"]).ready;
    });
  }

  told(type?: Told["type"], id?: string): Promise<Told[]> {
    return this.page.evaluate(([type, id]) => window.told.filter((one) => (!type || one.type === type) && (id === undefined || one.id === id)), [type, id] as const);
  }
}

export const test = served.extend<{ host: Host }>({
  host: async ({ page, site }, use) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (isComplaint(message)) complaints.push(message.text());
    });
    await page.addInitScript(() => {
      window.told = [];
      for (const type of ["fordela-resultat", "fordela-fel"] as const) {
        document.addEventListener(type, (event) => window.told.push({ type, id: (event.target as Element).id, detail: event.detail }));
      }
    });
    await use(new Host(page, site, complaints));
  },
});

export { expect } from "@playwright/test";
