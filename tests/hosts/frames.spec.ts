// A frame is as high as what it shows, on a host with several of them; and what anyone else says of heights is not listened to.

import { documentOf, FOLDER } from "./deliveries.js";
import { expect, SITE, test, type Page } from "./fixtures.js";
import { serveSite, type Site } from "./server.js";

const SCRIPT = '<script src="fordela/fordela-ram.js" defer></script>';
const RAM = "fordela/ram.html?data=data/exempelkommun.json";
const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';

let site: Site;
let other: Site;

/** A frame that says nothing of itself: the test speaks through it. */
const SILENT = documentOf("", "<p>En ram</p>");

test.beforeAll(async () => {
  other = await serveSite({ own: { "/tyst/": SILENT }, folders: {} });
  site = await serveSite({
    own: {
      "/icon.svg": ICON,
      "/tyst/": SILENT,
      "/": documentOf(SCRIPT, `<iframe id="skolor" data-fordela title="Skolor" width="1000" height="150" src="${RAM}&amp;view=comparison"></iframe>
        <iframe id="skola" data-fordela title="Skola" width="700" height="150" src="${RAM}&amp;view=school&amp;unit=99000006"></iframe>`),
      "/lyssnar/": documentOf('<script src="/fordela/fordela-ram.js"></script>', `
        <iframe id="egen" data-fordela title="Egen" height="300" src="/tyst/"></iframe>
        <iframe id="granne" data-fordela title="Granne" height="300" src="/tyst/"></iframe>
        <iframe id="utanför" title="Utan märke" height="300" src="/tyst/"></iframe>
        <iframe id="främmande" title="Främmande" height="300" src="${other.url}tyst/"></iframe>
        <iframe id="låda" data-fordela="sandlada" sandbox="allow-scripts" title="Låda" height="300" src="/tyst/"></iframe>
        <iframe id="låda-omärkt" data-fordela sandbox="allow-scripts" title="Låda utan märke" height="300" src="/tyst/"></iframe>`),
    },
    folders: { [FOLDER]: SITE },
  });
});

test.afterAll(async () => {
  await site.close();
  await other.close();
});

const heights = (page: Page) => page.locator("iframe").evaluateAll((all) => Object.fromEntries(all.map((one) => [one.id, (one as HTMLElement).style.height])));

/** Once they have been the same for a second. A height that made the content higher would never come to rest. */
async function atRest(page: Page): Promise<Record<string, string>> {
  let last = await heights(page);
  await expect.poll(async () => {
    const former = last;
    last = await heights(page);
    return JSON.stringify(former) === JSON.stringify(last);
  }, { intervals: [1_000] }).toBe(true);
  return last;
}

/** Says something to the host from inside of a frame. */
async function say(page: Page, id: string, message: string): Promise<void> {
  const handle = await page.locator(`iframe#${id}`).elementHandle();
  const frame = await handle?.contentFrame();
  await frame?.evaluate((text) => parent.postMessage((0, eval)(`(${text})`), "*"), message);
  // A message of the host's own comes after it in the same queue.
  await page.evaluate(() => new Promise((done) => {
    addEventListener("message", done, { once: true });
    postMessage("efter", "*");
  }));
  await page.waitForTimeout(50);
}

const height = (value: string) => `{ type: "fordela-hojd", height: ${value} }`;

test("two frames on one page, each as high as what it shows, and it follows", async ({ page }) => {
  await page.goto(site.url);
  const inner = (id: string) => page.frameLocator(`#${id}`);
  await expect(inner("skolor").locator("[data-table=schools] tbody tr[data-key]").first()).toBeVisible({ timeout: 20_000 });
  await expect(inner("skola").locator("[data-sum=proposed]").first()).toBeVisible({ timeout: 20_000 });

  /** What the frame shows has room, and no more than that. */
  const fits = (id: string) => expect.poll(async () => {
    const [outer, within] = await Promise.all([
      page.locator(`#${id}`).evaluate((frame) => frame.clientHeight),
      inner(id).locator("html").evaluate((root) => ({ content: Math.ceil(root.getBoundingClientRect().height), scrolls: root.scrollHeight > window.innerHeight })),
    ]);
    return { left: outer - within.content, scrolls: within.scrolls };
  }).toEqual({ left: 0, scrolls: false });

  // What is drawn first when it is seen has been seen then.
  const why = inner("skola").locator(".fd-whybtn").first();
  await why.click();
  await expect(inner("skola").locator("[data-why]").first()).toBeVisible();
  await why.click();
  const before = await atRest(page);
  await fits("skolor");
  await fits("skola");
  expect(before.skolor).not.toBe(before.skola);

  await why.click();
  await expect.poll(async () => parseInt((await heights(page)).skola ?? "", 10)).toBeGreaterThan(parseInt(before.skola ?? "", 10));
  await fits("skola");
  await why.click();
  await expect.poll(async () => (await heights(page)).skola).toBe(before.skola);
  expect(await atRest(page)).toEqual(before);
});

test("heights are taken within their bounds, from the frame that they are of", async ({ page }) => {
  await page.goto(`${site.url}lyssnar/`);
  const none = { egen: "", granne: "", utanför: "", främmande: "", låda: "", "låda-omärkt": "" };
  expect(await heights(page)).toEqual(none);
  for (const [value, taken] of [["500", "500px"], ["500.2", "501px"], ["-5", "120px"], ["0", "120px"], ["1e9", "20000px"], ["Number.MAX_VALUE", "20000px"]] as const) {
    await say(page, "egen", height(value));
    expect(await heights(page), value).toEqual({ ...none, egen: taken });
  }
  await say(page, "låda", height("640"));
  expect((await heights(page)).låda).toBe("640px");
});

test("what is no height of a frame's own is not listened to", async ({ page }) => {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(`${site.url}lyssnar/`);
  const before = await heights(page);
  const wrong = ["NaN", "Infinity", "-Infinity", '"500"', "null", "undefined", "[500]", "{ valueOf: 500 }", "500n", "true"].map(height);
  const others = ["null", "undefined", '"fordela-hojd"', "500", "[]", "{}", '{ type: "annan", height: 500 }', '{ height: 500 }', '["fordela-hojd", 500]', "new Map([['type', 'fordela-hojd']])"];
  for (const message of [...wrong, ...others]) {
    await say(page, "egen", message);
    expect(await heights(page), message).toEqual(before);
  }
  // Frames that are not asked for, or whose origin is not the one of their address.
  for (const id of ["utanför", "främmande", "låda-omärkt"]) {
    await say(page, id, height("500"));
    expect(await heights(page), id).toEqual(before);
  }
  // The page itself, and a frame that has gone to another site since.
  await page.evaluate(() => postMessage({ type: "fordela-hojd", height: 500 }, "*"));
  await page.waitForTimeout(50);
  expect(await heights(page)).toEqual(before);
  await page.locator("#granne").evaluate((frame, address) => {
    (frame as HTMLIFrameElement).contentWindow?.location.replace(address);
  }, `${other.url}tyst/`);
  await expect(page.frameLocator("#granne").locator("p")).toBeVisible();
  await expect.poll(async () => (await (await page.locator("#granne").elementHandle())?.contentFrame())?.url()).toContain(other.url);
  await say(page, "granne", height("500"));
  expect(await heights(page)).toEqual(before);
  expect(complaints).toEqual([]);
});

test("an address in the frame's own address leads nowhere else", async ({ page, world }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const heard = world.heard.length;
  for (const address of [
    "https://exempel.se/x.json", "//exempel.se/x.json", "\\\\exempel.se\\x.json", "/\\exempel.se/x.json", "http:exempel.se/x", "%09//exempel.se/x.json", "data:application/json,{}", "javascript:alert(1)", "data/a.json%20https://exempel.se/x",
  ]) {
    for (const name of ["data", "rules", "publication", "full-view"]) {
      await page.goto(`${site.url}fordela/ram.html?${name === "full-view" ? "data=data/exempelkommun.json&" : ""}${name}=${address.replaceAll("\\", "%5C")}`);
      await expect(page.getByRole("alert"), `${name}=${address}`).toBeVisible();
      await expect(page.locator("fordela-kalkylator"), `${name}=${address}`).toHaveCount(0);
    }
  }
  expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([]);
  expect(world.heard.slice(heard)).toEqual([]);
});
