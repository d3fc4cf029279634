// The comparison: classes, order and choice, the split, the long table, own and external; every sum worked out anew here.

import { readFileSync } from "node:fs";
import type { Cell } from "fordela";
import { classOf as classByAmounts } from "../../www/src/classes.js";
import { violations } from "./axe.js";
import { allocated } from "./command-line.js";
import { cell, DATA, grid, RULES, table, withCell } from "./data.js";
import { amount, expect, ore, test, type Fordela } from "./site.js";

const IDS = ["verksamhetsstöd", "strukturbidrag", "centrala_grupper", "tilläggsbelopp", "moms"];
const CLASSES = ["up5", "up1", "same", "down1", "down5"] as const;
const LABELS: Record<(typeof CLASSES)[number], string> = { up5: "över 5 % upp", up1: "1–5 % upp", same: "inom ±1 %", down1: "1–5 % ner", down5: "över 5 % ner" };

const sumOf = (cells: Map<string, string>, ids: readonly string[] = IDS): bigint => ids.reduce((sum, id) => sum + ore(cells.get(id) || "0"), 0n);
const abs = (n: bigint): bigint => (n < 0n ? -n : n);

/** By the definition, on öre: more than 5 per cent is 100 times the change above 5 times the amount. */
function classOf(current: bigint, proposed: bigint): (typeof CLASSES)[number] {
  const change = proposed - current;
  if (100n * abs(change) <= current) return "same";
  const much = 100n * abs(change) > 5n * current;
  return change > 0n ? (much ? "up5" : "up1") : much ? "down5" : "down1";
}

const figure = async (fordela: Fordela, selector: string) => ore(amount(await fordela.page.locator(selector).innerText()) ?? "");

/** Every row of a table as it stands: the key and the text of each cell by its column. */
async function tableRows(fordela: Fordela, name: string): Promise<Map<string, Record<string, string>>> {
  const rows = await fordela.page.locator(`[data-table=${name}] tbody tr[data-key]`).evaluateAll((found) =>
    found.map((row) => {
      const cells = [...row.querySelectorAll<HTMLElement>("td[data-column]")].map((cell) => [cell.dataset.column ?? "", cell.innerText.trim()]);
      return [(row as HTMLElement).dataset.key ?? "", { ...Object.fromEntries(cells), name: row.querySelector<HTMLElement>("th")?.innerText.trim() ?? "" }] as const;
    }),
  );
  return new Map(rows as [string, Record<string, string>][]);
}

const both = () => ({ current: allocated(RULES.current, DATA), proposed: allocated(RULES.proposed, DATA) });

test("the ends of the classes: exactly one and five per cent, from nothing, to nothing, what does not apply", () => {
  const cellOf = (value: string | undefined): Cell => (value === undefined ? { state: "inapplicable" } : { state: "value", value });
  const of = (before: string | undefined, after: string | undefined) =>
    classByAmounts({ current: cellOf(before), proposed: cellOf(after), difference: before === undefined && after === undefined ? { state: "inapplicable" } : { state: "value", value: "1" }, percent: { state: "inapplicable" } });
  expect([of("100.00", "101.00"), of("100.00", "101.01"), of("100.00", "99"), of("100.00", "98.99")]).toEqual(["same", "up1", "same", "down1"]);
  expect([of("200", "210"), of("200", "210.01"), of("200", "190"), of("200", "189.99")]).toEqual(["up1", "up5", "down1", "down5"]);
  expect([of("0", "0.01"), of("0", "0"), of("5", "0"), of(undefined, "5"), of("5", undefined), of(undefined, undefined)]).toEqual(["up5", "same", "down5", "up5", "down5", undefined]);
  expect(classByAmounts({ current: cellOf("1"), proposed: { state: "missing" }, difference: { state: "missing" }, percent: { state: "missing" } })).toBeUndefined();
  // Shown as 5.0 per cent, and more than 5.
  expect(of("100000000.00", "105000000.01")).toBe("up5");
});

test("every school stands in the class that its amounts give, and the classes add up", async ({ fordela }) => {
  const { current, proposed } = both();
  await fordela.view("comparison");
  await expect(fordela.page.locator("[data-table=schools] tbody tr[data-key]").first()).toBeVisible();
  const rows = await tableRows(fordela, "schools");
  expect(rows.size).toBe(60);
  const counts = new Map<string, { count: number; sum: bigint }>(CLASSES.map((id) => [id, { count: 0, sum: 0n }]));
  for (const [key, cells] of current) {
    const [before, after] = [sumOf(cells), sumOf(proposed.get(key) ?? new Map<string, string>())];
    const id = classOf(before, after);
    expect(rows.get(key)?.class, key).toBe(LABELS[id]);
    const own = counts.get(id);
    if (own) counts.set(id, { count: own.count + 1, sum: own.sum + after - before });
  }
  for (const [id, { count, sum }] of counts) {
    const line = `[data-table=classes] tr[data-class=${id}]`;
    await expect(fordela.page.locator(`${line} td`).first()).toHaveText(String(count));
    expect(await figure(fordela, `${line} td:last-child`), id).toBe(sum);
  }
  const all = [...counts.values()].reduce((total, { count, sum }) => ({ count: total.count + count, sum: total.sum + sum }), { count: 0, sum: 0n });
  await expect(fordela.page.locator("[data-table=classes] tr[data-class=all] td").first()).toHaveText(String(all.count));
  expect(await figure(fordela, "[data-table=classes] tr[data-class=all] td:last-child")).toBe(all.sum);
  // The chart says the same: one mark for each school.
  await expect(fordela.page.locator("[data-chart=fd-classes] svg svg")).toHaveCount(60);
  await expect(fordela.page.locator("[data-chart=fd-spread] circle")).toHaveCount(60);
});

test("every figure of the table is the command line's: net, and each resource", async ({ fordela }) => {
  const { current, proposed } = both();
  const sizes = new Map(grid(table("enhet")).rows.map((row) => [row[0] ?? "", ["F-3", "4-6", "7-9"].reduce((sum, head) => sum + BigInt(row[grid(table("enhet")).heads.indexOf(head)] || "0"), 0n)]));
  await fordela.view("comparison");
  await expect(fordela.page.locator("[data-table=schools] tbody tr[data-key]").first()).toBeVisible();
  const agree = async (ids: readonly string[], what: string) => {
    const rows = await tableRows(fordela, "schools");
    for (const [key, cells] of rows) {
      const of = (side: typeof current) => (ids.some((id) => side.get(key)?.get(id)) ? sumOf(side.get(key) ?? new Map(), ids) : undefined);
      const [before, after] = [of(current), of(proposed)];
      const shown = (text: string | undefined) => (amount(text ?? "") === undefined ? undefined : ore(amount(text ?? "") ?? ""));
      expect(shown(cells.current), `${what}, ${key}`).toBe(before);
      expect(shown(cells.proposed), `${what}, ${key}`).toBe(after);
      expect(shown(cells.difference), `${what}, ${key}`).toBe(before === undefined && after === undefined ? undefined : (after ?? 0n) - (before ?? 0n));
      const size = sizes.get(key) ?? 0n;
      if (size > 0n && after !== undefined) {
        expect(cells.size?.replace(/\s/g, "")).toBe(String(size));
        expect(shown(cells.per), `${what}, ${key}, per pupil`).toBe((2n * after + size) / (2n * size)); // none of them is below nought
      }
    }
    return rows.size;
  };
  expect(await agree(IDS, "sum")).toBe(60);
  await fordela.page.getByRole("button", { name: "Netto" }).click();
  expect(await agree(IDS.filter((id) => id !== "moms"), "net")).toBe(60);
  for (const id of IDS) {
    await fordela.page.locator("#fd-sift-resource").selectOption(id);
    expect(await agree([id], id)).toBe(60);
  }
});

test("sorted by any column, one way and the other", async ({ fordela }) => {
  await fordela.view("comparison");
  const { page } = fordela;
  const found = page.locator("[data-found]");
  await expect(found).toHaveText("60 av 60 skolor, störst ökning i procent först.");
  const numbers = ["current", "proposed", "difference", "percent", "size", "per", "perDifference"];
  const column = async (id: string) => [...(await tableRows(fordela, "schools")).values()].map((cells) => cells[id === "school" ? "name" : id] ?? "");
  for (const id of [...numbers, "school", "provider", "unit.form", "class"]) {
    const head = page.locator(`[data-table=schools] th:has([data-sort="${id}"])`);
    for (let twice = 0; twice < 2; twice++) {
      await head.locator("button").click();
      const order = await head.getAttribute("aria-sort");
      const shown = (await column(id)).filter((text) => text !== "" && !text.startsWith("–"));
      const sign = order === "ascending" ? 1 : -1;
      const value = (text: string) => ore((amount(text.replace(/%$/, "")) ?? "").replace(/(\.\d)$/, "$10"));
      const rank = (text: string) => CLASSES.length - CLASSES.findIndex((one) => LABELS[one] === text);
      const compare = (a: string, b: string) =>
        numbers.includes(id) ? Number(value(a) > value(b)) - Number(value(a) < value(b)) : id === "class" ? rank(a) - rank(b) : a.localeCompare(b, "sv", { numeric: true });
      for (const [i, text] of shown.slice(1).entries()) expect(sign * compare(shown[i] ?? "", text), `${id} ${order}: ${shown[i]} ${text}`).toBeLessThanOrEqual(0);
      expect(await page.locator("[data-table=schools] th[aria-sort]").count()).toBe(1);
      await expect(fordela.status).toContainText("60 av 60 skolor");
      expect((await found.innerText()).trim()).toBe((await fordela.status.innerText()).trim());
    }
  }
});

test("chosen by provider, kind, class and words; the sum is of what is shown", async ({ fordela }) => {
  const { current, proposed } = both();
  const { page } = fordela;
  await fordela.view("comparison");
  const providers = grid(table("huvudman"));
  const schools = grid(table("enhet"));
  const external = new Set(providers.rows.filter((row) => row[2] === "extern").map(([key]) => key));
  const keys = schools.rows.filter((row) => external.has(row[2])).map(([key = ""]) => key);
  await page.getByRole("button", { name: /^extern/ }).click();
  await expect(fordela.status).toHaveText(`${keys.length} av 60 skolor.`);
  expect([...(await tableRows(fordela, "schools")).keys()].sort()).toEqual([...keys].sort());
  for (const [side, cells] of [["current", current], ["proposed", proposed]] as const) {
    const sum = keys.reduce((all, key) => all + sumOf(cells.get(key) ?? new Map()), 0n);
    expect(await figure(fordela, `[data-table=schools] tfoot [data-side=${side}]`)).toBe(sum);
  }
  await expect(page.locator("[data-table=schools] tfoot th")).toHaveText(`Summa av ${keys.length} skolor`);
  await page.getByRole("button", { name: /^resursskola/ }).click();
  expect((await tableRows(fordela, "schools")).size).toBe(3);
  await page.getByRole("button", { name: "Visa alla skolor" }).click();
  await expect(page.locator("#fd-schools")).toBeFocused();
  await page.locator("#fd-sift-class").selectOption("down5");
  expect([...(await tableRows(fordela, "schools")).values()].every((cells) => cells.class === LABELS.down5)).toBe(true);
  await page.locator("#fd-sift-class").selectOption("");
  const [, , provider = ""] = schools.rows.find((row) => external.has(row[2])) ?? [];
  await page.locator("#fd-sift-provider").selectOption(provider);
  expect([...(await tableRows(fordela, "schools")).keys()].sort()).toEqual(schools.rows.filter((row) => row[2] === provider).map(([key = ""]) => key).sort());
  await page.locator("#fd-sift").fill("finns inte");
  await expect(page.locator("[data-none]")).toContainText("Ingen skola passar urvalet");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Visa alla skolor" }).click();
  expect((await tableRows(fordela, "schools")).size).toBe(60);
});

test("saved as a spreadsheet: the rows shown, in their order; a text is never a formula", async ({ fordela }) => {
  const { page } = fordela;
  const [name] = [grid(table("enhet")).rows[0]?.[1] ?? ""];
  await fordela.load({ name: "enhet.csv", content: table("enhet").replace(name, "=1+1") });
  await fordela.view("comparison");
  await page.getByRole("button", { name: /^egen regi/ }).click();
  const shown = [...(await tableRows(fordela, "schools")).entries()];
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Spara som kalkylblad" }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe("jamforelse.csv");
  const lines = readFileSync(await file.path(), "utf8").replace(/^\ufeff/, "").trimEnd().split("\r\n").map((line) => line.split(";"));
  const heads = lines[0] ?? [];
  expect(lines.slice(1).map(([key]) => key)).toEqual(shown.map(([key]) => key));
  const at = (start: string) => heads.findIndex((head) => head.startsWith(start));
  for (const [i, [, cells]] of shown.entries()) {
    const row = lines[i + 1] ?? [];
    expect(ore(row[at("Skillnad, kr")] ?? "")).toBe(ore(amount(cells.difference ?? "") ?? ""));
    expect(row[at("Skola")]).toBe(cells.name?.startsWith("=") ? `'${cells.name}` : cells.name);
  }
  expect(lines.some((row) => row.includes("'=1+1"))).toBe(true);
  expect(lines.some((row) => /^-\d/.test(row[at("Skillnad, kr")] ?? ""))).toBe(true);
});

test("own and external: what is paid, less VAT and administration, is net, for each pupil", async ({ fordela }) => {
  const { proposed } = both();
  await fordela.view("comparison");
  await fordela.page.locator("#fd-group-within").selectOption({ label: "ingenting mer" });
  const schools = grid(table("enhet"));
  const kind = new Map(grid(table("huvudman")).rows.map((row) => [row[0] ?? "", row[2] ?? ""]));
  const pupils = (row: string[]) => ["F-3", "4-6", "7-9"].reduce((sum, head) => sum + BigInt(row[schools.heads.indexOf(head)] || "0"), 0n);
  for (const group of ["egen regi", "extern"]) {
    const rows = schools.rows.filter((row) => kind.get(row[2] ?? "") === group);
    const size = rows.reduce((sum, row) => sum + pupils(row), 0n);
    const of = (ids: readonly string[]) => rows.reduce((sum, [key = ""]) => sum + sumOf(proposed.get(key) ?? new Map(), ids), 0n);
    const per = (sum: bigint) => (2n * sum + size) / (2n * size);
    const line = `[data-table=groups] tr[data-group="${group}/"]`;
    expect(amount(await fordela.page.locator(`${line} [data-column=size]`).innerText())).toBe(String(size));
    expect(await figure(fordela, `${line} [data-column=paid]`), group).toBe(per(of(IDS)));
    expect(await figure(fordela, `${line} [data-column=vat]`), group).toBe(-per(of(["moms"])));
    expect(await figure(fordela, `${line} [data-column=net]`), group).toBe(per(of(IDS.filter((id) => id !== "moms"))));
  }
});

/** The table of steps as it stands: before and every step are after, the sums beneath and the list above say the same. */
async function splitAdds(fordela: Fordela): Promise<Map<string, Record<string, string>>> {
  const list = fordela.page.locator("[data-steps] > li");
  await expect(list.first()).toBeVisible();
  const steps = await list.count();
  await fordela.page.locator("[data-split] > summary").click();
  await expect(fordela.page.locator("[data-table=split] tbody tr[data-key]")).toHaveCount(60);
  const rows = await tableRows(fordela, "split");
  expect(rows.size).toBe(60);
  const totals = new Array<bigint>(steps).fill(0n);
  for (const [key, cells] of rows) {
    const shown = (id: string) => ore(amount(cells[id] ?? "") ?? "");
    let sum = shown("before");
    for (let step = 0; step < steps; step++) {
      sum += shown(String(step));
      totals[step] = (totals[step] ?? 0n) + shown(String(step));
    }
    expect(sum, key).toBe(shown("after"));
  }
  for (const [step, sum] of totals.entries()) {
    expect(await figure(fordela, `[data-table=split] tfoot [data-column="${step}"]`)).toBe(sum);
    expect(await figure(fordela, `[data-steps] > li:nth-child(${step + 1}) .fd-diff__eff b`)).toBe(sum);
  }
  return rows;
}

test("why it changes: for every school current and each step make the proposal, to the öre", async ({ fordela }) => {
  const { current, proposed } = both();
  await fordela.view("comparison");
  for (const [key, cells] of await splitAdds(fordela)) {
    expect(ore(amount(cells.before ?? "") ?? ""), key).toBe(sumOf(current.get(key) ?? new Map()));
    expect(ore(amount(cells.after ?? "") ?? ""), key).toBe(sumOf(proposed.get(key) ?? new Map()));
  }
  expect(await fordela.page.locator("[data-steps] > li").count()).toBeGreaterThan(5);
  await expect(fordela.page.locator("[data-change=numbers]")).toHaveCount(0);
});

test("with last year's data the changed numbers are the first step", async ({ fordela }) => {
  const schools = table("enhet");
  const pupils = ore(cell(schools, 2, "F-3")) / 100n;
  await fordela.load({ name: "fjol-enhet.csv", content: withCell(schools, 2, "F-3", String(pupils - 9n)) });
  await fordela.view("comparison");
  await expect(fordela.page.locator("[data-steps] > li").first()).toHaveAttribute("data-change", "numbers");
  const rows = await splitAdds(fordela);
  await expect(fordela.page.locator("[data-table=split] [data-sort=before]")).toHaveText("Gällande, förra årets underlag, kr");
  // A pot: nine more pupils in one school are less for the others.
  expect(ore(amount(rows.get(cell(schools, 2, "skolenhetskod"))?.["0"] ?? "") ?? "")).toBeGreaterThan(0n);
  expect([...rows.values()].filter((cells) => ore(amount(cells["0"] ?? "") ?? "") < 0n).length).toBeGreaterThan(10);
});

// ---- the long table -----------------------------------------------------------------------------

const MANY = 10_000;

/** The demonstration's schools over and over, with keys and names of their own. */
function many(): string {
  const { heads, rows } = grid(table("enhet"));
  const all = Array.from({ length: MANY }, (_, i) => {
    const row = [...(rows[i % rows.length] ?? [])];
    row[0] = `S${String(i + 1).padStart(5, "0")}`;
    row[1] = `Skola ${i + 1}`;
    return row.join(";");
  });
  return [heads.join(";"), ...all].join("\r\n") + "\r\n";
}

test("ten thousand schools: scrolled to the end, few rows in the page, the last one reached by keyboard", async ({ fordela }) => {
  test.setTimeout(120_000);
  const { page } = fordela;
  const head = grid(table("beslut")).heads.join(";") + "\r\n";
  const decision = (grid(table("beslut")).rows[0] ?? []).join(";").replace(/99\d{6}/, "S00001") + "\r\n";
  await fordela.load({ name: "enhet.csv", content: many() }, { name: "beslut.csv", content: head + decision });
  await fordela.view("comparison");
  await expect(page.locator("[data-found]")).toHaveText(/^10\s000 av 10\s000 skolor/);
  const rows = page.locator("[data-table=schools] tbody tr[data-key]");
  await expect(page.locator("[data-table=schools]")).toHaveAttribute("aria-rowcount", String(MANY + 2));
  expect(await rows.count()).toBeLessThan(60);
  await page.locator("[data-sort=school]").first().click();
  await expect(rows.first()).toHaveAttribute("data-key", "S00001");
  const box = page.locator("fordela-rows .fd-scroll").last();
  await box.scrollIntoViewIfNeeded();
  await box.evaluate((one) => one.scrollTo(0, one.scrollHeight));
  const last = page.locator('[data-table=schools] tr[data-key="S10000"]');
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute("aria-rowindex", String(MANY + 1));
  expect(await rows.count()).toBeLessThan(60);
  // Wherever one stops there are rows, and every row has the same height.
  const height = (await last.boundingBox())?.height ?? 0;
  for (const part of [0.123, 0.5, 0.77]) {
    await box.evaluate((one, at) => one.scrollTo(0, one.scrollHeight * at), part);
    await expect.poll(async () => {
      const index = Number(await box.evaluate((one, rowHeight) => Math.round(one.scrollTop / rowHeight), height));
      return page.locator(`[data-table=schools] tr[aria-rowindex="${index + 4}"]`).count();
    }).toBe(1);
  }
  // By keyboard: into the rows, to the end and back, and on to the school.
  await box.evaluate((one) => one.scrollTo(0, 0));
  await box.focus();
  await page.keyboard.press("Tab");
  for (let i = 0; i < 15 && !(await focusedText(fordela)).startsWith("Skola "); i++) await page.keyboard.press("Tab");
  expect(await focusedText(fordela)).toBe("Skola 1");
  await page.keyboard.press("End");
  await expect.poll(() => focusedText(fordela)).toBe("Skola 10000");
  await expect(last).toBeInViewport();
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => focusedText(fordela)).toBe("Skola 9999");
  await page.keyboard.press("PageUp");
  await expect.poll(async () => Number((await focusedText(fordela)).slice(6))).toBeLessThan(9995);
  await page.keyboard.press("Home");
  await expect.poll(() => focusedText(fordela)).toBe("Skola 1");
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(fordela.title).toHaveText("Skola 1");
});

async function focusedText(fordela: Fordela): Promise<string> {
  return fordela.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent?.trim() ?? "");
}

test("by keyboard alone: search, choose, sort, from row to row, into a school", async ({ fordela }) => {
  const { page } = fordela;
  const { keyboard } = page;
  await fordela.view("comparison");
  const seen: string[] = [];
  const tabTo = async (wanted: RegExp, key = "Tab") => {
    for (let i = 0; i < 90; i++) {
      await keyboard.press(key);
      const text = await page.evaluate(() => {
        const active = document.activeElement?.shadowRoot?.activeElement;
        const label = active instanceof HTMLInputElement ? active.labels?.[0]?.textContent : active?.textContent;
        return active ? (active.getAttribute("aria-label") ?? label ?? "").trim() || active.tagName : "";
      });
      seen.push(text);
      expect(text, "the focus was lost").not.toBe("");
      if (wanted.test(text)) return;
    }
    throw new Error(`not reached: ${wanted}: ${seen.join(" | ")}`);
  };
  await tabTo(/^Visa som tabell: Så sprider/);
  await keyboard.press("Enter");
  await expect(page.locator("[data-table=spread]")).toBeVisible();
  await tabTo(/^Sök skola$/);
  while ((await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)) !== "fd-sift") await tabTo(/^Sök skola$/);
  await keyboard.type("skolan");
  await expect(fordela.status).toContainText("av 60 skolor.");
  await tabTo(/^extern/);
  await keyboard.press("Space");
  await expect(page.locator(".fd-chip[aria-pressed=true]")).toBeFocused();
  await tabTo(/^Tabell över alla skolor$/);
  await tabTo(/^Elever$/);
  await keyboard.press("Enter");
  await expect(page.locator("[data-table=schools] th[aria-sort=descending] button")).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.locator("[data-table=schools] th[aria-sort=ascending] button")).toBeFocused();
  const first = (await page.locator("[data-table=schools] tbody th").first().innerText()).trim();
  await tabTo(new RegExp(`^${first}$`));
  await keyboard.press("ArrowDown");
  const second = (await page.locator("[data-table=schools] tbody th").nth(1).innerText()).trim();
  await expect(page.locator("[data-table=schools] tbody th button").nth(1)).toBeFocused();
  // Tab leads past the rows.
  await keyboard.press("Tab");
  await expect(page.locator("[data-table=schools] :focus")).toHaveCount(0);
  await keyboard.press("Shift+Tab");
  await keyboard.press("Enter");
  await expect(fordela.title).toHaveText(second);
  await expect(fordela.title).toBeFocused();
});

test("read aloud: the classes, the figures and the table have names, roles and indices", async ({ fordela }) => {
  const { page } = fordela;
  await fordela.view("comparison");
  await expect(page.locator("[data-table=classes]")).toMatchAriaSnapshot(`
    - table "Klasserna i tal":
      - rowgroup:
        - row "Förändring Skolor Summa, kr"
      - rowgroup:
        - row /Mer än 5 % upp 9 /
        - row /1–5 % upp 11 /
        - row /Inom ±1 % 23 /
        - row /1–5 % ner 11 /
        - row /Mer än 5 % ner 6 /
      - rowgroup:
        - row /Alla 60 /
  `);
  await expect(page.locator("[data-chart=fd-classes]")).toMatchAriaSnapshot(`
    - figure /20 skolor får mer/:
      - heading "20 skolor får mer, 17 får mindre och 23 ligger kvar" [level=3]
      - paragraph: /Varje märke är en skola/
      - img "Antal skolor i fem klasser efter förändring i procent"
  `);
  const all = page.locator("[data-table=schools]");
  await expect(all).toHaveAttribute("aria-rowcount", "62");
  await expect(page.getByRole("table", { name: "Alla skolor" }).getByRole("columnheader")).toHaveCount(11);
  await expect(page.getByRole("table", { name: "Alla skolor" }).getByRole("rowheader")).toHaveCount(61);
  await expect(all.locator("tbody tr").nth(9)).toHaveAttribute("aria-rowindex", "11");
  await expect(page.locator("[data-chart=fd-most] svg desc")).toContainText("Ringen är gällande och den fyllda punkten förslaget.");
});

for (const [width, scheme] of [[320, "light"], [640, "dark"], [1280, "dark"]] as const) {
  test.describe(`${width} ${scheme}`, () => {
    test.use({ viewport: { width, height: 700 }, colorScheme: scheme });
    test("no violations: filled, with everything open, filtered to nothing", async ({ fordela }) => {
      test.setTimeout(300_000);
      const { page } = fordela;
      await fordela.view("comparison");
      expect(await violations(page)).toEqual([]);
      for (const more of await page.locator(".fd-two details > summary, [data-split] > summary").all()) await more.click();
      await page.getByRole("button", { name: /^resursskola/ }).click();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.locator("#fd-sift").fill("finns inte");
      await expect(page.locator("[data-none]")).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 800 } });
  test("cards, sorted by a list, more when asked for", async ({ fordela }) => {
    const { page } = fordela;
    await fordela.view("comparison");
    await expect(page.locator("[data-table=schools] tbody tr")).toHaveCount(6);
    await page.locator("#fd-sift-order").selectOption("size");
    await expect(page.locator("[data-found]")).toHaveText("60 av 60 skolor, elever: högst först.");
    const sizes = [...(await tableRows(fordela, "schools")).values()].map((cells) => Number((cells.size ?? "").replace(/\D/g, "")));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });
});

test("on paper: every row of sixty, nothing scrolls", async ({ fordela }) => {
  await fordela.view("comparison");
  await fordela.page.emulateMedia({ media: "print" });
  await expect(fordela.page.locator("[data-table=schools] tbody tr")).toHaveCount(60);
  await expect(fordela.page.locator(".fd-sift:visible, .fd-btn:visible")).toHaveCount(0);
});
