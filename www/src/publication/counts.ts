// What may be a small number of people, found by what the tables hold and never by their names: columns counted in pupils,
// and tables whose rows each belong to a unit.

import type { RuleSetInfo, TableView, Workspace } from "fordela";
import { compare } from "../numbers.js";
import type { Protected } from "./format.js";

export const UNIT = "enhet";
const PUPILS = "elev";
const BETWEEN = " / ";

/** Something that can be protected, and whether it is without anybody asking. */
export interface Choice {
  id: string;
  table: string;
  column?: string;
  label: string;
  tableLabel: string;
  usual: boolean;
  /** The table holds a value for each pair of a unit and something else. */
  pairs: boolean;
}

/** A small number: a cell, or how many rows of a table refer to a unit. */
export type Count = { choice: Choice; unit: string; actual: string } & (
  | { of: "cell"; key: string[] }
  | { of: "rows"; way: Way }
);

type Column = TableView["columns"][number];

export interface Way {
  /** The reference of the rows. */
  column: string;
  /** The unit of each row. */
  units: readonly string[];
  /** What a row's reference says when it belongs to the unit; nothing where no row of another table does. */
  writes(unit: string): string | undefined;
}

export class Tables {
  readonly #views = new Map<string, TableView>();
  readonly #ways = new Map<string, Way | undefined>();
  readonly #headings = new Map<string, readonly string[]>();

  constructor(
    workspace: Workspace,
    readonly sets: readonly RuleSetInfo[],
  ) {
    for (const set of sets) {
      for (const { id, optional } of set.tables) {
        // What may be missing is told afterwards, and is not published.
        if (optional || this.#views.has(id)) continue;
        const view = workspace.table(set.id, id);
        if (view) this.#views.set(id, view);
      }
      for (const { section, id, keys } of workspace.outline(set.id)?.entries ?? []) {
        const found = section === "tabell" ? keys.find(({ key }) => key === "nyckel") : undefined;
        if (found) this.#headings.set(id, found.rows?.[0] ?? [found.text]);
      }
    }
  }

  get units(): TableView {
    return this.view(UNIT) ?? { id: UNIT, label: "", keys: [], columns: [] };
  }

  view(id: string): TableView | undefined {
    return this.#views.get(id);
  }

  source(id: string): RuleSetInfo["tables"][number]["source"] | undefined {
    return this.sets.flatMap(({ tables }) => tables).find((table) => table.id === id)?.source;
  }

  get ids(): string[] {
    return [...this.#views.keys()];
  }

  /** How the rows of a table belong to units: their reference names one, or a row of another table that belongs to one. */
  way(view: TableView, from: readonly string[] = []): Way | undefined {
    if (this.#ways.has(view.id)) return this.#ways.get(view.id);
    let found: Way | undefined;
    for (const column of view.columns) {
      const named = column.cells.flatMap(({ state, value }) => (state === "value" && value !== undefined ? [value] : []));
      if (found || !column.given || column.sort.kind !== "reference" || named.length === 0 || named.length < column.cells.length) continue;
      found = this.#direct(column, named) ?? this.#through(column, named, [...from, view.id]);
    }
    if (from.length === 0) this.#ways.set(view.id, found);
    return found;
  }

  #direct(column: Column, named: string[]): Way | undefined {
    const keys = new Set(this.units.keys);
    return named.every((key) => keys.has(key)) ? { column: column.id, units: named, writes: (unit) => unit } : undefined;
  }

  #through(column: Column, named: readonly string[], from: readonly string[]): Way | undefined {
    for (const id of this.ids) {
      const other = this.view(id);
      if (!other || id === UNIT || from.includes(id) || this.source(id) !== "file") continue;
      const rows = new Map(other.keys.map((key, row) => [key, row]));
      const way = named.every((key) => rows.has(key)) ? this.way(other, from) : undefined;
      if (!way) continue;
      const units = named.map((key) => way.units[rows.get(key) ?? -1] ?? "");
      return { column: column.id, units, writes: (unit) => other.keys[way.units.indexOf(unit)] };
    }
    return undefined;
  }

  /** Tables of individual things: read from a file, a row each, belonging to a unit. */
  get individual(): string[] {
    return this.ids.filter((id) => {
      const view = this.view(id);
      return id !== UNIT && this.source(id) === "file" && view !== undefined && this.way(view) !== undefined;
    });
  }

  /** The headings of the columns that are a table's key. */
  headings(id: string): readonly string[] {
    return this.#headings.get(id) ?? [id];
  }

  /** The key of a row as a change of a table names it: part by part, of a pair both tables' keys. */
  key(view: TableView, row: number): string[] {
    if (this.source(view.id) !== "pairs") return split(view.keys[row] ?? "", this.headings(view.id).length);
    return view.columns.filter(({ given, sort }) => given && sort.kind === "reference").slice(0, 2).map(({ cells }) => cells[row]?.value ?? "");
  }
}

/** The parts of a key of several columns. */
function split(key: string, parts: number): string[] {
  const all = key.split(BETWEEN);
  return [...all.slice(0, parts - 1), all.slice(parts - 1).join(BETWEEN)];
}

const isCount = ({ given, sort }: Column): boolean => given && sort.kind === "number";

/** Everything that can be chosen. Usual: pupils in the units' own table, and the rows of individual things. */
export function choices(tables: Tables): Choice[] {
  const { units } = tables;
  const own = units.columns.filter(isCount).map((column) => choice(units, column, column.sort.measure === PUPILS, false));
  const pairs = tables.ids.flatMap((id) => {
    const view = tables.view(id);
    if (!view || tables.source(id) !== "pairs" || !tables.way(view)) return [];
    return view.columns.filter(isCount).map((column) => choice(view, column, false, true));
  });
  const rows = tables.individual.map((id): Choice => {
    const label = tables.view(id)?.label ?? id;
    return { id, table: id, label, tableLabel: label, usual: true, pairs: false };
  });
  return [...rows, ...own, ...pairs];
}

function choice(view: TableView, { id, label }: Column, usual: boolean, pairs: boolean): Choice {
  return { id: `${view.id}.${id}`, table: view.id, column: id, label, tableLabel: view.label, usual, pairs };
}

/** The small numbers of what has been chosen: under the limit, 0 among them. */
export function counts(tables: Tables, chosen: readonly Choice[], limit: number): Count[] {
  return chosen.flatMap((one) => (one.column === undefined ? rowCounts(tables, one, limit) : cellCounts(tables, one, limit)));
}

function cellCounts(tables: Tables, one: Choice, limit: number): Count[] {
  const view = tables.view(one.table);
  const column = view?.columns.find(({ id }) => id === one.column);
  if (!view || !column) return [];
  const way = one.table === UNIT ? undefined : tables.way(view);
  return column.cells.flatMap(({ state, value }, row): Count[] => {
    if (state !== "value" || value === undefined || compare(value, "0") < 0 || compare(value, String(limit)) >= 0) return [];
    const of = way ? way.units[row] : view.keys[row];
    return of === undefined ? [] : [{ of: "cell", choice: one, unit: of, actual: value, key: tables.key(view, row) }];
  });
}

function rowCounts(tables: Tables, one: Choice, limit: number): Count[] {
  const view = tables.view(one.table);
  const way = view && tables.way(view);
  if (!way) return [];
  const found = rowsByUnit(way);
  return tables.units.keys.flatMap((unit): Count[] => {
    const actual = found.get(unit)?.length ?? 0;
    return actual < limit ? [{ of: "rows", choice: one, unit, actual: String(actual), way }] : [];
  });
}

/** The places of the rows that belong to each unit. */
export function rowsByUnit({ units }: Way): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [row, unit] of units.entries()) {
    const rows = found.get(unit);
    if (rows) rows.push(row);
    else found.set(unit, [row]);
  }
  return found;
}

/** What is told of it in the file and on the page. */
export function summed(all: readonly Count[], chosen: readonly Choice[]): Protected[] {
  return chosen.map(({ id, table, column, label }) => ({
    table,
    ...(column === undefined ? {} : { column }),
    label,
    units: new Set(all.filter((count) => count.choice.id === id).map(({ unit }) => unit)).size,
  }));
}
