// What the command line gives for the demonstration's files, and what stands on a screen: every school under both rule sets.

import type { Frame, FrameLocator, Locator, Page } from "@playwright/test";
import { allocated, RESOURCES } from "../browser/command-line.js";
import { DATA, grid, RULES, table } from "../browser/data.js";
import { amount, ore } from "../browser/site.js";

export type Scope = Page | Frame | FrameLocator | Locator;

const SIDES = ["current", "proposed"] as const;

/** In whole öre by the key of the school and the side; made once, and only when something is compared. */
let known: Map<string, bigint> | undefined;

function wanted(): Map<string, bigint> {
  if (known) return known;
  known = new Map();
  for (const side of SIDES) {
    for (const [unit, cells] of allocated(RULES[side], DATA)) {
      known.set(`${unit} ${side}`, RESOURCES.reduce((sum, resource) => sum + ore(cells.get(resource) || "0"), 0n));
    }
  }
  return known;
}

/** The schools' names by their keys, as the tables have them. */
let names: Map<string, string> | undefined;

function nameOf(unit: string): string {
  const { heads, rows } = grid(table("enhet"));
  names ??= new Map(rows.map((row) => [row[0] ?? "", row[heads.indexOf("namn")] ?? ""]));
  return names.get(unit) ?? "";
}

/** How many figures the command line has. */
export const figureCount = (): number => wanted().size;

/** The command line's sum of one school, in öre. */
export const figureOf = (unit: string, side: (typeof SIDES)[number]): bigint | undefined => wanted().get(`${unit} ${side}`);

export interface Shown {
  key: string;
  side: string;
  text: string;
  name: string;
}

/** Read in the page: the cells of the table of schools, as they are written. */
export const readTable = (rows: Element[]): Shown[] =>
  rows.flatMap((row) => ["current", "proposed"].map((side) => ({
    key: row.getAttribute("data-key") ?? "",
    side,
    text: row.querySelector(`[data-side=${side}]`)?.textContent ?? "",
    name: row.querySelector("th")?.textContent ?? "",
  })));

/** What differs from the command line, in words; nothing when every figure is there and right. */
export function differences(shown: readonly Shown[]): string[] {
  const all = new Map(wanted());
  const wrong: string[] = [];
  for (const { key, side, text, name } of shown) {
    if (!name.includes(nameOf(key))) wrong.push(`${key} is called ${name.trim()}, not ${nameOf(key)}`);
    const expected = all.get(`${key} ${side}`);
    all.delete(`${key} ${side}`);
    const figure = amount(text);
    if (expected === undefined || figure === undefined || ore(figure) !== expected) wrong.push(`${key} ${side}: ${text.trim()}, the command line has ${expected} öre`);
  }
  return [...wrong, ...[...all.keys()].map((key) => `${key} is not shown`)];
}

export async function wrongFigures(scope: Scope): Promise<string[]> {
  return differences(await scope.locator("[data-table=schools] tbody tr[data-key]").evaluateAll(readTable));
}
