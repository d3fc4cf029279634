// A world is the data with another value of one protected number. A partner takes the difference, so that as little as
// possible of what is published differs: then its own figures differ too, and are protected with those of the first.

import type { TableChange, TableView, Workspace } from "fordela";
import { compare, subtract } from "../numbers.js";
import { rowsByUnit, UNIT, type Count, type Tables } from "./counts.js";

/** Unit that takes the difference; without one the sums differ. */
export type Partner = string | undefined;

/** So many are tried. */
const TRIED = 4;

export const values = (limit: number): string[] => Array.from({ length: limit }, (_, value) => String(value));

/** As a person writes it: with a comma. */
const written = (value: string): string => value.replace(".", ",");

export class Worlds {
  readonly #used = new Set<string>();
  readonly #rows = new Map<string, Map<string, number[]>>();
  readonly #alike = new Map<string, string>();

  constructor(
    readonly tables: Tables,
    readonly limit: number,
  ) {
    // Partners are looked for among units of the same lists and references, the same provider among them.
    for (const [row, key] of tables.units.keys.entries()) {
      const said = (kind: string) => tables.units.columns.filter(({ given, sort }) => given && sort.kind === kind).map(({ cells }) => cells[row]?.value ?? "");
      this.#alike.set(key, JSON.stringify([said("list"), said("reference")]));
    }
  }

  take(partner: Partner): void {
    if (partner !== undefined) this.#used.add(partner);
  }

  /** The most promising first; none at all among them. */
  partners(count: Count): Partner[] {
    const [lists, all] = [this.#lists(count.unit), this.#alike.get(count.unit)];
    const rank = (unit: string) => (this.#alike.get(unit) === all ? 0 : this.#lists(unit) === lists ? 2 : 4) + (this.#used.has(unit) ? 0 : 1);
    const able = this.tables.units.keys.filter((unit) => unit !== count.unit && this.#able(count, unit));
    able.sort((a, b) => rank(a) - rank(b));
    return [...able.slice(0, TRIED), undefined];
  }

  #lists(unit: string): string {
    return JSON.stringify((JSON.parse(this.#alike.get(unit) ?? "[]") as unknown[])[0] ?? null);
  }

  /** It has enough to give the largest difference and be no small number itself in any world. */
  #able(count: Count, unit: string): boolean {
    const least = subtract(String(2 * this.limit - 1), count.actual);
    if (count.of === "rows") return count.way.writes(unit) !== undefined && (this.#rowsOf(count).get(unit)?.length ?? 0) >= Number(least);
    const value = this.#value(count, unit);
    return value !== undefined && compare(value, least) >= 0;
  }

  #rowsOf(count: Count & { of: "rows" }): Map<string, number[]> {
    const known = this.#rows.get(count.choice.table);
    if (known) return known;
    const found = rowsByUnit(count.way);
    this.#rows.set(count.choice.table, found);
    return found;
  }

  /** The same cell of another unit. */
  #cell(count: Count & { of: "cell" }, unit: string): { view: TableView; row: number; key: string[] } | undefined {
    const view = this.tables.view(count.choice.table);
    if (!view) return undefined;
    if (view.id === UNIT) {
      const row = view.keys.indexOf(unit);
      return { view, row, key: this.tables.key(view, row) };
    }
    const key = count.key.map((part) => (part === count.unit ? unit : part));
    const row = view.keys.findIndex((_, at) => JSON.stringify(this.tables.key(view, at)) === JSON.stringify(key));
    return row < 0 ? undefined : { view, row, key };
  }

  #value(count: Count & { of: "cell" }, unit: string): string | undefined {
    const found = this.#cell(count, unit);
    const cell = found?.view.columns.find(({ id }) => id === count.choice.column)?.cells[found.row];
    return cell?.state === "value" ? cell.value : undefined;
  }

  /** What is changed for the count to be `value`; nothing when there is no way to it. */
  changes(count: Count, value: string, partner: Partner): TableChange[] | undefined {
    return count.of === "cell" ? this.#cells(count, value, partner) : this.#moves(count, Number(value), partner);
  }

  #cells(count: Count & { of: "cell" }, value: string, partner: Partner): TableChange[] | undefined {
    const { table, column = "" } = count.choice;
    const own: TableChange = { table, key: count.key, column, value: written(value) };
    if (partner === undefined) return [own];
    const [other, former] = [this.#cell(count, partner), this.#value(count, partner)];
    if (!other || former === undefined) return undefined;
    return [own, { table, key: other.key, column, value: written(subtract(former, subtract(value, count.actual))) }];
  }

  /** Whole rows go from the one to the other: their reference is changed. Without a partner they go away, or are written again. */
  #moves(count: Count & { of: "rows" }, value: number, partner: Partner): TableChange[] | undefined {
    const view = this.tables.view(count.choice.table);
    if (!view) return undefined;
    const { id: table } = view;
    const own = this.#rowsOf(count).get(count.unit) ?? [];
    const more = value - own.length;
    const key = (row: number) => this.tables.key(view, row);
    const refer = (rows: readonly number[], unit: string) => {
      const value = count.way.writes(unit);
      return value === undefined ? undefined : rows.map((row): TableChange => ({ table, key: key(row), column: count.way.column, value }));
    };
    if (partner !== undefined) {
      const theirs = this.#rowsOf(count).get(partner) ?? [];
      return more < 0 ? refer(own.slice(more), partner) : refer(theirs.slice(0, more), count.unit);
    }
    if (more < 0) return own.slice(more).map((row) => ({ table, remove: key(row) }));
    const pattern = own[0] ?? this.#rowsOf(count).values().next().value?.[0];
    if (pattern === undefined || count.way.writes(count.unit) === undefined) return undefined;
    return Array.from({ length: more }, (_, n) => ({ table, add: this.#like(view, pattern, count, n) }));
  }

  /** A row like another, belonging to the unit, with a key that no row has. */
  #like(view: TableView, row: number, { way, unit }: Count & { of: "rows" }, n: number): Record<string, string> {
    const taken = new Set(view.keys);
    const headings = this.tables.headings(view.id);
    const keyOf = (last: string) => headings.map((heading, i) => [heading, i === 0 ? last : (this.tables.key(view, row)[i] ?? "")] as const);
    let first = `${unit}-${String(n + 1)}`;
    while (taken.has(keyOf(first).map(([, part]) => part).join(" / "))) first += "-";
    const cells = view.columns
      .filter(({ given, cells }) => given && cells[row]?.state === "value")
      .map(({ id, sort, cells }) => [id, id === way.column ? (way.writes(unit) ?? "") : said(cells[row]?.value ?? "", sort.kind)]);
    return { ...(Object.fromEntries(cells) as Record<string, string>), ...Object.fromEntries(keyOf(first)) };
  }
}

/**
 * The world with these changes, as long as the work lasts. A change that cannot be made is an error of the page's: to go on
 * without it would leave the number unprotected.
 */
export function inWorld<T>(workspace: Workspace, changes: readonly TableChange[], work: (world: Workspace) => T): T {
  const world = workspace.vary([...changes]);
  try {
    const [problem] = world.problems().slice(workspace.problems().length);
    if (problem) throw new Error(`no such world: ${problem.text.en.what}`);
    return work(world);
  } finally {
    world.free();
  }
}

/** As it is written in a file of a Swedish spreadsheet. */
function said(value: string, kind: string): string {
  return kind === "number" ? written(value) : kind === "percent" ? `${written(hundredfold(value))} %` : value;
}

function hundredfold(value: string): string {
  const [whole = "0", fraction = ""] = value.split(".");
  const moved = fraction.padEnd(2, "0");
  return `${whole}${moved.slice(0, 2)}.${moved.slice(2)}`.replace(/^(-?)0+(?=\d)/, "$1").replace(/\.0*$/, "");
}
