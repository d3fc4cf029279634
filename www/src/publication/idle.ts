// Units that rows of a table have no meaning for: whatever number of rows they had, nothing would be another. Found by
// giving each of them rows of every kind that there is, all at once, and looking at what becomes of them.

import type { TableChange, TableView, Workspace } from "fordela";
import { setsOf, sums, type Content, type Pair } from "./content.js";
import { rowsByUnit, UNIT, type Count, type Tables } from "./counts.js";
import { differ } from "./mask.js";
import { inWorld } from "./worlds.js";

type RowCount = Count & { of: "rows" };

export function idle(workspace: Workspace, pair: Pair, truth: Content, tables: Tables, all: readonly Count[]): Set<Count> {
  const found = new Set<Count>();
  for (const id of tables.individual) {
    const counts = all.filter((count): count is RowCount => count.of === "rows" && count.choice.table === id);
    const view = tables.view(id);
    if (view) for (const count of idleIn(workspace, pair, truth, tables, view, counts)) found.add(count);
  }
  return found;
}

function idleIn(workspace: Workspace, pair: Pair, truth: Content, tables: Tables, view: TableView, counts: readonly RowCount[]): RowCount[] {
  const way = tables.way(view);
  if (!way || counts.length === 0) return [];
  const rows = rowsByUnit(way);
  const before = setsOf(pair).map(({ id }) => [workspace.table(id, UNIT), workspace.table(id, view.id)] as const);
  const pays = (row: number) => before.some(([, table]) => table?.columns.some((one) => one.resource && one.cells[row]?.state === "value"));
  /** Those of them for whom one row more is nothing. */
  const unmoved = (some: readonly RowCount[], alike: readonly number[]): RowCount[] => {
    const given = new Map(some.map(({ unit }, i) => [unit, alike[i] ?? -1]));
    const changes = some.map(({ unit }): TableChange => ({ table: view.id, key: tables.key(view, given.get(unit) ?? -1), column: way.column, value: way.writes(unit) ?? "" }));
    const after = inWorld(workspace, changes, (world) => setsOf(pair).map(({ id }) => [world.table(id, UNIT), world.table(id, view.id)] as const));
    return some.filter(({ unit }) =>
      after.every(([units, table], set) => {
        const own = tables.units.keys.indexOf(unit);
        const row = given.get(unit) ?? -1;
        const same = JSON.stringify(cells(units, own)) === JSON.stringify(cells(before[set]?.[0], own));
        return units !== undefined && same && table?.columns.every((one) => !one.resource || one.cells[row]?.state === "inapplicable") === true;
      }),
    );
  };
  let left = counts.filter(({ unit }) => way.writes(unit) !== undefined && !(rows.get(unit) ?? []).some(pays));
  const small = new Set(counts.map(({ unit }) => unit));
  const lent = view.keys.map((_, row) => row).filter((row) => pays(row) && !small.has(way.units[row] ?? ""));
  if (lent.length === 0) return [];
  for (const alike of kinds(view, lent)) {
    const still: RowCount[] = [];
    // As many at a time as there are rows of the kind to lend them.
    for (let from = 0; from < left.length; from += alike.length) still.push(...unmoved(left.slice(from, from + alike.length), alike));
    left = still;
  }
  return withoutTheirs(workspace, pair, truth, tables, view, left.flatMap(({ unit }) => rows.get(unit) ?? [])) ? left : [];
}

const cells = (view: TableView | undefined, row: number) => view?.columns.map((column) => column.cells[row]);

/** Rows whose lists say the same. */
function kinds(view: TableView, rows: readonly number[]): number[][] {
  const found = new Map<string, number[]>();
  for (const row of rows) {
    const kind = JSON.stringify(view.columns.filter(({ given, sort }) => given && sort.kind === "list").map(({ cells }) => cells[row]?.value));
    found.set(kind, [...(found.get(kind) ?? []), row]);
  }
  return [...found.values()];
}

/** All rows of theirs taken away at once: no sum may be another. */
function withoutTheirs(workspace: Workspace, pair: Pair, truth: Content, tables: Tables, view: TableView, rows: readonly number[]): boolean {
  if (rows.length === 0) return true;
  const gone = rows.map((row): TableChange => ({ table: view.id, remove: tables.key(view, row) }));
  const found = inWorld(workspace, gone, (world) => sums(world, pair));
  const paths = new Set<string>();
  differ(truth.summaries, found, paths);
  return paths.size === 0;
}
