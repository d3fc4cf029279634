// Min skola beyond the answer: the steps from current rules to the proposal, what happens if a number is another one, and a
// school that is in no file. By keyboard alone, and every figure is the command line's.

import type { Locator } from "@playwright/test";
import { violations } from "./axe.js";
import { allocated, bothWith } from "./command-line.js";
import { cell, csv, DATA, grid, rowWhere, RULES, table, withCell } from "./data.js";
import { amount, expect, ore, test, type Fordela } from "./site.js";

const schools = table("enhet");
const row = rowWhere(schools, (value) => value("huvudman") === "Exempelkommunen" && value("centrala platser") !== "");
const unit = cell(schools, row, "skolenhetskod");
const external = cell(schools, rowWhere(schools, (value) => value("huvudman") !== "Exempelkommunen" && value("form") === "grundskola"), "skolenhetskod");
const SIDES = ["current", "proposed"] as const;
type Side = (typeof SIDES)[number];

const question = (fordela: Fordela, id: string): Locator => fordela.page.locator(`[data-question="${id}"]`);
const field = (fordela: Fordela, id: string): Locator => question(fordela, id).locator("input");
const MIDDLE = "elevgrupp/antal/4-6";
/** What the command line gives with one file of the data exchanged. */
const withFile = (name: string, text: string) => bothWith({ [name]: text });

/** The sum that stands in a table of the page, in öre. */
async function sums(fordela: Fordela, side: Side): Promise<bigint> {
  const text = await fordela.page.locator(`[data-table=what-if] tfoot [data-side=${side}] [data-figure]`).innerText();
  return ore(amount(text) ?? "");
}

async function expectFigures(fordela: Fordela, expected: Record<Side, Map<string, Map<string, string>>>): Promise<void> {
  for (const side of SIDES) {
    const cells = expected[side].get(unit) ?? new Map<string, string>();
    const rows = await fordela.page.locator("[data-table=what-if] tbody tr").evaluateAll(
      (found, which) => found.map((one) => [(one as HTMLElement).dataset.resource ?? "", one.querySelector<HTMLElement>(`[data-side=${which}] [data-figure]`)?.innerText ?? ""] as const),
      side,
    );
    expect(rows.length).toBeGreaterThan(1);
    let sum = 0n;
    for (const [id, text] of rows) {
      const shown = amount(text);
      const wanted = cells.get(id) ?? "";
      expect(shown === undefined ? "" : String(ore(shown)), `${id}, ${side}`).toBe(wanted === "" ? "" : String(ore(wanted)));
      sum += ore(shown ?? "0");
    }
    expect(await sums(fordela, side)).toBe(sum);
  }
}

test("the steps add up exactly, for every school", async ({ fordela }) => {
  test.setTimeout(180_000);
  const expected = { current: allocated(RULES.current, DATA), proposed: allocated(RULES.proposed, DATA) };
  const ids = ["verksamhetsstöd", "strukturbidrag", "centrala_grupper", "tilläggsbelopp", "moms"];
  const whole = (side: Side, key: string) => ids.reduce((sum, id) => sum + ore(expected[side].get(key)?.get(id) || "0"), 0n);
  let steps = 0;
  for (const [key = ""] of grid(schools).rows) {
    await fordela.choose(key);
    const rows = await fordela.page.locator("[data-table=split] tr[data-step]").evaluateAll((found) =>
      found.map((one) => [...one.querySelectorAll<HTMLElement>("td")].map((cell) => cell.innerText)),
    );
    if (rows.length === 0) {
      expect(whole("current", key), key).toBe(whole("proposed", key));
      continue;
    }
    let running = ore(amount(rows[0]?.[1] ?? "") ?? "");
    expect(running, key).toBe(whole("current", key));
    for (const [change = "", after = ""] of rows.slice(1, -1)) {
      running += ore(amount(change) ?? "");
      expect(running, key).toBe(ore(amount(after) ?? ""));
      steps += 1;
    }
    const [change = "", end = ""] = rows.at(-1) ?? [];
    expect(ore(amount(end) ?? ""), key).toBe(running);
    expect(running, key).toBe(whole("proposed", key));
    expect(ore(amount(change) ?? ""), key).toBe(whole("proposed", key) - whole("current", key));
  }
  expect(steps).toBeGreaterThan(100);
});

test("the waterfall says the same as its table, and that its axis is cut", async ({ fordela }) => {
  await fordela.choose(unit);
  const chart = fordela.page.locator("[data-chart=fd-waterfall]");
  const described = (await chart.locator("desc").textContent()) ?? "";
  for (const text of await fordela.page.locator("[data-table=split] tbody tr[data-step=change] [data-part=change]").allInnerTexts()) expect(described).toContain(text.trim());
  await expect(chart.locator(".fd-chart__sub")).toContainText("Axeln börjar vid");
  const untouched = Number(await fordela.page.locator("[data-untouched]").getAttribute("data-untouched"));
  expect(untouched).toBeGreaterThan(0);
});

test("one pupil more: the figures are the command line's", async ({ fordela }) => {
  await fordela.choose(unit);
  const before = cell(schools, row, "4-6");
  await expect(question(fordela, MIDDLE)).toContainText(`I underlaget: ${before}`);
  await question(fordela, MIDDLE).getByRole("button", { name: /^Mer: / }).click();
  await expect(field(fordela, MIDDLE)).toHaveValue(String(Number(before) + 1));
  await expect(fordela.page.locator("[data-outcome=changed]")).toBeVisible();
  const expected = withFile("enhet.csv", withCell(schools, row, "4-6", String(Number(before) + 1)));
  await expectFigures(fordela, expected);
  await expect(fordela.page.locator("[data-what-if-changes] li")).toHaveCount(1);
  // The same step in the small table, once it has been taken back.
  const change = { current: 0n, proposed: 0n };
  for (const side of SIDES) change[side] = (await sums(fordela, side)) - ore((await fordela.sum(side)) ?? "");
  await question(fordela, MIDDLE).locator("[data-reset]").click();
  await expect(field(fordela, MIDDLE)).toBeFocused();
  await expect(fordela.page.locator("[data-outcome=data]")).toBeVisible();
  const marginal = fordela.page.locator(`[data-marginal="${MIDDLE}"]`);
  await expect(marginal).toContainText(`${Number(before) + 1} i stället för ${before}`);
  await expect(marginal).toContainText("exakt");
  for (const side of SIDES) expect(ore(amount(await marginal.locator(`[data-side=${side}]`).innerText()) ?? "")).toBe(change[side]);
});

test("typed in any way, and in several fields", async ({ fordela }) => {
  await fordela.choose(unit);
  await field(fordela, MIDDLE).fill("9\u202f999 elever");
  await field(fordela, "enhet/index").fill("100,5");
  await expect(fordela.page.locator("[data-what-if-changes] li")).toHaveCount(2);
  await expect(question(fordela, MIDDLE)).toContainText("Högre än väntat");
  await expectFigures(fordela, withFile("enhet.csv", withCell(withCell(schools, row, "4-6", "9999"), row, "socioekonomiskt index", "100,5")));
  await fordela.page.locator("#fd-reset-all").click();
  await expect(fordela.page.locator("#fd-what-if")).toBeFocused();
  await expect(field(fordela, MIDDLE)).toHaveValue(cell(schools, row, "4-6"));
  await expect(fordela.page.locator("[data-outcome=data]")).toBeVisible();
});

test("a number that cannot be read leaves the last figures, and is kept", async ({ fordela }) => {
  await fordela.choose(unit);
  await field(fordela, MIDDLE).fill("200");
  await expect(fordela.page.locator("[data-outcome=changed]")).toBeVisible();
  const before = await sums(fordela, "proposed");
  await field(fordela, MIDDLE).fill("12,34,5");
  await expect(question(fordela, MIDDLE).locator(".fd-number__wrong")).toContainText("12,34,5");
  await expect(field(fordela, MIDDLE)).toHaveAttribute("aria-invalid", "true");
  expect(await sums(fordela, "proposed")).toBe(before);
  expect(await violations(fordela.page)).toEqual([]);
  await field(fordela, MIDDLE).fill("1.234");
  await expect(field(fordela, MIDDLE)).toHaveValue("1.234");
  await question(fordela, MIDDLE).getByRole("button", { name: /1\s234$/ }).click();
  await expect(field(fordela, MIDDLE)).toBeFocused();
  await expect(fordela.page.locator("[data-what-if-changes]")).toContainText("1\u00a0234");
});

test("one decision more", async ({ fordela }) => {
  await fordela.choose(external);
  await fordela.page.locator("[data-rows=beslut] [data-more]").click();
  const added = fordela.page.locator("[data-added]");
  await expect(added).toBeVisible();
  await expect(added.locator("select, input").first()).toBeFocused();
  await added.locator("select").first().selectOption("nivå");
  const values = async (column: string) => added.getByLabel(column, { exact: true }).inputValue();
  const [form, level] = [await values("Beslutets form"), await values("Stödnivå")];
  expect(form).toBe("nivå");
  await added.getByLabel("Stödnivå").selectOption(level === "" ? "2" : level);
  for (const other of ["Assistenttimmar per vecka", "Kostnad per månad"]) await added.getByLabel(other).fill("");
  await expect(fordela.page.locator("[data-blocked]")).toHaveCount(0);
  await expect(fordela.page.locator("[data-outcome=changed]")).toBeVisible();
  const decisions = grid(table("beslut"));
  const from = await values("Från och med");
  const to = await values("Till och med");
  const next = csv({ heads: decisions.heads, rows: [...decisions.rows, ["ny", external, "nivå", await values("Stödnivå"), "", "", from, to]] });
  const expected = withFile("beslut.csv", next);
  for (const side of SIDES) {
    const shown = await fordela.page.locator(`[data-table=what-if] tr[data-resource=tilläggsbelopp] [data-side=${side}] [data-figure]`).innerText();
    expect(ore(amount(shown) ?? "")).toBe(ore(expected[side].get(external)?.get("tilläggsbelopp") ?? ""));
  }
  await added.locator("[data-remove]").click();
  await expect(fordela.page.locator("[data-rows=beslut] [data-more]")).toBeFocused();
  await expect(fordela.page.locator("[data-outcome=data]")).toBeVisible();
});

test("the line in steps and its table", async ({ fordela }) => {
  await fordela.choose(unit);
  await fordela.page.locator("#fd-charted").selectOption({ label: (await question(fordela, MIDDLE).locator("label").innerText()).trim() });
  await expect(fordela.page.locator("[data-line=ready]")).toBeVisible();
  await expect(fordela.page.locator("[data-chart=fd-steps-chart] desc")).toContainText("Gällande");
  await fordela.page.locator(".fd-line__table > summary").click();
  const rows = fordela.page.locator("[data-table=steps] tbody tr");
  await expect(rows).toHaveCount(26);
  // The row of the data is the sum above it.
  const now = await rows.nth(5).locator("td").allInnerTexts();
  for (const [i, side] of SIDES.entries()) expect(ore(amount(now[i] ?? "") ?? "")).toBe(ore((await fordela.sum(side)) ?? ""));
  const last = withFile("enhet.csv", withCell(schools, row, "4-6", String(Number(cell(schools, row, "4-6")) + 20)));
  const ids = ["verksamhetsstöd", "strukturbidrag", "centrala_grupper", "tilläggsbelopp", "moms"];
  for (const [i, side] of SIDES.entries()) {
    const wanted = ids.reduce((sum, id) => sum + ore(last[side].get(unit)?.get(id) || "0"), 0n);
    expect(ore(amount(await rows.nth(25).locator("td").nth(i).innerText()) ?? "")).toBe(wanted);
  }
});

test("a school that is in no file", async ({ fordela }) => {
  await fordela.page.locator("#fd-invent").click();
  await expect(fordela.title).toBeFocused();
  await fordela.page.locator("[data-kind=huvudman]").selectOption("Exempelkommunen");
  await fordela.page.locator("[data-kind=form]").selectOption("grundskola");
  await fordela.page.locator("#fd-imagine").click();
  await expect(fordela.page.locator("#fd-asked-title")).toBeFocused();
  await expect(fordela.page.locator("[data-fill]")).toContainText("Fyll i talen");
  const values: Record<string, string> = { "elevgrupp/antal/F-3": "120", [MIDDLE]: "90", "elevgrupp/antal/7-9": "0", "enhet/index": "100", "enhet/åtgärdsprogram": "12" };
  for (const [id, value] of Object.entries(values)) await field(fordela, id).fill(value);
  await expect(fordela.page.locator("#fd-answer")).toBeVisible();
  const file = grid(schools);
  const cells: Record<string, string> = {
    skolenhetskod: "ny-1", namn: "Ny", huvudman: "Exempelkommunen", form: "grundskola", årskurser: "F-6",
    "F-3": "120", "4-6": "90", "7-9": "0", "socioekonomiskt index": "100", "elever med åtgärdsprogram": "12",
  };
  const expected = withFile("enhet.csv", csv({ heads: file.heads, rows: [...file.rows, file.heads.map((head) => cells[head] ?? "")] }));
  for (const side of SIDES) {
    const shown = await fordela.resource("verksamhetsstöd").locator(`[data-side=${side}]`).innerText();
    expect(ore(amount(shown) ?? "")).toBe(ore(expected[side].get("ny-1")?.get("verksamhetsstöd") ?? ""));
  }
  const tree = await fordela.why("verksamhetsstöd");
  await expect(tree.locator("h3")).toContainText("så blir det");
  expect(await violations(fordela.page)).toEqual([]);
  await fordela.page.locator("#fd-leave-invented").click();
  await expect(fordela.title).toHaveText("Vilken skola vill du se?");
  await expect(fordela.page.locator("[data-unit]")).toHaveCount(60);
});

test("by keyboard alone, and told politely", async ({ fordela }) => {
  await fordela.choose(unit);
  const { keyboard } = fordela.page;
  const focused = () => fordela.page.evaluate(() => {
    const active = document.activeElement?.shadowRoot?.activeElement;
    return active?.getAttribute("aria-label") ?? (active as HTMLInputElement | undefined)?.labels?.[0]?.textContent?.trim() ?? active?.textContent?.trim() ?? "";
  });
  const reach = async (wanted: RegExp) => {
    for (let i = 0; i < 40; i++) {
      await keyboard.press("Tab");
      const name = await focused();
      expect(name, "the focus was lost").not.toBe("");
      if (wanted.test(name)) return;
    }
    throw new Error(`not reached: ${wanted}`);
  };
  const before = Number(cell(schools, row, "4-6"));
  const label = (await question(fordela, MIDDLE).locator("label").innerText()).trim();
  await reach(new RegExp(`^Mindre: ${label}$`));
  await keyboard.press("Enter");
  await expect(field(fordela, MIDDLE)).toHaveValue(String(before - 1));
  expect(await focused()).toBe(`Mindre: ${label}`);
  await keyboard.press("Tab");
  await keyboard.press("ArrowUp");
  await keyboard.press("ArrowUp");
  await expect(field(fordela, MIDDLE)).toHaveValue(String(before + 1));
  await expect(field(fordela, MIDDLE)).toBeFocused();
  await expect(fordela.status).toContainText("Med dina ändringar blir förslaget");
  await reach(/^Återställ /);
  await keyboard.press("Enter");
  await expect(field(fordela, MIDDLE)).toBeFocused();
  await expect(field(fordela, MIDDLE)).toHaveValue(String(before));
  await reach(/^Visa i diagrammet$/);
  await reach(/^Visa talen i en tabell$/);
  await keyboard.press("Enter");
  await expect(fordela.page.locator("[data-table=steps]")).toBeVisible();
});

test("per pupil, beside the sums", async ({ fordela }) => {
  await fordela.choose(unit);
  const pupils = BigInt(["F-3", "4-6", "7-9"].reduce((sum, stage) => sum + Number(cell(schools, row, stage) || "0"), 0));
  for (const side of SIDES) {
    const shown = ore(amount((await fordela.page.locator(`[data-per=${side}]`).innerText()).replace(/kr per elev$/, "")) ?? "");
    const sum = ore((await fordela.sum(side)) ?? "");
    expect((2n * sum + pupils) / (2n * pupils)).toBe(shown);
  }
});

test("names and order, as they are read out", async ({ fordela }) => {
  await fordela.choose(unit);
  await expect(question(fordela, MIDDLE)).toMatchAriaSnapshot(`
    - text: /.+/
    - paragraph: /I underlaget/
    - button /Mindre/
    - textbox
    - button /Mer/
  `);
  await expect(fordela.page.locator("[data-table=split]")).toMatchAriaSnapshot(`
    - table /Samma steg i tal/:
      - rowgroup:
        - row "Steg Ändring Därefter"
  `);
  await expect(fordela.page.locator("[data-marginals=ready]")).toMatchAriaSnapshot(`
    - table /Vad en ändring betyder/:
      - rowgroup:
        - row /Om det blir Gällande Förslag Säkerhet/
  `);
});

const STATES: Record<string, (fordela: Fordela) => Promise<void>> = {
  "as in the data": async () => {},
  changed: async (fordela) => {
    await field(fordela, MIDDLE).fill("999999");
    await expect(fordela.page.locator("[data-outcome=changed]")).toBeVisible();
    await fordela.page.locator(".fd-line__table > summary").click();
  },
  wrong: async (fordela) => {
    await field(fordela, MIDDLE).fill("1e5");
    await field(fordela, "enhet/index").fill("1.234");
    await expect(fordela.page.locator(".fd-number__wrong")).toBeVisible();
  },
  "in English": async (fordela) => {
    await fordela.page.getByRole("button", { name: "English" }).click();
    await field(fordela, MIDDLE).fill("12.5");
  },
};

for (const [width, scheme, size] of [[1280, "light", 100], [1280, "dark", 100], [320, "light", 100], [360, "dark", 100], [640, "light", 200]] as const) {
  test.describe(`${width} ${scheme} ${size} %`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: scheme });
    for (const [name, reach] of Object.entries(STATES)) {
      test(name, async ({ fordela }) => {
        await fordela.choose(unit);
        if (size !== 100) await fordela.page.evaluate((percent) => (document.documentElement.style.fontSize = `${percent}%`), size);
        await reach(fordela);
        await expect(fordela.page.locator("[data-marginals=ready]")).toBeVisible();
        expect(await violations(fordela.page)).toEqual([]);
        expect(await fordela.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
    }
  });
}
