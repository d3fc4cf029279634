// A wasm instance that stops: the page starts another one, keeps what was entered, and says so in words.

import type { Page } from "@playwright/test";
import { violations } from "./axe.js";
import { cell, rowWhere, table, withCell } from "./data.js";
import { expect, test } from "./site.js";

const schools = table("enhet");
const row = rowWhere(schools, (value) => value("huvudman") === "Exempelkommunen" && value("centrala platser") !== "");
const unit = cell(schools, row, "skolenhetskod");

interface Traps {
  /** How many instances have been started. */
  started: number;
  /** The next calls with the name `at`, or any where it is empty, stop their instance for good, this many times. */
  left: number;
  at: string;
}

declare global {
  interface Window {
    traps: Traps;
  }
}

/** Every instance that the page starts can be stopped from outside; one that has stopped answers nothing any more. */
async function withTraps(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const traps: Traps = (window.traps = { started: 0, left: 0, at: "" });
    const guarded = (instance: WebAssembly.Instance): WebAssembly.Instance => {
      traps.started += 1;
      const exports = { ...instance.exports } as Record<string, unknown> & { memory: WebAssembly.Memory };
      let stopped = false;
      const going = () => {
        if (stopped) throw new WebAssembly.RuntimeError("unreachable");
      };
      for (const [name, own] of Object.entries(exports)) {
        if (typeof own !== "function") continue;
        exports[name] = (...args: number[]) => {
          going();
          if (name === "core_call") {
            const [, , at = 0, length = 0] = args;
            const [asked] = new TextDecoder().decode(new Uint8Array(exports.memory.buffer, at, length)).split("\n");
            if (traps.left > 0 && (traps.at === "" || traps.at === asked)) {
              traps.left -= 1;
              stopped = true;
            }
            going();
          }
          return (own as (...args: number[]) => unknown)(...args);
        };
      }
      return Object.create(WebAssembly.Instance.prototype, { exports: { value: exports } }) as WebAssembly.Instance;
    };
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => guarded(await instantiate(module, imports))) as unknown as typeof WebAssembly.instantiate;
  });
}

const arm = (page: Page, at: string, times = 1) =>
  page.evaluate(([name, count]) => Object.assign(window.traps, { at: name, left: count }), [at, times] as const);

test.beforeEach(async ({ page, fordela }) => {
  await withTraps(page);
  await fordela.open();
  expect(await page.evaluate(() => window.traps.started)).toBe(1);
  await fordela.choose(unit);
});

test("while explaining: that explanation is missing, everything else holds", async ({ page, fordela }) => {
  const before = await fordela.sum("proposed");
  await arm(page, "explain");
  await fordela.resource("verksamhetsstöd").locator(".fd-whybtn").click();
  await expect(page.locator("[data-notice]")).toContainText("har startats om. Dina filer och val finns kvar.");
  await expect(page.locator('[data-why="verksamhetsstöd"]')).toContainText("Förklaringen gick inte att ta fram");
  expect(await fordela.sum("proposed")).toBe(before);
  expect(await violations(page)).toEqual([]);
  const other = await fordela.why("centrala_grupper");
  await expect(other.locator("[data-node=resource]")).toBeVisible();
  expect(await page.evaluate(() => window.traps.started)).toBe(2);
  await expect(fordela.element).not.toContainText("unreachable");
  await page.getByRole("button", { name: "Stäng" }).click();
  await expect(page.locator("[data-notice]")).toHaveCount(0);
  await expect(fordela.title).toBeFocused();
  fordela.complaints.length = 0; // the page writes the stop to the console, for those who look there
});

test("while reading files: they are read again by a new instance", async ({ page, fordela }) => {
  const before = await fordela.sum("proposed");
  await arm(page, "");
  await fordela.load({ name: "enhet.csv", content: withCell(schools, row, "centrala platser", "0") });
  await expect(page.locator("[data-notice]")).toContainText("har startats om");
  await fordela.view("school");
  await expect(fordela.title).toHaveText(cell(schools, row, "namn"));
  expect(await fordela.sum("proposed")).not.toBe(before);
  fordela.complaints.length = 0;
});

test("with files that stop every instance: the former figures stay, and the load can be undone", async ({ page, fordela }) => {
  const before = await fordela.sum("proposed");
  // The reading that first tells which rule set a file holds does not happen for tables, so the two stops are the two tries.
  await arm(page, "open", 2);
  await fordela.load({ name: "enhet.csv", content: withCell(schools, row, "centrala platser", "0") });
  await expect(page.locator("[data-notice]")).toContainText("Räkningen stannar av ett fel i programmet");
  await fordela.view("school");
  expect(await fordela.sum("proposed")).toBe(before);
  await page.getByRole("button", { name: "Ångra inläsningen" }).click();
  await expect(page.locator("[data-notice]")).toHaveCount(0);
  expect(await fordela.sum("proposed")).toBe(before);
  await expect((await fordela.why("verksamhetsstöd")).locator("[data-node=resource]")).toBeVisible();
  fordela.complaints.length = 0;
});
