// The publication on the page: how it is made, and what is seen where it is open.

import { readFileSync } from "node:fs";
import { violations } from "./axe.js";
import { allocated } from "./command-line.js";
import { DATA, grid, RULES, table } from "./data.js";
import { expect, LONG, panel, save, show, test, upload } from "./published.js";
import { amount, ore, type Fordela } from "./site.js";

const SIDES = ["current", "proposed"] as const;
const MARK = "skyddat";
const units = grid(table("enhet")).rows.map(([key = ""]) => key);
const PROTECTED = "99000050";

test("the panel says what will be protected, and the file is small", async ({ fordela, publication }) => {
  await panel(fordela);
  const choices = fordela.page.locator("[data-choice]");
  await expect(choices.filter({ has: fordela.page.locator("input:checked") })).toHaveCount(2);
  await expect(fordela.page.locator('[data-choice="beslut"]')).toContainText("45 skolor är under 5");
  await fordela.page.locator("#fd-publish-limit").selectOption("3");
  await expect(fordela.page.locator('[data-choice="enhet.åtgärdsprogram"]')).toContainText("1 skola är under 3");
  expect(Buffer.byteLength(publication)).toBeLessThan(2 * 1024 * 1024);
});

test("by keyboard alone: opened, stopped, made", async ({ fordela }) => {
  test.setTimeout(LONG);
  const { page } = fordela;
  await fordela.view("comparison");
  await page.locator("[data-publish] > summary").focus();
  await page.keyboard.press("Enter");
  await page.locator("#fd-publish-save").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#fd-publish-stop")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-outcome=stopped]")).toBeVisible();
  await expect(page.locator("#fd-publish-save")).toBeFocused();
  const waiting = page.waitForEvent("download", { timeout: LONG });
  await page.keyboard.press("Enter");
  expect((await waiting).suggestedFilename()).toBe("exempelkommun-2024-exempelkommun-2025-publicering.json");
  await expect(page.locator("[data-outcome=saved]")).toBeVisible();
  await expect(page.locator("#fd-publish-save")).toBeFocused();
});

test("amounts alone: no data of the schools and no explanations", async ({ fordela }) => {
  test.setTimeout(LONG);
  await panel(fordela);
  await fordela.page.getByLabel("bara belopp").check();
  await fordela.page.locator("[data-publish] > summary").click();
  const text = await save(fordela);
  const file = JSON.parse(text) as { summaries: Record<string, { units: { facts: unknown[] }[] }>; trees?: unknown };
  expect(file.trees).toBeUndefined();
  expect(Object.values(file.summaries).flatMap(({ units }) => units.flatMap(({ facts }) => facts))).toEqual([]);
  await show(fordela, text);
  await fordela.view("school");
  await fordela.choose("99000001");
  await expect(await fordela.why("verksamhetsstöd")).toContainText("Förklaringen ingår inte");
});

/** A figure on the page is the command line's, or the mark. */
function agrees(shown: string, wanted: string, where: string): boolean {
  if (shown.trim() === MARK) return false;
  const found = amount(shown);
  expect(found === undefined ? "" : String(ore(found)), where).toBe(wanted === "" ? "" : String(ore(wanted)));
  return true;
}

test("every figure is the command line's or carries its mark", async ({ fordela, publication }) => {
  test.setTimeout(LONG);
  const { page } = fordela;
  await show(fordela, publication);
  await fordela.view("school");
  const expected = { current: allocated(RULES.current, DATA), proposed: allocated(RULES.proposed, DATA) };
  const counted = { open: 0, marked: 0 };
  for (const unit of units) {
    await fordela.choose(unit);
    const rows = await page.locator("[data-table=resources] tr[data-resource]").evaluateAll((found) =>
      found.map((row) => ({
        resource: (row as HTMLElement).dataset.resource ?? "",
        current: row.querySelector<HTMLElement>("[data-side=current]")?.innerText ?? "",
        proposed: row.querySelector<HTMLElement>("[data-side=proposed]")?.innerText ?? "",
      })),
    );
    const ids = rows.map(({ resource }) => resource).filter((id) => id !== "");
    expect(ids.length).toBeGreaterThanOrEqual(4);
    for (const side of SIDES) {
      const cells = expected[side].get(unit) ?? new Map<string, string>();
      const sum = ids.reduce((all, id) => all + ore(cells.get(id) || "0"), 0n);
      for (const row of rows) {
        const wanted = row.resource === "" ? `${sum / 100n}.${String(sum % 100n).padStart(2, "0")}` : (cells.get(row.resource) ?? "");
        counted[agrees(row[side], wanted, `${unit}, ${row.resource}, ${side}`) ? "open" : "marked"] += 1;
      }
    }
  }
  expect(counted.marked).toBeGreaterThan(20);
  expect(counted.open).toBeGreaterThan(400);
});

test("last year's files are not published: their small numbers are not protected", async ({ fordela }) => {
  await fordela.load({ name: "fjol-enhet.csv", content: table("enhet") });
  await fordela.view("comparison");
  await fordela.page.locator("[data-publish] > summary").click();
  await expect(fordela.page.locator("[data-last-year]")).toContainText("från i fjol");
  await expect(fordela.page.locator("#fd-publish-save")).toHaveCount(0);
});

test("every figure of the comparison's table of schools is the command line's or carries its mark", async ({ fordela, publication }) => {
  test.setTimeout(LONG);
  const { page } = fordela;
  await show(fordela, publication);
  await fordela.view("comparison");
  const expected = { current: allocated(RULES.current, DATA), proposed: allocated(RULES.proposed, DATA) };
  const counted = { open: 0, marked: 0 };
  const ids = await page.locator("#fd-sift-resource option").evaluateAll((found) => found.map((option) => (option as HTMLOptionElement).value).filter((id) => id !== ""));
  expect(ids.length).toBeGreaterThanOrEqual(5);
  for (const resource of ["", ...ids]) {
    await page.locator("#fd-sift-resource").selectOption(resource);
    const rows = await page.locator("[data-table=schools] tbody tr[data-key]").evaluateAll((found) =>
      found.map((row) => ({
        key: (row as HTMLElement).dataset.key ?? "",
        current: row.querySelector<HTMLElement>("[data-column=current]")?.innerText ?? "",
        proposed: row.querySelector<HTMLElement>("[data-column=proposed]")?.innerText ?? "",
      })),
    );
    expect(rows.map(({ key }) => key).sort()).toEqual([...units].sort());
    for (const row of rows) {
      for (const side of SIDES) {
        const cells = expected[side].get(row.key) ?? new Map<string, string>();
        const sum = ids.reduce((all, id) => all + ore(cells.get(id) || "0"), 0n);
        const wanted = resource === "" ? `${sum / 100n}.${String(sum % 100n).padStart(2, "0")}` : (cells.get(resource) ?? "");
        counted[agrees(row[side], wanted, `${row.key}, ${resource}, ${side}`) ? "open" : "marked"] += 1;
      }
    }
  }
  expect(counted.marked).toBeGreaterThan(20);
  expect(counted.open).toBeGreaterThan(400);
});

test("the mark stands in tables, explanations and files, never a nought or a dash", async ({ fordela, publication }) => {
  const { page } = fordela;
  await show(fordela, publication);
  await fordela.view("school");
  await fordela.choose(PROTECTED);
  for (const side of SIDES) await expect(fordela.resource("tilläggsbelopp").locator(`[data-side=${side}]`)).toHaveText(MARK);
  await expect(page.locator("dl.fd-facts").filter({ hasText: "Elever med åtgärdsprogram" })).toContainText(`Elever med åtgärdsprogram${MARK}`);
  await expect(await fordela.why("tilläggsbelopp")).toContainText(MARK);
  await fordela.view("comparison");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Spara gällande/ }).click();
  const csv = readFileSync(await (await waiting).path(), "utf8");
  const line = csv.split("\r\n").find((row) => row.startsWith(PROTECTED)) ?? "";
  expect(line.split(";").filter((cell) => cell === MARK).length).toBeGreaterThanOrEqual(4);
});

test("what is protected is told; what needs the whole data says so; the files come back", async ({ fordela, publication }) => {
  const { page } = fordela;
  await show(fordela, publication);
  const notice = page.locator("[data-published]");
  await expect(notice).toContainText("Små tal skyddas.");
  await notice.locator("summary").click();
  await expect(notice).toContainText("Elever med åtgärdsprogram: 3 skolor");
  await fordela.view("workshop");
  await expect(page.locator("[data-needs-all]")).toContainText("kräver hela underlaget");
  await fordela.view("import");
  await page.getByRole("button", { name: "Ångra senaste inläsningen" }).click();
  await expect(notice).toHaveCount(0);
  await fordela.view("school");
  await fordela.choose(PROTECTED);
  await expect(fordela.resource("tilläggsbelopp").locator("[data-side=current]")).not.toHaveText(MARK);
});

test("a host shows a publication by an attribute", async ({ fordela, publication, page }) => {
  await page.route("**/publicering.json", (route) => route.fulfill({ body: publication, contentType: "application/json" }));
  await page.route((url) => url.pathname === "/", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace("data=\"./data/exempelkommun.json\"", "publication=\"./publicering.json\"") });
  });
  await page.goto(fordela.site);
  await expect(page.locator("[data-published]")).toBeVisible();
  await expect(page.locator("[data-sum=current]").first()).toContainText("kr");
});

type Thing = Record<string, never>;
const BROKEN: Record<string, [(file: never) => unknown, string]> = {
  "another kind": [(file: Thing) => ({ ...file, kind: "annat" }), "ingen publiceringsfil"],
  "another version": [(file: Thing) => ({ ...file, format: 2 }), "Filen har format 2"],
  "no rule sets": [(file: Thing) => ({ ...file, ruleSets: [] }), "Regelverket saknas"],
  "an amount that is no number": [
    (file: { summaries: Record<string, { units: { sum: unknown }[] }> }) => {
      (Object.values(file.summaries)[0]?.units[3] ?? { sum: 0 }).sum = { state: "value", value: "<img src=x onerror=alert(1)>" };
      return file;
    },
    "Här ska det stå ett tal",
  ],
  "a tree that contains itself": [
    (file: { trees: { nodes: { children: number[] }[] } }) => {
      for (const [i, node] of file.trees.nodes.entries()) node.children.push(i);
      return file;
    },
    "står efter den som pekar på den",
  ],
  "a school twice": [
    (file: { comparison: { units: unknown[] } }) => {
      file.comparison.units[1] = file.comparison.units[0];
      return file;
    },
    "finns två gånger",
  ],
  "a protected number that is there": [
    (file: { comparison: { units: { sum: { current: unknown } }[] } }) => {
      (file.comparison.units[0] ?? { sum: { current: 0 } }).sum.current = { state: "protected", value: "3" };
      return file;
    },
    "skyddat tal får inte stå här",
  ],
};

test("a broken file is answered in words and changes nothing", async ({ fordela, publication }) => {
  const { page } = fordela;
  await fordela.choose("99000001");
  const before = await fordela.sum("current");
  const refused = page.locator("[data-refused]");
  await upload(fordela, { name: "kort.json", content: publication.slice(0, publication.length / 2) });
  await expect(refused).toContainText("går inte att läsa som JSON");
  for (const [what, [change, words]] of Object.entries(BROKEN)) {
    await upload(fordela, { name: `${what}.json`, content: JSON.stringify((change as (file: unknown) => unknown)(JSON.parse(publication))) });
    await expect(refused, what).toContainText(`${what}.json gick inte att öppna`);
    await expect(refused, what).toContainText(words);
  }
  await expect(page.locator("[data-published]")).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await fordela.view("school");
  expect(await fordela.sum("current")).toBe(before);
});

const STATES: Record<string, (fordela: Fordela, publication: string) => Promise<void>> = {
  panel: (fordela) => panel(fordela),
  school: async (fordela, publication) => {
    await show(fordela, publication);
    await fordela.page.locator("[data-published] summary").click();
    await fordela.view("school");
    await fordela.choose(PROTECTED);
    await fordela.why("moms");
  },
  comparison: async (fordela, publication) => {
    await show(fordela, publication);
    await fordela.view("comparison");
  },
  workshop: async (fordela, publication) => {
    await show(fordela, publication);
    await fordela.view("workshop");
  },
};

for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [320, "light"]] as const) {
  test.describe(`${width} ${scheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: scheme });
    for (const [state, reach] of Object.entries(STATES)) {
      test(`no violations: ${state}`, async ({ fordela, publication }) => {
        test.setTimeout(LONG);
        await reach(fordela, publication);
        expect(await violations(fordela.page)).toEqual([]);
        expect(await fordela.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
      });
    }
  });
}
