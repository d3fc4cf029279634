// What is asked for after a page has come: only files beside the script, and a part only the first time it is used. What has all of
// it inside asks for nothing.

import { ADDRESSES, DELIVERIES, FOLDER, hostPage, type Delivery } from "./deliveries.js";
import { expect, SITE, test } from "./fixtures.js";
import { serveSite } from "./server.js";
import { strangersApp } from "./stranger.js";
import { join } from "node:path";

const VIEWS = ["comparison", "try", "followup", "workshop", "import", "school"];
const INSIDE: readonly Delivery[] = ["script", "fil"];

for (const delivery of Object.keys(DELIVERIES) as Delivery[]) {
  test(`${delivery}: every view, twice`, async ({ browser, world }) => {
    const heard = world.heard.length;
    const page = hostPage(delivery);
    const site = await serveSite({
      own: { "/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>', ...(page === undefined ? {} : { "/": page }) },
      folders: { "/app/": delivery === "paket" ? await strangersApp() : SITE, "/data/": join(SITE, "data/"), [FOLDER]: SITE },
    });
    // Without a service worker: what it keeps beforehand is another thing.
    const context = await browser.newContext({ serviceWorkers: "block" });
    try {
      const opened = await context.newPage();
      const asked: string[] = [];
      await opened.goto(site.url + ADDRESSES[delivery]);
      const scope = delivery === "ram" ? opened.frameLocator("iframe[data-fordela]") : opened;
      await expect(scope.locator("[data-table=schools] tbody tr[data-key]").first()).toBeVisible({ timeout: 20_000 });
      await opened.waitForTimeout(300);
      context.on("request", (request) => asked.push(request.url()));
      const round = async () => {
        asked.length = 0;
        for (const view of VIEWS) {
          await scope.locator(`[data-view=${view}]`).click();
          await expect(scope.locator(`[data-view=${view}]`)).toHaveAttribute("aria-current", "page");
          await expect(scope.locator("#fd-title")).toBeVisible();
          await opened.waitForTimeout(100);
        }
        // The browser itself asks for the page's icon anew when the view in the address changes.
        return asked.filter((url) => !url.endsWith("/icon.svg") && !/^(data|blob):/.test(url));
      };
      const first = await round();
      const beside = delivery === "paket" ? `${site.url}app/` : `${site.url}fordela/assets/`;
      expect(first.filter((url) => !url.startsWith(beside))).toEqual([]);
      expect(new Set(first).size).toBe(first.length);
      if (INSIDE.includes(delivery)) expect(first).toEqual([]);
      expect(await round()).toEqual([]);
      expect(world.heard.slice(heard)).toEqual([]);
    } finally {
      await context.close();
      await site.close();
    }
  });
}
