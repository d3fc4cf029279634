// What if from a publication: every figure says how sure it is, and is as sure as it says, against the command line on the
// tables with the same change.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { violations } from "./axe.js";
import { allocated } from "./command-line.js";
import { cell, DATA, grid, rowWhere, RULES, table, withCell } from "./data.js";
import { expect, LONG, show, test, tryOwn } from "./published.js";
import { amount, ore, type Fordela } from "./site.js";

const schools = table("enhet");
const SIDES = ["current", "proposed"] as const;
const PUPILS = "elever med åtgärdsprogram";
const key = (row: number): string => cell(schools, row, "skolenhetskod");
const where = (test: (value: (column: string) => string) => boolean): number => rowWhere(schools, test);
const own = (value: (column: string) => string): boolean => value("huvudman") === "Exempelkommunen" && value("form") === "grundskola";

const small = (value: (column: string) => string): boolean => value("form") === "grundskola" && value(PUPILS) !== "" && Number(value(PUPILS)) < 5;

interface Case {
  row: number;
  /** The question, and the heading of the cell that it asks for. */
  question: string;
  heading: string;
}

const PAIR = { question: "elevgrupp/antal/4-6", heading: "4-6" };
const CASES: Case[] = [
  { row: where((value) => own(value) && value("centrala platser") !== ""), ...PAIR },
  { row: where((value) => own(value) && value("centrala platser") !== ""), question: "enhet/centrala_platser", heading: "centrala platser" },
  { row: where((value) => own(value) && Number(value(PUPILS)) > 8), question: "enhet/åtgärdsprogram", heading: PUPILS },
  { row: where((value) => own(value) && Number(value(PUPILS)) > 8), question: "enhet/index", heading: "socioekonomiskt index" },
  { row: where(small), question: "enhet/centrala_platser", heading: "centrala platser" },
  { row: where((value) => value("form") === "resursskola"), question: "enhet/resursplatser", heading: "resursplatser" },
];

function withSchools(text: string): Record<(typeof SIDES)[number], Map<string, Map<string, string>>> {
  const folder = mkdtempSync(join(tmpdir(), "fordela-egna-"));
  try {
    for (const file of readdirSync(DATA)) writeFileSync(join(folder, file), file === "enhet.csv" ? text : readFileSync(join(DATA, file)));
    return { current: allocated(RULES.current, folder), proposed: allocated(RULES.proposed, folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Said {
  resource: string;
  certainty: string | undefined;
  bound: string | undefined;
  figure: string;
}

async function said(fordela: Fordela, side: string): Promise<Said[]> {
  return fordela.page.locator("[data-table=what-if] tr[data-resource]").evaluateAll(
    (rows, which) =>
      rows.map((row) => {
        const of = row.querySelector<HTMLElement>(`[data-side=${which}]`);
        const mark = of?.querySelector<HTMLElement>("[data-certainty]");
        return { resource: (row as HTMLElement).dataset.resource ?? "", certainty: mark?.dataset.certainty, bound: mark?.dataset.bound, figure: of?.querySelector<HTMLElement>("[data-figure]")?.innerText ?? "" };
      }),
    side,
  );
}

async function change(fordela: Fordela, { row, question, heading }: Case): Promise<string> {
  const next = String(Number(cell(schools, row, heading)) + 3);
  await fordela.choose(key(row));
  await tryOwn(fordela);
  await fordela.page.locator(`[data-question="${question}"] input`).fill(next);
  await expect(fordela.page.locator("[data-outcome=changed]")).toBeVisible();
  return next;
}

const WORDS: Record<string, RegExp> = { exact: /^exakt$/, about: /^ungefär, ± \d/, whole: /^kräver hela underlaget$/ };

test("each figure is as sure as it says", async ({ fordela, publication }) => {
  test.setTimeout(LONG);
  await show(fordela, publication);
  await fordela.view("school");
  const counted: Record<string, number> = { exact: 0, about: 0, whole: 0 };
  for (const one of CASES) {
    const next = await change(fordela, one);
    const expected = withSchools(withCell(schools, one.row, one.heading, next));
    for (const side of SIDES) {
      const cells = expected[side].get(key(one.row)) ?? new Map<string, string>();
      const rows = await said(fordela, side);
      const sum = ["verksamhetsstöd", "strukturbidrag", "centrala_grupper", "tilläggsbelopp", "moms"].reduce((all, id) => all + ore(cells.get(id) || "0"), 0n);
      for (const { resource, certainty = "exact", bound, figure } of rows) {
        const where = `${key(one.row)}, ${one.question}, ${resource}, ${side}`;
        counted[certainty] = (counted[certainty] ?? 0) + 1;
        if (certainty === "whole") {
          expect(figure, where).toBe("");
          continue;
        }
        const wanted = resource === "" ? sum : ore(cells.get(resource) || "0");
        const off = ore(amount(figure) ?? "0") - wanted;
        const most = certainty === "about" ? ore(bound ?? "0") : 0n;
        expect(off < 0n ? -off : off, where).toBeLessThanOrEqual(most);
      }
    }
    for (const mark of await fordela.page.locator("[data-table=what-if] [data-certainty]").all()) {
      expect(await mark.innerText()).toMatch(WORDS[(await mark.getAttribute("data-certainty")) ?? ""] ?? /^$/);
    }
    await fordela.page.locator("#fd-reset-all").click();
  }
  expect(counted.exact).toBeGreaterThan(10);
  expect(counted.about).toBeGreaterThan(5);
  expect(counted.whole).toBeGreaterThan(1);
});

interface File {
  summaries: Record<string, { units: { key: string; facts: { id: string; cell: object }[] }[] }>;
}

test("the number that is protected can be typed by somebody who knows it, and nothing is read in its place", async ({ fordela, publication }) => {
  test.setTimeout(LONG);
  const row = where((value) => own(value) && Number(value(PUPILS)) > 8);
  const file = JSON.parse(publication) as File;
  for (const fact of Object.values(file.summaries).flatMap(({ units }) => units.filter((unit) => unit.key === key(row)).flatMap(({ facts }) => facts))) {
    if (fact.id === "åtgärdsprogram") fact.cell = { state: "protected" };
  }
  await show(fordela, JSON.stringify(file));
  await fordela.view("school");
  await fordela.choose(key(row));
  await tryOwn(fordela);
  const hidden = fordela.page.locator('[data-question="enhet/åtgärdsprogram"]');
  await expect(hidden).toContainText("I underlaget: skyddat");
  await expect(hidden.locator("input")).toHaveValue("");
  await expect(fordela.page.locator("[data-marginals=ready]")).toBeVisible();
  await expect(fordela.page.locator('[data-marginal="enhet/åtgärdsprogram"]')).toHaveCount(0);
  await fordela.page.locator('[data-question="elevgrupp/antal/4-6"] input').fill("77");
  await expect(fordela.page.locator("[data-outcome=changed]")).toBeVisible();
  // The current rules do not read it; by the proposal the school's part of the sum of keys is not known.
  await expect(fordela.page.locator("[data-table=what-if] tfoot [data-side=current] [data-certainty=about]")).toBeVisible();
  await expect(fordela.page.locator("[data-table=what-if] tfoot [data-side=proposed] [data-certainty=whole]")).toBeVisible();
});

test("amounts alone tell of no rows, and there is no what-if", async ({ fordela, publication }) => {
  const file = JSON.parse(publication) as { told?: unknown };
  expect(file.told).toBeDefined();
  delete file.told;
  await show(fordela, JSON.stringify(file));
  await fordela.view("school");
  await fordela.choose(grid(schools).rows[0]?.[0] ?? "");
  await expect(fordela.page.locator("[data-closed]")).toContainText("kräver hela underlaget");
  await expect(fordela.page.locator("[data-what-if], #fd-own-numbers")).toHaveCount(0);
});

for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [320, "light"]] as const) {
  test.describe(`${width} ${scheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: scheme });
    for (const at of [0, 4]) {
      test(`no violations: ${CASES[at]?.question}, ${at}`, async ({ fordela, publication }) => {
        test.setTimeout(LONG);
        await show(fordela, publication);
        await fordela.view("school");
        await change(fordela, CASES[at] as Case);
        expect(await violations(fordela.page)).toEqual([]);
        expect(await fordela.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
      });
    }
  });
}
