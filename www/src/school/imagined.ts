// A school that is in no file: its own rows as changes of the data, made of nothing but what the rule sets say of their
// tables. What kind of school it is, is chosen; what it counts is asked for afterwards.

import type { RuleSetInfo, TableChange, TableView, Workspace } from "fordela";

/** The table of units bears this name in every rule set. */
const UNITS = "enhet";

export interface Kind {
  column: string;
  label: string;
  options: readonly { value: string; label: string }[];
}

/** The lists and references of a school's row: together they say which kind it is. */
export function kinds(workspace: Workspace, sets: readonly RuleSetInfo[]): Kind[] {
  const found = new Map<string, Kind>();
  for (const set of sets) {
    const summary = workspace.allocate(set.id);
    const names = new Map(summary?.providers.map(({ key, label }) => [key, label]));
    for (const { id, label, sort, cells, given } of workspace.table(set.id, UNITS)?.columns ?? []) {
      if (!given || found.has(id) || (sort.kind !== "list" && sort.kind !== "reference" && sort.kind !== "boolean")) continue;
      const values = [...new Set(cells.flatMap(({ state, value }) => (state === "value" && value !== undefined ? [value] : [])))];
      const options = values.map((value) => ({ value, label: sort.kind === "reference" ? (names.get(value) ?? value) : value }));
      if (options.length > 0) found.set(id, { column: id, label, options });
    }
  }
  return [...found.values()];
}

/** A key that no school has. */
export function freeKey(workspace: Workspace, set: RuleSetInfo): string {
  const taken = new Set(workspace.table(set.id, UNITS)?.keys);
  for (let n = 1; ; n++) if (!taken.has(`ny-${n}`)) return `ny-${n}`;
}

/** The rows that make the school: its own, and one for each row that a table of pairs has for it. */
export function rowsOf(workspace: Workspace, sets: readonly RuleSetInfo[], key: string, name: string, choices: ReadonlyMap<string, string>): TableChange[] {
  const changes: TableChange[] = [];
  const done = new Set<string>();
  for (const set of sets) {
    for (const { id, source } of set.tables) {
      if (done.has(id) || (id !== UNITS && source !== "pairs")) continue;
      const view = workspace.table(set.id, id);
      if (!view) continue;
      done.add(id);
      if (id === UNITS) changes.unshift({ table: id, add: { [keyHeading(workspace, set)]: key, ...ownCells(view, name, choices) } });
      else changes.push(...pairs(view, key));
    }
  }
  return changes;
}

function keyHeading(workspace: Workspace, set: RuleSetInfo): string {
  const entry = workspace.outline(set.id)?.entries.find(({ section, id }) => section === "tabell" && id === UNITS);
  return entry?.keys.find((key) => key.key === "nyckel")?.text ?? UNITS;
}

function ownCells(view: TableView, name: string, choices: ReadonlyMap<string, string>): Record<string, string> {
  const cells = view.columns.flatMap(({ id, sort, given }): [string, string][] => {
    if (!given) return [];
    if (sort.kind === "text") return [[id, name]];
    const chosen = choices.get(id);
    return chosen === undefined ? [] : [[id, chosen]];
  });
  return Object.fromEntries(cells);
}

/** Of a table of pairs with the school on one side: a row for each that stands on the other. */
function pairs(view: TableView, key: string): TableChange[] {
  const references = view.columns.filter(({ sort }) => sort.kind === "reference");
  const other = references.find(({ id }) => id !== UNITS);
  if (!other || !references.some(({ id }) => id === UNITS)) return [];
  const values = new Set(other.cells.flatMap(({ value }) => (value === undefined ? [] : [value])));
  return [...values].map((value) => ({ table: view.id, add: { [UNITS]: key, [other.id]: value } }));
}

/** Answers about rows that are themselves added are said in those rows: one change for each row. */
export function withRows(rows: readonly TableChange[], changes: readonly TableChange[]): TableChange[] {
  const made = rows.map((row) => ("add" in row ? { row, table: row.table, keys: Object.values(row.add), add: { ...row.add } } : { row, table: row.table, keys: [] as string[], add: undefined }));
  const rest = changes.filter((change) => {
    if (!("key" in change)) return true;
    const own = made.find(({ table, keys }) => table === change.table && change.key.every((part) => keys.includes(part)));
    if (!own?.add) return true;
    own.add[change.column] = change.value;
    return false;
  });
  return [...made.map(({ row, table, add }) => (add ? { table, add } : row)), ...rest];
}
