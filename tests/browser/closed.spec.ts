// Nothing leaves the page: no other origin is asked for anything, nothing is stored, and the strict policy is never broken.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as plain } from "@playwright/test";
import { serve } from "../../build/serve.mjs";
import { cell, table, withCell } from "./data.js";
import { DIST, expect, test } from "./site.js";

const schools = table("enhet");

test("no request to another origin, and after the start only when something of our own is needed", async ({ page, site, fordela }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const broken: string[] = [];
  await page.exposeFunction("policyBroken", (what: string) => broken.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      void (globalThis as unknown as { policyBroken(what: string): void }).policyBroken(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await fordela.open();
  const own = asked.filter((url) => url.startsWith(site));
  expect(asked.filter((url) => !url.startsWith(site))).toEqual([]);
  expect(own.some((url) => url.endsWith(".wasm"))).toBe(true);
  expect(own.some((url) => url.endsWith("enhet.csv"))).toBe(true);

  asked.length = 0;
  await fordela.choose(cell(schools, 2, "skolenhetskod"));
  await fordela.why("verksamhetsstöd");
  await fordela.swap();
  await fordela.view("comparison");
  await fordela.load({ name: "enhet.csv", content: withCell(schools, 3, "F-3", "99") });
  await fordela.load({ name: "enhet.csv", content: withCell(schools, 3, "F-3", "fel") });
  // The browser itself asks for the page's icon anew when the view in the address changes.
  expect(asked.filter((url) => !url.endsWith("/icon.svg"))).toEqual([]);
  expect(broken).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

plain("from a folder deeper down: every address is relative", async ({ page }) => {
  const root = mkdtempSync(join(tmpdir(), "fordela-"));
  mkdirSync(join(root, "intranät"));
  symlinkSync(DIST, join(root, "intranät", "fördela"));
  const server = await serve(root, { port: 0 });
  try {
    await page.goto(`${server.url}intranät/fördela/`);
    await expect(page.locator("[data-unit]")).toHaveCount(60);
  } finally {
    await server.close();
    rmSync(root, { recursive: true });
  }
});
