// Every figure on the page is the command line's: each school, each resource, both rule sets.

import { readFileSync } from "node:fs";
import { allocate, allocated } from "./command-line.js";
import { DATA, grid, RULES, table } from "./data.js";
import { amount, expect, ore, test, type Fordela } from "./site.js";

const SIDES = ["current", "proposed"] as const;
type Side = (typeof SIDES)[number];

interface Row {
  resource: string;
  current: string | undefined;
  proposed: string | undefined;
}

/** The table of resources as it stands on the screen. */
async function resources(fordela: Fordela): Promise<Row[]> {
  const rows = await fordela.page.locator("[data-table=resources] tr[data-resource]").evaluateAll((found) =>
    found.map((row) => ({
      resource: (row as HTMLElement).dataset.resource ?? "",
      current: row.querySelector<HTMLElement>("[data-side=current]")?.innerText ?? "",
      proposed: row.querySelector<HTMLElement>("[data-side=proposed]")?.innerText ?? "",
    })),
  );
  return rows.map(({ resource, current, proposed }) => ({ resource, current: amount(current), proposed: amount(proposed) }));
}

const total = (cells: Map<string, string>, ids: readonly string[]): bigint =>
  ids.reduce((sum, id) => sum + ore(cells.get(id) || "0"), 0n);

test("each school and resource, both rule sets", async ({ fordela }) => {
  test.setTimeout(180_000);
  const expected: Record<Side, Map<string, Map<string, string>>> = {
    current: allocated(RULES.current, DATA),
    proposed: allocated(RULES.proposed, DATA),
  };
  const units = grid(table("enhet")).rows.map(([key = ""]) => key);
  expect([...expected.current.keys()].sort()).toEqual([...units].sort());
  let figures = 0;
  for (const unit of units) {
    await fordela.choose(unit);
    const rows = await resources(fordela);
    const ids = rows.map(({ resource }) => resource).filter((id) => id !== "");
    expect(ids.length).toBeGreaterThanOrEqual(4);
    for (const side of SIDES) {
      const cells = expected[side].get(unit) ?? new Map<string, string>();
      for (const row of rows) {
        const shown = row[side];
        if (row.resource === "") {
          expect(ore(shown ?? ""), `${unit}, sum, ${side}`).toBe(total(cells, ids));
          continue;
        }
        const wanted = cells.get(row.resource) ?? "";
        expect(shown === undefined ? "" : String(ore(shown)), `${unit}, ${row.resource}, ${side}`).toBe(wanted === "" ? "" : String(ore(wanted)));
        figures += wanted === "" ? 0 : 1;
      }
    }
  }
  expect(figures).toBeGreaterThan(150);
});

test("the tables of schools and providers", async ({ fordela }) => {
  const ids = ["verksamhetsstöd", "strukturbidrag", "centrala_grupper", "tilläggsbelopp", "moms"];
  const schools = grid(table("enhet"));
  const provider = new Map(schools.rows.map((row) => [row[0] ?? "", row[schools.heads.indexOf("huvudman")] ?? ""]));
  await fordela.view("comparison");
  for (const side of SIDES) {
    const expected = allocated(RULES[side], DATA);
    const byProvider = new Map<string, bigint>();
    for (const [unit, cells] of expected) {
      const sum = total(cells, ids);
      const shown = await fordela.page.locator(`[data-table=schools] tr[data-key="${unit}"] [data-side=${side}]`).innerText();
      expect(ore(amount(shown) ?? ""), unit).toBe(sum);
      const key = provider.get(unit) ?? "";
      byProvider.set(key, (byProvider.get(key) ?? 0n) + sum);
    }
    expect(byProvider.size).toBe(12);
    for (const [key, sum] of byProvider) {
      const shown = await fordela.page.locator(`[data-table=providers] tr[data-key="${key}"] [data-side=${side}]`).innerText();
      expect(ore(amount(shown) ?? ""), key).toBe(sum);
    }
    const all = [...byProvider.values()].reduce((a, b) => a + b, 0n);
    for (const name of ["schools", "providers"]) {
      const shown = await fordela.page.locator(`[data-table=${name}] tfoot [data-side=${side}]`).innerText();
      expect(ore(amount(shown) ?? ""), name).toBe(all);
    }
  }
});

test("net leaves out VAT", async ({ fordela }) => {
  const expected = allocated(RULES.proposed, DATA);
  await fordela.view("comparison");
  await fordela.page.getByRole("button", { name: "Netto" }).click();
  let withVat = 0;
  for (const [unit, cells] of expected) {
    const shown = await fordela.page.locator(`[data-table=schools] tr[data-key="${unit}"] [data-side=proposed]`).innerText();
    expect(ore(amount(shown) ?? ""), unit).toBe(total(cells, ["verksamhetsstöd", "strukturbidrag", "centrala_grupper", "tilläggsbelopp"]));
    if (cells.get("moms")) withVat += 1;
  }
  expect(withVat).toBe(18);
  // The answer above the tables is net too, and says so.
  const all = await fordela.page.locator("[data-table=schools] tfoot [data-side=proposed]").innerText();
  expect(ore((await fordela.sum("proposed")) ?? "")).toBe(ore(amount(all) ?? ""));
  await expect(fordela.page.locator("#fd-answer")).toContainText("fördelas netto");
});

test("the saved table is the command line's, byte for byte", async ({ fordela }) => {
  await fordela.view("comparison");
  for (const [side, name] of [["current", /Spara gällande/], ["proposed", /Spara förslaget/]] as const) {
    const waiting = fordela.page.waitForEvent("download");
    await fordela.page.getByRole("button", { name }).click();
    const path = await (await waiting).path();
    expect(readFileSync(path).equals(allocate(RULES[side], DATA))).toBe(true);
  }
});
