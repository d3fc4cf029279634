// Every delivery in every host that it can meet: the right figures, or a sentence that says what to do. And in every one of them
// nothing is asked of anybody else: neither seen by the browser nor heard by the rest of the world.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CELLS, type Cell, type Host } from "./hosts.js";
import { ADDRESSES, documentOf, element, FOLDER, frame, hostPage, OWN_TEXT, SCRIPTS, type Around, type Delivery } from "./deliveries.js";
import { wrongFigures, type Scope } from "./figures.js";
import { expect, SITE, test, type Page } from "./fixtures.js";
import { note } from "./note.js";
import { sentenceOf, told } from "./sentences.js";
import { serveSite, type Site } from "./server.js";
import { strangersApp } from "./stranger.js";

const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';
const SANDBOX = 'sandbox="allow-scripts"';

/** The pages that the host has, by their paths. `folder` is where Fördela lies, seen from them. */
function pages({ host, delivery }: Cell, folder: string): Record<string, string> {
  const made = hostPage(delivery, around(host, delivery))?.replaceAll('src="fordela/', `src="${folder}`);
  const own: Record<string, string> = { "/icon.svg": ICON, ...host.own, ...(made === undefined ? {} : { "/": made }) };
  const framed = host.opened === "sandboxed" ? SANDBOX : "";
  own["/runt/"] = documentOf("", `<iframe title="Fördela" width="1200" height="900" ${framed} src="/${ADDRESSES[delivery]}"></iframe>`);
  return own;
}

function around(host: Host, delivery: Delivery): Around {
  if (host.opened === "twice") return twice(delivery);
  const script = host.script?.replace("%integritet%", () => integrity(delivery));
  return { ...host, ...(script === undefined ? {} : { script }), kind: host.opened === "sandboxed" ? "sandlada" : "" };
}

const ENTRIES: Partial<Record<Delivery, string>> = { modul: "fordela-kalkylator.js", script: "fordela.standalone.js", ram: "fordela-ram.js" };
const integrity = (delivery: Delivery): string => (JSON.parse(readFileSync(join(SITE, "integritet.json"), "utf8")) as Record<string, string>)[ENTRIES[delivery] ?? ""] ?? "";

function twice(delivery: Delivery): Around {
  if (delivery === "ram") return { tail: frame(), script: "" };
  const again = delivery === "modul" ? SCRIPTS.modul("", "fordela/fordela-kalkylator.js?igen") : SCRIPTS.script("", "fordela/fordela.standalone.js?igen");
  return { tail: element() + again };
}

/** A folder on the reader's own disk, with the host's page beside the delivered one. */
function onDisk(cell: Cell): { site: string; address: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "fordela-fil-"));
  cpSync(SITE, join(folder, "fordela"), { recursive: true });
  const page = hostPage(cell.delivery, cell.host);
  if (page !== undefined) writeFileSync(join(folder, "index.html"), page.replace("/icon.svg", "fordela/icon.svg"));
  const site = pathToFileURL(`${folder}/`).href;
  return { site, address: `${site}${ADDRESSES[cell.delivery] || "index.html"}`, remove: () => rmSync(folder, { recursive: true }) };
}

/** Of a frame that is a delivery itself, it is that one which is in the box. */
const isFramed = (host: Host, delivery: Delivery): boolean => host.opened === "framed" || (host.opened === "sandboxed" && delivery !== "ram");

/** Where the element is: in the page, or in its frame, or in the frame of a frame. */
function scopeOf(page: Page, { host, delivery }: Cell): Scope {
  const outer = isFramed(host, delivery) ? page.frameLocator("iframe") : page;
  if (host.opened === "twice" && delivery !== "ram") return page.locator("fordela-kalkylator").first();
  return delivery === "ram" ? outer.frameLocator("iframe[data-fordela] >> nth=0") : outer;
}

/** What says that something went wrong. */
const sentences = (scope: Scope) => scope.locator("[role=alert], [data-notice]").filter({ visible: true });

async function expectCell(page: Page, cell: Cell, scope: Scope): Promise<void> {
  const { expected, host } = cell;
  if (expected === "own-text") {
    const text = hostPage(cell.delivery) === undefined || cell.delivery === "ram" ? scope.locator("#fordela-vantar") : scope.getByText(OWN_TEXT);
    await page.waitForLoadState("load");
    // The single file waits before it says that nothing happens.
    await expect(text.first()).toBeVisible({ timeout: 15_000 });
    // It stays: nothing of ours comes later and takes its place.
    await page.waitForTimeout(500);
    await expect(text.first()).toBeVisible();
    expect(await scope.locator("fordela-kalkylator").evaluateAll((all) => all.every((found) => found.shadowRoot === null))).toBe(true);
    return;
  }
  const alert = sentences(scope);
  const rows = scope.locator("[data-table=schools] tbody tr[data-key]").filter({ visible: true });
  await expect(rows.first().or(alert.first()).first()).toBeVisible({ timeout: host.opened === "jitless" ? 60_000 : 20_000 });
  if (expected === "figures" || expected === "figures-javascript") {
    expect(await alert.allInnerTexts()).toEqual([]);
    expect(await wrongFigures(scope)).toEqual([]);
    return;
  }
  // Where more than one thing fails, the sentence that matters may come second.
  await expect.poll(async () => told((await alert.allInnerTexts()).join(" "))).toContain(sentenceOf(expected));
}

/** The policy is of the host's page; a page of our own that lies on the host's site gets it too, the page in a frame its own. */
function headers({ host, delivery }: Cell, path: string): Record<string, string> {
  const under = delivery === "fil" || delivery === "sida" ? FOLDER : delivery === "paket" ? "/app/" : "/";
  const covered = under === "/" ? path === "/" : path.startsWith(under);
  return host.policy !== undefined && covered ? { "Content-Security-Policy": host.policy } : {};
}

for (const cell of CELLS) {
  const { host, delivery, expected } = cell;
  test(`${host.id}: ${delivery}, ${expected}`, async ({ browser: ordinary, world, jitless }) => {
    if (host.opened === "jitless") test.setTimeout(90_000);
    const heard = world.heard.length;
    const app = delivery === "paket" ? await strangersApp() : SITE;
    const folders = { "/app/": app, "/data/": join(SITE, "data/"), "/djupare/ned/fordela/": SITE, [FOLDER]: SITE };
    const shared: Record<string, string> = host.shared ? { "Access-Control-Allow-Origin": "*" } : {};
    const other = host.opened === "elsewhere" ? await serveSite({ own: {}, folders, headers: () => shared }) : undefined;
    const site = await serveSite({
      own: pages(cell, other ? `${other.url}fordela/` : "fordela/"),
      folders,
      headers: (path) => ({ ...shared, ...headers(cell, path) }),
      ...(host.change ? { change: host.change } : {}),
    });
    const disk = host.opened === "file" ? onDisk(cell) : undefined;
    const browser = host.opened === "jitless" ? await jitless() : ordinary;
    const context = await browser.newContext();
    try {
      const asked: string[] = [];
      const complaints: string[] = [];
      context.on("request", (request) => asked.push(request.url()));
      context.on("weberror", (error) => complaints.push(String(error.error())));
      context.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      const page = await context.newPage();
      await page.goto(disk?.address ?? `${site.url}${isFramed(host, delivery) ? "runt/" : ADDRESSES[delivery]}`);
      const scope = scopeOf(page, cell);
      await expectCell(page, cell, scope);
      if (host.opened === "twice") await expectCell(page, cell, delivery === "ram" ? page.frameLocator("iframe[data-fordela] >> nth=1") : page.locator("fordela-kalkylator").nth(1));
      if (host.opened === "cut") await expectHolds(page, cell, scope, site);
      // Where the core runs as JavaScript, the page says that it is slower.
      if (expected.startsWith("figures")) await expect(scope.locator("[data-slow]")).toHaveCount(expected === "figures-javascript" ? 1 : 0);
      if (expected === "figures" && host.opened !== "cut") expect(complaints).toEqual([]);
      expectOwn(asked, cell, [disk?.site ?? site.url, ...(other ? [`${other.url}fordela/`] : [])]);
      expect(world.heard.slice(heard), "someone else was asked").toEqual([]);
      note(test.info(), "cell", { host: host.id, delivery, expected });
    } finally {
      await context.close();
      await site.close();
      await other?.close();
      disk?.remove();
    }
  });
}

/** Everything that was asked for lies on the host's own site, and the single file asks for nothing but itself. */
function expectOwn(asked: readonly string[], { delivery }: Cell, sites: readonly string[]): void {
  const outside = asked.filter((url) => !sites.some((site) => url.startsWith(site)) && !url.startsWith("data:") && !url.startsWith("blob:"));
  expect(outside).toEqual([]);
  if (delivery !== "fil") return;
  expect(asked.filter((url) => !url.startsWith("data:") && !/\/(runt\/|icon\.svg|fordela\/fordela\.html(#.*)?)$/.test(url))).toEqual([]);
}

/** The server is gone: what is on the screen holds, and a view that was never opened comes, or a sentence says that it cannot be fetched. */
async function expectHolds(page: Page, { delivery }: Cell, scope: Scope, site: Site): Promise<void> {
  site.cut();
  await page.waitForTimeout(100);
  expect(await wrongFigures(scope)).toEqual([]);
  await scope.locator("[data-view=try]").click();
  const view = scope.locator("#fd-t-result");
  const alert = sentences(scope);
  await expect(view.or(alert).first()).toBeVisible();
  const inside = delivery === "script" || delivery === "fil";
  if (inside) await expect(view).toBeVisible();
  if (await view.isVisible()) return;
  expect(told((await alert.allInnerTexts()).join(" "))).toContain(sentenceOf("sentence-part"));
  // The figures have not gone anywhere, and with the net back the view comes.
  await scope.locator("[data-view=comparison]").click();
  expect(await wrongFigures(scope)).toEqual([]);
  site.mend();
  await scope.locator("[data-view=try]").click();
  await scope.getByRole("button", { name: "Försök igen" }).click();
  await expect(view).toBeVisible();
}
