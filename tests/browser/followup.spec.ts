// Uppföljning: each of the three who look, by pointer and by keyboard alone; every sum the command line's to the öre; nothing that is
// protected anywhere in the page; and what is said where there is nothing to show.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Account, FollowUp } from "fordela";
import { violations } from "./axe.js";
import { followedUp } from "./command-line.js";
import { DATA, grid, rules, RULES, table } from "./data.js";
import { amounts, everything, leaked } from "./leaks.js";
import { amount, expect, ore, test, type Fordela } from "./site.js";

const [DAY, SEED] = ["2026-03-18", "2026-0318"];
/** An external school with several decisions. */
const UNIT = "99000016";
const COLUMNS = ["allocated", "used", "unspent", "notReported"] as const;

const told = (...audience: string[]): FollowUp => followedUp(RULES.current, DATA, DAY, SEED, ...audience);

type Role = "economist" | "board" | "principal";

async function begin(fordela: Fordela, role: Role = "economist", day = DAY): Promise<void> {
  await fordela.view("followup");
  await setDay(fordela, day);
  await as(fordela, role);
}

const PLAIN = ["huvudman", "enhet", "beslut"].map((name) => ({ name: `${name}.csv`, content: table(name) }));

/** Only these files. */
async function afresh(fordela: Fordela, text: string): Promise<void> {
  await fordela.view("import");
  await fordela.page.locator(".fd-radio").last().click();
  await fordela.load({ name: "regelverk.toml", content: text }, ...PLAIN);
  await fordela.view("followup");
}

/** The rules without their last part, which is all of the follow-up. */
const silent = (): string => rules(2024).split("\n# --- Uppföljning")[0] ?? "";

async function setDay(fordela: Fordela, day: string): Promise<void> {
  await fordela.page.locator("#fd-day").fill(day);
  await fordela.page.locator("#fd-day").blur();
}

async function as(fordela: Fordela, role: Role): Promise<void> {
  await fordela.page.locator(`[data-as=${role}]`).click();
  await expect(fordela.page.locator(`[data-as=${role}]`)).toHaveAttribute("aria-pressed", "true");
  if (role === "principal") await fordela.page.locator("#fd-f-unit").selectOption(UNIT);
}

/** Each row of a table as it stands: its key, and the text of its cells by column. */
async function tableRows(fordela: Fordela, name: string): Promise<Map<string, Record<string, string>>> {
  const rows = await fordela.page.locator(`[data-table=${name}] tr[data-key]`).evaluateAll((found) =>
    found.map((row) => [(row as HTMLElement).dataset.key ?? "", Object.fromEntries([...row.querySelectorAll<HTMLElement>("td[data-column]")].map((cell) => [cell.dataset.column ?? "", cell.innerText.trim()]))] as const),
  );
  return new Map(rows as [string, Record<string, string>][]);
}

/** A row of the page says what the account says: to the öre, or the word where it is protected. */
function agrees(row: Record<string, string> | undefined, account: Account, what: string): void {
  for (const column of COLUMNS) {
    const [shown, known] = [row?.[column] ?? "", account[column]];
    if (known === null) expect(shown, `${what}, ${column}`).toBe("skyddat");
    else expect(ore(amount(shown) ?? ""), `${what}, ${column}`).toBe(ore(known));
  }
  if (account.share !== undefined) expect(row?.share?.replace(/\s/g, "").replace(",", ".")).toBe(`${account.share.includes(".") ? account.share : `${account.share}.0`}%`);
}

const adds = (account: Account): void => {
  const [allocated, ...parts] = COLUMNS.map((column) => account[column]);
  if (allocated !== null && allocated !== undefined && !parts.includes(null)) expect(parts.reduce((sum, part) => sum + ore(part ?? ""), 0n)).toBe(ore(allocated));
};

async function controlLine(fordela: Fordela): Promise<Record<string, string>> {
  const parts = await fordela.page.locator("[data-control=followup] [data-figure]").evaluateAll((found) => found.map((one) => [(one as HTMLElement).dataset.figure ?? "", (one as HTMLElement).innerText.replace(/[^\d,\u2212]/g, "").replace(/,$/, "").replace("\u2212", "-").replace(",", ".")]));
  return Object.fromEntries(parts) as Record<string, string>;
}

test("the economist's sums are the command line's: by grant, group, provider and school, and they add up", async ({ fordela }) => {
  const known = told();
  await begin(fordela);
  await expect(fordela.page.locator("[data-about]")).toContainText("visar allt");
  const duties = await tableRows(fordela, "followup-duties");
  for (const duty of known.duties) {
    agrees(duties.get(duty.id), duty.account, duty.id);
    adds(duty.account);
    for (const { group, account } of duty.byGroup.filter(({ units }) => units !== 0)) {
      if (duties.has(`${duty.id}/${group}`)) agrees(duties.get(`${duty.id}/${group}`), account, `${duty.id}, ${group}`);
      adds(account);
    }
  }
  agrees(duties.get(""), known.total, "total");
  const groups = await tableRows(fordela, "followup-groups");
  for (const { group, account } of known.byGroup) agrees(groups.get(group), account, group);
  expect(groups.size).toBe(3);
  const providers = await tableRows(fordela, "followup-sums");
  expect(providers.size).toBe(known.providers.length + 1);
  for (const { key, account } of known.providers) agrees(providers.get(key), account, key);
  await fordela.page.locator("[data-by=units]").click();
  await fordela.page.locator("[data-all-sums]").click();
  const units = await tableRows(fordela, "followup-sums");
  expect(units.size).toBe(61);
  for (const { key, account } of known.units) agrees(units.get(key), account, key);
  for (const column of COLUMNS) {
    const sum = known.units.reduce((total, { account }) => total + ore(account[column] ?? ""), 0n);
    expect(ore(amount(units.get("")?.[column] ?? "") ?? ""), column).toBe(sum);
  }
  const line = await controlLine(fordela);
  for (const column of COLUMNS) expect(ore(line[column] ?? ""), column).toBe(ore(known.total[column] ?? ""));
  expect(line.difference).toBe("0");
  await expect(fordela.page.locator("[data-control=followup]")).toHaveAttribute("data-ok", "true");
  // A missing report is not the same as nothing used.
  await expect(fordela.page.locator(".fd-follow__money")).toContainText("Att en rapport saknas betyder inte att pengarna är oanvända.");
});

test("missing reports: how late, how much, what it leads to, and never a deduction", async ({ fordela }) => {
  const known = told();
  await begin(fordela);
  const lines = fordela.page.locator("[data-table=followup-missing] tbody tr");
  await expect(lines).toHaveCount(5);
  await fordela.page.locator("[data-all-missing]").click();
  const overdue = known.duties.flatMap((duty) => duty.rows.filter(({ state }) => state === "overdue").map((row) => ({ duty, row })));
  const wanted = new Map<string, { amount: bigint; days: number; consequence: string }>();
  for (const { duty, row } of overdue) {
    const key = `${duty.id} ${row.unit}`;
    const one = wanted.get(key) ?? { amount: 0n, days: 0, consequence: duty.consequence };
    wanted.set(key, { ...one, amount: one.amount + ore(row.notReported), days: Math.max(one.days, row.daysLate ?? 0) });
  }
  expect(wanted.size).toBeGreaterThan(5);
  await expect(lines).toHaveCount(wanted.size);
  const shown = await lines.evaluateAll((rows) =>
    rows.map((row) => ({
      key: `${(row as HTMLElement).dataset.duty} ${(row as HTMLElement).dataset.unitKey}`,
      amount: row.querySelector<HTMLElement>("[data-column=notReported]")?.innerText ?? "",
      days: row.querySelector<HTMLElement>("[data-column=days]")?.innerText ?? "",
      tag: row.querySelector<HTMLElement>(".fd-tag")?.innerText ?? "",
    })),
  );
  for (const { key, amount: text, days, tag } of shown) {
    const one = wanted.get(key);
    expect(ore(amount(text) ?? ""), key).toBe(one?.amount);
    expect(days, key).toBe(String(one?.days));
    expect(tag, key).toBe(one?.consequence === "spärr" ? "Spärrar nästa ansökan" : "Påminnelse");
  }
  const days = shown.map(({ days }) => Number(days));
  expect(days).toEqual([...days].sort((a, b) => b - a));
  await expect(fordela.page.locator("section:has(> .fd-sec__head > #fd-f-missing)")).toContainText("Inget belopp dras av automatiskt.");
  const [duty] = known.duties.filter(({ requirements }) => requirements.length > 0);
  await expect(fordela.page.locator("[data-table=followup-requirements] [data-column=failed]")).toHaveText(String(duty?.requirements[0]?.failed));
  // On a day before any is due nothing is late.
  await setDay(fordela, "2025-01-02");
  await expect(fordela.page.locator("[data-table=followup-missing]")).toHaveCount(0);
  await expect(fordela.page.locator("#fd-f-missing + p")).toContainText("Ingen rapport är försenad.");
});

test("the sample is the command line's; another seed draws another, the same seed the same again", async ({ fordela }) => {
  const known = told();
  await begin(fordela);
  await expect(fordela.page.locator("#fd-seed")).toHaveValue(SEED); // follows the day until one is written
  const drawn = async () => {
    const button = fordela.page.locator("[data-show-sample]").first();
    if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
    return fordela.page.locator("[data-table=followup-drawn] tbody tr").evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.key));
  };
  const strata = known.duties.flatMap((duty) => duty.strata);
  const own = known.duties[0]?.strata.flatMap(({ rows }) => rows.map(({ key }) => key)) ?? [];
  expect(own.length).toBeGreaterThan(6);
  expect(await drawn()).toEqual(own);
  const lines = fordela.page.locator("[data-table=followup-sample] tbody tr");
  for (const [i, stratum] of strata.entries()) {
    await expect(lines.nth(i).locator("[data-column=drawn]")).toHaveText(new RegExp(`^${stratum.drawn}`));
    await expect(lines.nth(i).locator("[data-column=reviewed]")).toHaveText(String(stratum.reviewed));
  }
  await fordela.page.locator("#fd-seed").fill("ett annat frö");
  await fordela.page.locator("#fd-seed").blur();
  await expect(fordela.page.locator("[data-seed]")).toHaveText("ett annat frö");
  await expect(fordela.status).toContainText("frö ett annat frö");
  expect((await drawn()).slice(0, 6)).not.toEqual(own.slice(0, 6));
  await setDay(fordela, "2026-04-01"); // the written seed is kept
  await expect(fordela.page.locator("#fd-seed")).toHaveValue("ett annat frö");
  await fordela.page.locator("#fd-seed").fill(SEED);
  await fordela.page.locator("#fd-seed").blur();
  await expect(fordela.page.locator("[data-seed]")).toHaveText(SEED);
  expect(await drawn()).toEqual(own);
});

test("the board sees what the command line gives the board, and nothing that was held back is anywhere in the page", async ({ fordela }) => {
  const [all, known] = [told(), told("--namnd")];
  await begin(fordela, "board");
  await expect(fordela.page.locator("[data-about]")).toContainText("Skyddat");
  const duties = await tableRows(fordela, "followup-duties");
  for (const duty of known.duties) agrees(duties.get(duty.id), duty.account, duty.id);
  agrees(duties.get(""), known.total, "total");
  const groups = await tableRows(fordela, "followup-groups");
  for (const { group, account } of known.byGroup) agrees(groups.get(group), account, group);
  const given = amounts(known);
  const hidden = [...amounts(all)].filter((amount) => !given.has(amount));
  expect(hidden.length).toBeGreaterThan(100);
  const page = await everything(fordela);
  expect(leaked(page, hidden)).toEqual([]);
  for (const [key, label] of grid(table("enhet")).rows) {
    expect(page, "a school's key").not.toContain(key);
    expect(page, "a school's name").not.toContain(label);
  }
  for (const [key] of grid(table("beslut")).rows) expect(page, "a decision's key").not.toContain(key);
  await expect(fordela.page.locator("[data-chart] circle")).toHaveCount(0);
  // Where a count is protected, so is its cell, and its part of the whole.
  for (const { id, steps, rest } of known.coverage) {
    const cells = fordela.page.locator(`[data-coverage="${id}"] [data-table=followup-coverage] tbody tr`);
    for (const [i, step] of [...steps, { count: rest }].entries()) await expect(cells.nth(i).locator("td").first()).toHaveText(step.count === null ? "skyddat" : String(step.count));
  }
  // The search finds what is there: in the economist's view nearly all of it is.
  await as(fordela, "economist");
  await fordela.page.locator("[data-by=units]").click();
  await fordela.page.locator("[data-all-sums]").click();
  expect(leaked(await everything(fordela), hidden).length).toBeGreaterThan(100);
});

test("the board's view is one page on paper", async ({ fordela }) => {
  await begin(fordela, "board");
  await expect(fordela.page.locator("[data-print]")).toBeVisible();
  await fordela.page.evaluate(() => (window.print = () => document.documentElement.setAttribute("data-printed", "")));
  await fordela.page.locator("[data-print]").click();
  await expect(fordela.page.locator("html[data-printed]")).toHaveCount(1);
  const pdf = await fordela.page.pdf({ format: "A4" });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page(?!s)/g)).toHaveLength(1);
  await fordela.page.emulateMedia({ media: "print" });
  await expect(fordela.page.locator("[data-reservation]")).toBeVisible();
  await expect(fordela.page.locator("[data-table=followup-duties]")).toBeVisible();
});

test("the principal sees the own rows in full, and no figure of another school", async ({ fordela }) => {
  const [all, known] = [told(), told("--enhet", UNIT)];
  await begin(fordela, "principal");
  const own = known.duties.flatMap(({ rows }) => rows);
  expect(own.length).toBeGreaterThan(2);
  const shown = await tableRows(fordela, "followup-own");
  expect([...shown.keys()]).toEqual(own.map(({ key }) => key));
  for (const row of own) for (const column of COLUMNS) expect(ore(amount(shown.get(row.key)?.[column] ?? "") ?? ""), `${row.key}, ${column}`).toBe(ore(row[column]));
  const states = await fordela.page.locator("[data-table=followup-own] tbody .fd-tag").allInnerTexts();
  const words: Record<string, string> = { reported: "Redovisat", partly: "Delvis redovisat", waiting: "Väntar", missing: "Väntar", overdue: "Försenat" };
  expect(states).toEqual(own.map(({ state }) => words[state]));
  const line = await controlLine(fordela);
  for (const column of COLUMNS) expect(ore(line[column] ?? ""), column).toBe(own.reduce((sum, row) => sum + ore(row[column]), 0n));
  const mine = amounts(known.duties.flatMap(({ rows }) => rows));
  for (const { account } of known.units) amounts(account, mine);
  const page = await everything(fordela);
  expect(leaked(page, [...amounts(all)].filter((amount) => !mine.has(amount)))).toEqual([]);
  const keys = new Set(own.map(({ key }) => key));
  for (const [key = ""] of grid(table("beslut")).rows) if (!keys.has(key)) expect(page, "another school's decision").not.toContain(key);
  // On Min skola the same duties, and the way here.
  await fordela.view("school");
  const card = fordela.page.locator("[data-report-card]");
  await expect(card.locator("li")).toHaveCount(known.duties.filter(({ rows }) => rows.length > 0).length);
  await card.getByRole("button").click();
  await expect(fordela.title).toHaveText("Uppföljning");
  await expect(fordela.title).toBeFocused();
  await expect(fordela.page.locator("[data-as=principal]")).toHaveAttribute("aria-pressed", "true");
});

test("coverage: 79 of 144, and with the enrolled 91, a square for each school", async ({ fordela }) => {
  const at = (path: string) => readFileSync(fileURLToPath(new URL(`../../regler/uss-utbildning-144/${path}`, import.meta.url)));
  await fordela.view("import");
  await fordela.page.locator(".fd-radio").last().click();
  await fordela.load({ name: "regelverk.toml", content: at("regelverk.toml") }, { name: "enhet.csv", content: at("underlag/enhet.csv") }, { name: "utbildning.csv", content: at("underlag/utbildning.csv") });
  await fordela.view("followup");
  const figures = fordela.page.locator(".fd-follow__big dd");
  await expect(figures).toHaveText(["79 av 144 (54,9 %)", "91 av 144 (63,2 %)"]);
  const squares = (name: string) => fordela.page.locator(`.fd-squares .${name}`);
  await expect(squares("c-square")).toHaveCount(144);
  await expect(squares("c-used")).toHaveCount(79);
  await expect(squares("c-unspent")).toHaveCount(12);
  await expect(squares("c-rest")).toHaveCount(53);
  await as(fordela, "board");
  await expect(figures).toHaveText(["79 av 144 (54,9 %)", "91 av 144 (63,2 %)"]);
});

test("before and after: medians and spread, the reservation beside them, no small group, no line from one time to the next", async ({ fordela }) => {
  const known = told();
  await begin(fordela);
  const [one] = known.descriptions;
  const section = fordela.page.locator('[data-description="uss_före_och_efter"]');
  for (const role of ["economist", "board"] as const) {
    await as(fordela, role);
    await expect(section.locator("[data-reservation]")).toContainText("Siffrorna beskriver, de visar ingen effekt.");
    await expect(section).not.toContainText("Anmälda:");
    await expect(section.locator(".fd-sec__head")).toContainText("Anmälda visas inte: färre än 5 skolor.");
    await expect(section.locator("tbody th")).toHaveText(["Utbildade", "Utbildade", "Ej utbildade", "Ej utbildade"]);
    await expect(section.locator("svg :is(path, polyline)")).toHaveCount(0);
  }
  await as(fordela, "economist");
  const cells = one?.cells.filter(({ median }) => median !== undefined) ?? [];
  await expect(section.locator("circle:not(.fd-legend circle)")).toHaveCount(cells.reduce((sum, { points = [] }) => sum + points.length, 0));
  await expect(section.locator("svg .c-median:not(.fd-legend *)")).toHaveCount(cells.length);
  const decimal = (text: string | undefined) => Number(text).toLocaleString("sv-SE", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const wanted = cells.filter(({ measure }) => measure === "uss_per_100").map(({ median, low, high, units, without }) => `${decimal(median?.value)} (${decimal(low?.value)}–${decimal(high?.value)}) ${units} skolor${without === 0 ? "" : `, ${without} utan uppgift`}`);
  expect(wanted.length).toBe(4);
  const shown = await section.locator('td[data-measure="uss_per_100"] > span').allInnerTexts();
  expect(shown.map((text) => text.replace(/\s+/g, " "))).toEqual(wanted);
});

test("what is said where there is nothing: rules without duties, and files that are not loaded", async ({ fordela }) => {
  await afresh(fordela, rules(2024));
  const files = fordela.page.locator("[data-no-reports]");
  await expect(files).toContainText("Inga rapporter är inlästa ännu");
  await expect(files.locator("[data-missing-table=rapport_beslut]")).toContainText("rapport_beslut.csv");
  await expect(files.locator("[data-missing-table=rapport_beslut]")).toContainText("med rubrikerna");
  await expect(files.locator("li")).toHaveCount(6);
  await expect(fordela.page.locator("[data-no-times]")).toContainText("Färdiga USS per 100 elever");
  await expect(fordela.page.locator("[data-reservation]")).toBeVisible();
  // Nothing is reported, and that is not the same as nothing used.
  const line = await controlLine(fordela);
  expect([line.used, line.unspent]).toEqual(["0", "0"]);
  expect(line.notReported).toBe(line.allocated);
  await files.getByRole("button").click();
  await expect(fordela.page.locator("[data-view=import]")).toHaveAttribute("aria-current", "page");
});

test("rules that say nothing of follow-up: what to write, and the way to where it is written", async ({ fordela }) => {
  expect(silent()).not.toContain("[[redovisning]]");
  await afresh(fordela, silent());
  await expect(fordela.page.locator("[data-no-rules]")).toContainText("Regelverket säger inget om uppföljning");
  await expect(fordela.page.locator("[data-no-rules] pre")).toContainText("[[redovisning]]");
  await fordela.page.getByRole("button", { name: "Till Regelverkstad" }).click();
  await expect(fordela.title).toHaveText("Regelverkstad");
});

test("today by the user's clock, until another day is chosen", async ({ fordela }) => {
  await fordela.view("followup");
  const now = await fordela.page.evaluate(() => {
    const date = new Date();
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  });
  await expect(fordela.page.locator("#fd-day")).toHaveValue(now);
  await expect(fordela.page.locator("#fd-seed")).toHaveValue(now.replace(/-(\d\d)-(\d\d)$/, "-$1$2"));
  await setDay(fordela, "2026-03-18");
  await expect(fordela.page.locator(".fd-head")).toContainText("18 mars 2026");
});

test("each view by keyboard alone", async ({ fordela }) => {
  const { keyboard } = fordela.page;
  const focused = () =>
    fordela.page.evaluate(() => {
      const active = document.activeElement?.shadowRoot?.activeElement;
      if (!active) return "";
      const label = active.getAttribute("aria-label") ?? (active instanceof HTMLInputElement || active instanceof HTMLSelectElement ? active.labels?.[0]?.textContent : active.textContent);
      return (label ?? "").replace(/\s+/g, " ").trim() || active.tagName;
    });
  const tabTo = async (wanted: RegExp, key = "Tab") => {
    for (let i = 0; i < 60; i++) {
      await keyboard.press(key);
      if (wanted.test(await focused())) return;
    }
    throw new Error(`not reached by ${key}: ${wanted}`);
  };
  await tabTo(/^Uppföljning$/);
  await keyboard.press("Enter");
  await expect(fordela.title).toHaveText("Uppföljning");
  await tabTo(/^Dag$/);
  await keyboard.type("03182026"); // the browser's own field of a day, in the order it has here
  await tabTo(/^Stickprov$/);
  await keyboard.press("Enter");
  await expect(fordela.page.locator("#fd-f-sample")).toBeFocused();
  await tabTo(/^Frö$/);
  await keyboard.press("ControlOrMeta+A");
  await keyboard.type("tangenter");
  await tabTo(/^Visa urvalet/);
  await expect(fordela.page.locator("[data-seed]")).toHaveText("tangenter");
  await keyboard.press("Enter");
  await expect(fordela.page.locator("[data-table=followup-drawn]")).toBeVisible();
  expect(await focused()).toMatch(/^Dölj urvalet/);
  await tabTo(/^Nämndens vy$/, "Shift+Tab");
  await keyboard.press("Enter");
  await expect(fordela.page.locator(".fd-board")).toBeVisible();
  expect(await focused()).toBe("Nämndens vy");
  await tabTo(/^Rektorns vy$/);
  await keyboard.press("Enter");
  await tabTo(/^Skola$/);
  await keyboard.press("ArrowDown");
  await expect(fordela.page.locator("#fd-f-own")).toBeVisible();
  expect(await focused()).toBe("Skola");
});

const STATES: Record<string, (fordela: Fordela) => Promise<void>> = {
  "no rules": (fordela) => afresh(fordela, silent()),
  "no files": (fordela) => afresh(fordela, rules(2024)),
  economist: async (fordela) => {
    await begin(fordela);
    await fordela.page.locator("[data-show-sample]").first().click();
    await fordela.page.locator("[data-table=followup-missing] tr:first-child summary").first().click();
  },
  board: (fordela) => begin(fordela, "board"),
  principal: (fordela) => begin(fordela, "principal"),
  english: async (fordela) => {
    await begin(fordela, "board");
    await fordela.page.getByRole("button", { name: "English" }).click();
  },
};

for (const [what, use] of [
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["320 px", { viewport: { width: 320, height: 800 } }],
  ["768 px", { viewport: { width: 768, height: 800 } }],
  ["200 %", { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
] as const) {
  test.describe(what, () => {
    test.use(use);
    for (const [name, reach] of Object.entries(STATES)) {
      test(`no violations, nothing wider than the page, nothing too small to press: ${name}`, async ({ fordela }) => {
        await reach(fordela);
        expect(await violations(fordela.page)).toEqual([]);
        expect(await fordela.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
        const small = await fordela.page.evaluate(() =>
          [...(document.querySelector("fordela-kalkylator")?.shadowRoot?.querySelectorAll<HTMLElement>("button, select, summary, input:not([type=radio])") ?? [])]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0)
            .filter((one) => one.getBoundingClientRect().height < 43.5 || one.getBoundingClientRect().width < 24)
            .map((one) => `${one.tagName} ${one.textContent?.trim()}`),
        );
        expect(small).toEqual([]);
      });
    }
  });
}
