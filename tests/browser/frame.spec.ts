// The element in a frame of another page: the address says what is shown, only files of the frame's own site are fetched, and the
// page around gives the frame its height, whoever else says one.

import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { serve } from "../../build/serve.mjs";
import { asked } from "../../www/src/ram/address.js";
import { violations } from "./axe.js";
import { DIST } from "./site.js";

const SHOWN = "ram.html?data=data/exempelkommun.json&view=school&plain";

/** A page of somebody else's, under a policy that lets no wasm run, with frames of ours from a site of their own. */
const test = base.extend<{ around: (body: string) => Promise<string>; theirs: string }>({
  theirs: async ({}, use) => {
    const server = await serve(DIST, { port: 0 });
    await use(server.url);
    await server.close();
  },
  around: async ({ page, theirs }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "fordela-ram-"));
    symlinkSync(DIST, join(folder, "fordela"));
    const csp = `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; frame-src 'self' ${theirs}; base-uri 'none'`;
    const server = await serve(folder, { port: 0, csp });
    await use(async (body) => {
      writeFileSync(join(folder, "index.html"), `<!doctype html><html lang="sv"><title>Sidan</title><script src="fordela/fordela-ram.js" defer></script>${body}`);
      await page.goto(server.url);
      return server.url;
    });
    await server.close();
    rmSync(folder, { recursive: true });
  },
});

const height = (page: Page, at = 0) => page.locator("iframe").nth(at).evaluate((frame) => frame.getBoundingClientRect().height);

test("as high as what it shows, and lower again when that becomes lower", async ({ page, around, theirs }) => {
  await around(`<iframe data-fordela src="${theirs}${SHOWN}" title="Fördela" width="900" height="150"></iframe>`);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("[data-unit]").first()).toBeVisible();
  await expect.poll(() => height(page)).toBeGreaterThan(600);
  const before = await height(page);
  await frame.locator("[data-unit]").first().click();
  await expect(frame.locator("[data-plain=school]")).toBeVisible();
  await expect.poll(() => height(page)).not.toBe(before);
  const inner = await page.frames()[1]!.evaluate(() => [document.documentElement.scrollHeight, innerHeight] as const);
  expect(inner[0]).toBeLessThanOrEqual(inner[1] + 1);
});

test("a height that somebody else says, or that is none, is not taken", async ({ page, around, theirs }) => {
  await around(`<iframe data-fordela src="${theirs}ram.html" title="Fördela" style="height: 300px"></iframe><iframe id="other" src="${theirs}ram.html" title="Annan"></iframe>`);
  await expect(page.frameLocator("iframe >> nth=0").getByRole("alert")).toContainText("vad som ska visas");
  await page.waitForTimeout(300);
  await page.locator("iframe").first().evaluate((frame) => void ((frame as HTMLIFrameElement).style.height = "300px"));
  const say = (at: number, said: unknown) => page.frames()[at]!.evaluate((message) => parent.postMessage(message, "*"), said);
  await say(2, { type: "fordela-hojd", height: 999 }); // another frame
  await page.evaluate(() => window.postMessage({ type: "fordela-hojd", height: 998 }, "*")); // the page itself
  for (const said of [null, "fordela-hojd", { type: "annat", height: 997 }, { type: "fordela-hojd" }, { type: "fordela-hojd", height: "996" }, { type: "fordela-hojd", height: NaN }, { type: "fordela-hojd", height: Infinity }]) await say(1, said);
  await page.waitForTimeout(200);
  expect(await height(page)).toBeCloseTo(304, -1);
  await say(1, { type: "fordela-hojd", height: 1e9 });
  await expect.poll(() => height(page)).toBeGreaterThan(19_999);
  expect(await height(page)).toBeLessThan(20_010);
  await say(1, { type: "fordela-hojd", height: 1 });
  await expect.poll(() => height(page)).toBeLessThan(130);
});

test("a frame from another page than its address says is not listened to", async ({ page, around, theirs }) => {
  await around(`<iframe data-fordela src="${theirs}ram.html" title="Fördela" style="height: 300px" sandbox="allow-scripts"></iframe>`);
  await page.frames()[1]!.evaluate(() => parent.postMessage({ type: "fordela-hojd", height: 700 }, "*"));
  await page.waitForTimeout(200);
  expect(await height(page)).toBeLessThan(310);
  await around(`<iframe data-fordela="sandlada" src="${theirs}ram.html" title="Fördela" style="height: 300px" sandbox="allow-scripts"></iframe>`);
  await page.frames()[1]!.evaluate(() => parent.postMessage({ type: "fordela-hojd", height: 700 }, "*"));
  await expect.poll(() => height(page)).toBeGreaterThan(690);
});

test("on its own: a sentence for an address that says nothing, or leads elsewhere, and nothing is fetched", async ({ page, theirs }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  for (const [query, sentence] of [
    ["", "Adressen säger inte vad som ska visas"],
    ["?view=school", "Adressen säger inte vad som ska visas"],
    ["?data=https://exempel.invalid/x.json", "Adressen i data= går till en annan plats"],
    ["?publication=//exempel.invalid/x.json", "Adressen i publication= går till en annan plats"],
    ["?language=en&rules=https:%2F%2Fexempel.invalid/x.toml", "The address in rules= leads to another place"],
  ] as const) {
    await page.goto(`${theirs}ram.html${query}`);
    await expect(page.getByRole("alert")).toContainText(sentence);
    expect((await violations(page)).filter((one) => !one.startsWith("page-has-heading-one"))).toEqual([]);
  }
  expect(requests.filter((url) => !url.startsWith(theirs))).toEqual([]);
});

base("addresses are told apart", () => {
  const page = (query: string) => asked(new URL(`https://intranat.example/fordela/ram.html?${query}`));
  for (const own of ["a.json", "./a.json", "../a.json", "/a.json", "mapp/a b.json", "?a", "a:b/../c.json".slice(2)]) expect(page(`data=${encodeURIComponent(own)}`), own).toHaveProperty("attributes");
  for (const foreign of ["https://x.example/a", "http:a.json", "https:a.json", "//x.example/a", "\\\\x.example\\a", "/\\x.example/a", "\\/x.example/a", "javascript:alert(1)", "data:,x", "blob:x", "a.json https://x.example/b", "\t//x.example/a", "https\t://x.example"]) {
    expect(page(`data=${encodeURIComponent(foreign)}`), foreign).toEqual({ wrong: "foreign", name: "data" });
  }
  expect(page("data=a.json&full-view=https://x.example/")).toEqual({ wrong: "foreign", name: "full-view" });
  expect(page("data=a.json&onclick=x&hash&plain&files=x")).toEqual({ attributes: new Map([["data", "a.json"], ["plain", ""]]) });
  expect(page("data=%20")).toEqual({ wrong: "nothing" });
});
