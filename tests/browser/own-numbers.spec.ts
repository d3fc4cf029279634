// A school's own numbers as a scenario: typed in Min skola, kept in Pröva, to a file and back, under other data. Every figure is
// the command line's on files edited in the same way.

import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { violations } from "./axe.js";
import { bothWith, overlaid, RESOURCES, sumOf, withFiles, type Table } from "./command-line.js";
import { cell, csv, grid, rowWhere, table, withCell } from "./data.js";
import { amount, expect, ore, test, type Fordela } from "./site.js";
import { begin, Trying } from "./trying.js";

const schools = table("enhet");
const row = rowWhere(schools, (value) => value("huvudman") === "Exempelkommunen" && value("centrala platser") !== "");
const unit = cell(schools, row, "skolenhetskod");
const name = cell(schools, row, "namn");
const before = cell(schools, row, "4-6");
const MIDDLE = "elevgrupp/antal/4-6";
const INDEX = "enhet/index";
const HOUR = "timpris";

const field = (fordela: Fordela, id: string): Locator => fordela.page.locator(`[data-question="${id}"] input`);
const made = (fordela: Fordela): Locator => fordela.page.locator("[data-as-scenario=made]");

/** Two numbers of a school's own, and the scenario of them. */
async function kept(fordela: Fordela): Promise<void> {
  await fordela.choose(unit);
  await field(fordela, MIDDLE).fill("9 999");
  await field(fordela, INDEX).fill("100,5");
  await expect(fordela.page.locator("[data-what-if-changes] li")).toHaveCount(2);
  await fordela.page.locator("#fd-as-scenario").click();
  await expect(made(fordela)).toContainText(`Scenariot ${name}, egna tal finns nu i Pröva.`);
}

async function toScenario(fordela: Fordela): Promise<Trying> {
  await fordela.page.locator("#fd-made-open").click();
  await expect(fordela.title).toHaveText("Pröva");
  return new Trying(fordela);
}

async function expectFigures(trying: Trying, expected: Table): Promise<void> {
  for (const resource of RESOURCES) {
    const wanted = String(sumOf(expected, [resource]));
    const shown = trying.page.locator(`.fd-try [data-resource="${resource}"] [data-amount]`);
    await expect.poll(async () => String(ore(amount(await shown.innerText()) ?? "")), resource).toBe(wanted);
  }
  expect(ore(await trying.total())).toBe(sumOf(expected, RESOURCES));
}

const middle = withCell(schools, row, "4-6", "9999");
const both = withCell(middle, row, "socioekonomiskt index", "100,5");

test("the figures of a scenario with own numbers are the command line's on the edited file; each can be taken back, and all undone", async ({ fordela }) => {
  await kept(fordela);
  await expect(fordela.status).toContainText(`Scenariot ${name}, egna tal finns nu i Pröva.`);
  const trying = await toScenario(fordela);
  await expect(trying.tabs).toHaveText(["Scenario 1", `${name}, egna tal`, "Alla bredvid varandra"]);
  await expect(fordela.page.getByRole("tab", { selected: true })).toBeFocused();
  await expect(trying.changes).toHaveCount(2);
  const index = trying.changes.filter({ hasText: "Socioekonomiskt index" });
  const pupils = trying.changes.filter({ hasText: "Antal elever, Mellanstadium" });
  await expect(index).toContainText(name);
  await expect(index.locator("del")).toHaveText(`från ${cell(schools, row, "socioekonomiskt index")}`);
  await expect(index.locator("ins")).toHaveText("till 100,5");
  await expect(pupils.locator("del")).toHaveText(new RegExp(`^från ${before}\\s+elever$`));
  await expect(pupils.locator("ins")).toHaveText(/^till 9\s999\s+elever$/);
  const expected = bothWith({ "enhet.csv": both });
  await expectFigures(trying, expected.proposed);
  // The classes are against the current rules with the same numbers.
  const share = (side: Table, key: string) => RESOURCES.reduce((sum, id) => sum + ore(side.get(key)?.get(id) || "0"), 0n);
  const much = [...expected.proposed.keys()].filter((key) => {
    const [was, is] = [share(expected.current, key), share(expected.proposed, key)];
    return (is - was) * 20n > was || (was - is) * 20n > was;
  });
  await fordela.page.locator(".fd-try__data summary").click();
  const counts = (await fordela.page.locator("[data-class=up5] td:last-child, [data-class=down5] td:last-child").allInnerTexts()).map(Number);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(much.length);

  await trying.field(HOUR).fill("255,50");
  await trying.changed(3);
  await expectFigures(trying, withFiles({ "enhet.csv": both }, (data) => overlaid({ [HOUR]: "255,50 kr/timme" }, data)));

  await fordela.page.locator("#fd-t-undo").click();
  await trying.changed(2);
  await index.getByRole("button").click();
  await trying.changed(1);
  await expect(fordela.status).toContainText(`Ändringen av ${name}: Socioekonomiskt index är borttagen.`);
  await expect(pupils.getByRole("button")).toBeFocused();
  await expectFigures(trying, bothWith({ "enhet.csv": middle }).proposed);
  await fordela.page.keyboard.press("Control+Z");
  await trying.changed(2);
  await expectFigures(trying, expected.proposed);

  await fordela.page.keyboard.press("Control+Z");
  await expect(trying.tabs).toHaveText(["Scenario 1", "Alla bredvid varandra"]);
  await expect(trying.tabs.first()).toBeFocused();
  await fordela.page.keyboard.press("Control+Shift+Z");
  await expect(trying.tabs).toHaveCount(3);
  await trying.changed(2);
});

test("the same numbers make one scenario, other numbers another", async ({ fordela }) => {
  await kept(fordela);
  // The sums of what was typed last would be said about now: they do not drown what was done since.
  await fordela.page.waitForTimeout(1_200);
  await expect(fordela.status).toContainText("finns nu i Pröva");
  await fordela.page.locator("#fd-as-scenario").click();
  await expect(fordela.status).toContainText("finns redan i Pröva");
  await field(fordela, INDEX).fill("101");
  await expect(fordela.page.locator("[data-as-scenario=open]")).toBeVisible();
  await fordela.page.locator("#fd-as-scenario").click();
  await expect(made(fordela)).toContainText(`${name}, egna tal (2)`);
  await field(fordela, INDEX).fill("100,5");
  await expect(made(fordela)).toContainText(`${name}, egna tal finns`);
  await fordela.page.locator("#fd-reset-all").click();
  await expect(fordela.page.locator("[data-as-scenario]")).toHaveCount(0);
  const trying = await begin(fordela);
  await expect(trying.tabs).toHaveText(["Scenario 1", `${name}, egna tal`, `${name}, egna tal (2)`, "Alla bredvid varandra"]);
  await trying.tabs.last().click();
  await expect(fordela.page.locator("[data-row=inputs] td")).toHaveText(["som i underlaget", "som i underlaget", "2 ändrade", "2 ändrade"]);
});

test("to a file at once, and back the same", async ({ fordela }) => {
  await kept(fordela);
  const [download] = await Promise.all([fordela.page.waitForEvent("download"), fordela.page.locator("#fd-made-save").click()]);
  await expect(fordela.status).toContainText("är sparad");
  const text = readFileSync((await download.path()) ?? "", "utf8");
  const file = JSON.parse(text);
  expect(file).toMatchObject({ format: 1, kind: "fordela-scenario", name: `${name}, egna tal`, base: { id: "exempelkommun-2025" }, compared: { id: "exempelkommun-2024" }, changes: [] });
  expect(file.base.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(file.inputs).toEqual([
    { table: "elevgrupp", key: [unit, "4-6"], column: "antal", value: "9999" },
    { table: "enhet", key: [unit], column: "index", value: "100,5" },
  ]);
  const expected = bothWith({ "enhet.csv": both }).proposed;
  expect(ore(file.figures.scenario)).toBe(sumOf(expected, RESOURCES));

  await fordela.page.reload();
  await expect(fordela.title).toBeVisible();
  const trying = await begin(fordela);
  await expect(await trying.opened({ name: "a.json", content: text })).toHaveCount(0);
  await trying.changed(2);
  await expect(fordela.page.locator("[data-input][data-counted=true]")).toHaveCount(2);
  await expectFigures(trying, expected);
  expect((await trying.saved()).text).toBe(text);
});

test("a row that is added to a table, and taken back", async ({ fordela }) => {
  const decisions = grid(table("beslut"));
  const own = rowWhere(schools, (value) => value("huvudman") !== "Exempelkommunen" && value("form") === "grundskola");
  const external = cell(schools, own, "skolenhetskod");
  await fordela.choose(external);
  await fordela.page.locator("[data-rows=beslut] [data-more]").click();
  const added = fordela.page.locator("[data-added]");
  await added.locator("select").first().selectOption("nivå");
  await added.getByLabel("Stödnivå").selectOption("2");
  for (const other of ["Assistenttimmar per vecka", "Kostnad per månad"]) await added.getByLabel(other).fill("");
  await expect(fordela.page.locator("[data-outcome=changed]")).toBeVisible();
  const [from, to] = [await added.getByLabel("Från och med").inputValue(), await added.getByLabel("Till och med").inputValue()];
  await fordela.page.locator("#fd-as-scenario").click();
  const trying = await toScenario(fordela);
  await expect(trying.changes).toHaveCount(1);
  await expect(trying.changes).toContainText(cell(schools, own, "namn"));
  await expect(trying.changes).toContainText("tillagt: Beslut om stöd för en elev");
  await expect(trying.changes).toContainText("Beslutets form nivå, Stödnivå 2");
  const next = csv({ heads: decisions.heads, rows: [...decisions.rows, ["ny", external, "nivå", "2", "", "", from, to]] });
  await expectFigures(trying, bothWith({ "beslut.csv": next }).proposed);
  await trying.changes.getByRole("button").click();
  await expect(fordela.page.locator("#fd-t-changes")).toBeFocused();
  await expectFigures(trying, bothWith({}).proposed);
});

test("a school that is in no file goes along, with all that makes it", async ({ fordela }) => {
  await fordela.page.locator("#fd-invent").click();
  await fordela.page.locator("[data-kind=huvudman]").selectOption("Exempelkommunen");
  await fordela.page.locator("[data-kind=form]").selectOption("grundskola");
  await fordela.page.locator("#fd-imagine").click();
  await expect(fordela.page.locator("#fd-as-scenario")).toHaveCount(0);
  const values: Record<string, string> = { "elevgrupp/antal/F-3": "120", [MIDDLE]: "90", "elevgrupp/antal/7-9": "0", [INDEX]: "100", "enhet/åtgärdsprogram": "12" };
  for (const [id, value] of Object.entries(values)) await field(fordela, id).fill(value);
  await expect(fordela.page.locator("#fd-answer")).toBeVisible();
  await fordela.page.locator("#fd-as-scenario").click();
  expect(await violations(fordela.page)).toEqual([]);
  const trying = await toScenario(fordela);
  await expect(trying.changes).toHaveCount(4);
  await expect(trying.changes.first()).toContainText("Skola som inte finns i underlaget");
  await expect(trying.changes.first()).toContainText("Huvudman Exempelkommunen");
  await expect(trying.changes.nth(2)).toContainText(/Mellanstadium, Antal elever 90\s+elever/);
  const file = grid(schools);
  const cells: Record<string, string> = {
    skolenhetskod: "ny-1", namn: "Ny", huvudman: "Exempelkommunen", form: "grundskola", årskurser: "F-6",
    "F-3": "120", "4-6": "90", "7-9": "0", "socioekonomiskt index": "100", "elever med åtgärdsprogram": "12",
  };
  const more = csv({ heads: file.heads, rows: [...file.rows, file.heads.map((head) => cells[head] ?? "")] });
  await expectFigures(trying, bothWith({ "enhet.csv": more }).proposed);
  // The school takes its own rows with it.
  await trying.changes.first().getByRole("button").click();
  await trying.changed(0);
  await expect(fordela.status).toContainText("och 3 till som hör till den");
  await fordela.page.keyboard.press("Control+Z");
  await trying.changed(4);
});

/** The data without the school. */
const without = csv({ heads: grid(schools).heads, rows: grid(schools).rows.filter(([key]) => key !== unit) });

test("data in which the school is not there: it is said, the rest counts, and nothing is lost", async ({ fordela }) => {
  await kept(fordela);
  let trying = await toScenario(fordela);
  const { text } = await trying.saved();
  const file = JSON.parse(text);
  const other = cell(schools, rowWhere(schools, (value) => value("skolenhetskod") !== unit && value("form") === "grundskola"), "skolenhetskod");
  const at = rowWhere(without, (value) => value("skolenhetskod") === other);
  file.inputs.splice(1, 0, { table: "enhet", key: [other], column: "index", value: "150" }, { table: "finns_inte", key: ["x"], column: "y", value: "1" });

  await fordela.load({ name: "enhet.csv", content: without });
  trying = await begin(fordela);
  // What lies on the table already is marked.
  await expect(trying.page.locator("[data-input][data-counted=false]")).toHaveCount(2);
  await expect(trying.changes.first()).toContainText(`Skola ${unit}`);
  await expect(trying.changes.first()).toContainText("Räknas inte. Raden");
  await expectFigures(trying, bothWith({ "enhet.csv": without }).proposed);

  const said = await trying.opened({ name: "annan.json", content: JSON.stringify(file) });
  await expect(said.locator("h2")).toBeFocused();
  await expect(said.locator("[data-refused]")).toHaveAttribute("data-refused", "3");
  await expect(said.locator("[data-refused]")).toContainText("3 ändringar av skolornas tal går inte att göra i det här underlaget. De är kvar i scenariot men räknas inte:");
  await expect(said.locator("[data-refused] li")).toHaveCount(3);
  await expect(said.locator("[data-refused] li").first()).toContainText(unit);
  await expect(trying.changes).toHaveCount(4);
  await expect(trying.page.locator("[data-input][data-counted=false]")).toHaveCount(3);
  await expectFigures(trying, bothWith({ "enhet.csv": withCell(without, at, "socioekonomiskt index", "150") }).proposed);
  expect(await violations(fordela.page)).toEqual([]);
  expect(JSON.parse((await trying.saved()).text).inputs).toEqual(file.inputs);

  await fordela.load({ name: "enhet.csv", content: schools });
  trying = await begin(fordela);
  await expect(trying.page.locator("[data-input][data-counted=false]")).toHaveCount(1);
  const restored = withCell(both, rowWhere(both, (value) => value("skolenhetskod") === other), "socioekonomiskt index", "150");
  await expectFigures(trying, bothWith({ "enhet.csv": restored }).proposed);
});

test("a file that anybody may have written: many changes, texts that steer, a school that is already there", async ({ fordela }) => {
  const trying = await begin(fordela);
  const start = await trying.total();
  const file = (inputs: unknown[]) => JSON.stringify({ format: 1, kind: "fordela-scenario", name: "Främmande", base: { id: "exempelkommun-2025", name: "x", hash: "a".repeat(64) }, changes: [], inputs });
  const steering = Array.from({ length: 600 }, (_, i) => (i % 2 ? { table: "enhet", key: [unit], column: "index", value: cell(schools, row, "socioekonomiskt index") } : { table: `\u202eenhet<b>${i}`, key: [`\u202e<b>x${"9".repeat(900)}`], column: "\u2066y", value: "\u202e1" }));
  const said = await trying.opened({ name: "a.json", content: file(steering) });
  await expect(said.locator("[data-refused] li")).toHaveCount(6);
  await expect(trying.page.locator("[data-input]")).toHaveCount(200);
  await expect(trying.page.locator("[data-changes]")).not.toContainText(/[\u202a-\u202e\u2066-\u2069]/);
  await expect(said).not.toContainText(/[\u202a-\u202e\u2066-\u2069]/);
  expect(await trying.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  expect(await trying.total()).toBe(start);

  await trying.opened({ name: "b.json", content: file([{ table: "enhet", add: { skolenhetskod: unit, namn: "En till", huvudman: "Exempelkommunen", form: "grundskola" } }]) });
  await expect(trying.page.locator("[data-result=failed]")).toContainText(unit);
  await trying.changes.getByRole("button").click();
  await expect(trying.page.locator("[data-result=fresh]")).toBeVisible();
  expect(await trying.total()).toBe(start);
});

test("a field that cannot be read is not left out in silence", async ({ fordela }) => {
  await fordela.choose(unit);
  await field(fordela, MIDDLE).fill("200");
  await field(fordela, INDEX).fill("12,34,5");
  const save = fordela.page.locator("#fd-as-scenario");
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await expect(save).toHaveAccessibleDescription(/går inte att spara än/);
  await save.focus();
  await fordela.page.keyboard.press("Enter");
  await expect(fordela.status).toContainText("Det går inte att spara än");
  const trying = await begin(fordela);
  await expect(trying.tabs).toHaveCount(2);
});

test("by keyboard alone", async ({ fordela }) => {
  await fordela.choose(unit);
  const { keyboard } = fordela.page;
  const focused = () => fordela.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id ?? "");
  const reach = async (id: string) => {
    for (let i = 0; i < 60; i++) {
      await keyboard.press("Tab");
      if ((await focused()) === id) return;
    }
    throw new Error(`not reached: ${id}`);
  };
  await reach("fd-ask-0");
  await keyboard.press("ArrowUp");
  await expect(fordela.page.locator("#fd-as-scenario")).toBeVisible();
  await reach("fd-as-scenario");
  await keyboard.press("Enter");
  await expect(made(fordela)).toBeVisible();
  await expect(fordela.page.locator("#fd-as-scenario")).toBeFocused();
  await keyboard.press("Tab");
  expect(await focused()).toBe("fd-made-open");
  await keyboard.press("Tab");
  expect(await focused()).toBe("fd-made-save");
  const [download] = await Promise.all([fordela.page.waitForEvent("download"), keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toBe(`${name}, egna tal.json`.replace(",", ""));
  await expect(fordela.page.locator("#fd-made-save")).toBeFocused();
  await keyboard.press("Shift+Tab");
  await keyboard.press("Enter");
  await expect(fordela.title).toHaveText("Pröva");
  await expect(fordela.page.getByRole("tab", { selected: true })).toBeFocused();
  await fordela.page.locator("[data-changes] button").focus();
  await keyboard.press("Enter");
  await expect(fordela.page.locator("#fd-t-changes")).toBeFocused();
  await keyboard.press("Control+Z");
  await expect(fordela.page.locator("[data-changes] > li")).toHaveCount(1);
});

const STATES: Record<string, (fordela: Fordela) => Promise<void>> = {
  "in Min skola": kept,
  "not yet": async (fordela) => {
    await fordela.choose(unit);
    await field(fordela, MIDDLE).fill("200");
    await field(fordela, INDEX).fill("12,34,5");
    await expect(fordela.page.locator("[data-as-scenario=closed]")).toBeVisible();
  },
  "in Pröva": async (fordela) => {
    await kept(fordela);
    await toScenario(fordela);
  },
  "under other data": async (fordela) => {
    await kept(fordela);
    const { text } = await (await toScenario(fordela)).saved();
    await fordela.load({ name: "enhet.csv", content: without });
    await expect(await (await begin(fordela)).opened({ name: "a.json", content: text })).toBeVisible();
  },
  "in English": async (fordela) => {
    await fordela.page.getByRole("button", { name: "English" }).click();
    await fordela.choose(unit);
    await field(fordela, MIDDLE).fill("150");
    await fordela.page.locator("#fd-as-scenario").click();
    await expect(made(fordela)).toContainText("is now under Try");
    await fordela.page.locator("#fd-made-open").click();
    await expect(fordela.page.locator("[data-input] del")).toHaveText(/^from /);
  },
};

for (const [width, scheme, size] of [[1440, "light", 100], [1440, "dark", 100], [320, "light", 100], [360, "dark", 100], [640, "light", 200]] as const) {
  test.describe(`${width} ${scheme} ${size} %`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: scheme });
    for (const [state, reach] of Object.entries(STATES)) {
      test(state, async ({ fordela }) => {
        if (size !== 100) await fordela.page.evaluate((percent) => (document.documentElement.style.fontSize = `${percent}%`), size);
        await reach(fordela);
        expect(await violations(fordela.page)).toEqual([]);
        expect(await fordela.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
    }
  });
}
