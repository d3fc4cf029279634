// What may be a small number of people, found by what the tables hold and never by their names: columns counted in pupils,
// and tables whose rows each belong to a unit.

import type { RuleSetInfo, TableView, Workspace } from "fordela";
import { compare } from "../numbers.js";
import type { Protected } from "./format.js";

export const UNIT = "enhet";
const PUPILS = "elev";

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
  | { of: "rows"; column: string }
);

type Column = TableView["columns"][number];

export class Tables {
  readonly #views = new Map<string, TableView>();

  constructor(
    workspace: Workspace,
    readonly sets: readonly RuleSetInfo[],
  ) {
    for (const set of sets) {
      for (const { id } of set.tables) {
        if (this.#views.has(id)) continue;
        const view = workspace.table(set.id, id);
        if (view) this.#views.set(id, view);
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

  /** The given column whose every row names a unit. */
  unitColumn(view: TableView): Column | undefined {
    const keys = new Set(this.units.keys);
    return view.columns.find(
      ({ given, sort, cells }) =>
        given && sort.kind === "reference" && cells.length > 0 && cells.every(({ state, value }) => state === "value" && keys.has(value ?? "")),
    );
  }

  /** Tables of individual things: read from a file, a row each, belonging to a unit. */
  get individual(): string[] {
    return this.ids.filter((id) => {
      const view = this.view(id);
      return id !== UNIT && this.source(id) === "file" && view !== undefined && this.unitColumn(view) !== undefined;
    });
  }

  /** The key of a row as a change of a table names it: of a pair both tables' keys. */
  key(view: TableView, row: number): string[] {
    if (this.source(view.id) !== "pairs") return [view.keys[row] ?? ""];
    return view.columns.filter(({ given, sort }) => given && sort.kind === "reference").slice(0, 2).map(({ cells }) => cells[row]?.value ?? "");
  }
}

const isCount = ({ given, sort }: Column): boolean => given && sort.kind === "number";

/** Everything that can be chosen. Usual: pupils in the units' own table, and the rows of individual things. */
export function choices(tables: Tables): Choice[] {
  const { units } = tables;
  const own = units.columns.filter(isCount).map((column) => choice(units, column, column.sort.measure === PUPILS, false));
  const pairs = tables.ids.flatMap((id) => {
    const view = tables.view(id);
    if (!view || tables.source(id) !== "pairs" || !tables.unitColumn(view)) return [];
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
  const unit = one.table === UNIT ? undefined : tables.unitColumn(view);
  return column.cells.flatMap(({ state, value }, row): Count[] => {
    if (state !== "value" || value === undefined || compare(value, "0") < 0 || compare(value, String(limit)) >= 0) return [];
    const of = unit ? unit.cells[row]?.value : view.keys[row];
    return of === undefined ? [] : [{ of: "cell", choice: one, unit: of, actual: value, key: tables.key(view, row) }];
  });
}

function rowCounts(tables: Tables, one: Choice, limit: number): Count[] {
  const view = tables.view(one.table);
  const column = view && tables.unitColumn(view);
  if (!column) return [];
  const found = rowsByUnit(column);
  return tables.units.keys.flatMap((unit): Count[] => {
    const actual = found.get(unit)?.length ?? 0;
    return actual < limit ? [{ of: "rows", choice: one, unit, actual: String(actual), column: column.id }] : [];
  });
}

/** The places of the rows that refer to each unit. */
export function rowsByUnit({ cells }: Column): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [row, { value }] of cells.entries()) {
    if (value === undefined) continue;
    const rows = found.get(value);
    if (rows) rows.push(row);
    else found.set(value, [row]);
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
