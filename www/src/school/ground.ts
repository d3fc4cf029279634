// What a what-if stands on: all data, or one school's own rows with what a publication tells of the others. Of the latter every
// answer says how sure it is.

import type { Alone, Cell, Compared, ComparedRow, Own, Part, Questions, TableChange, TableView, Told, ToldCell, ToldTable, Workspace } from "fordela";
import { effect } from "./ahead.js";
import { isMark, type Publication } from "../publication/format.js";
import type { Result, Side } from "../result.js";

/** How sure a figure is; a bound where it is a number of kronor. */
export interface Mark {
  certainty: Part["certainty"];
  bound: string | undefined;
}

export type Marks = ReadonlyMap<string, Mark>;
/** The resource, or nothing for the sum. */
export const markId = (side: Side, resource: string): string => `${side}\n${resource}`;

export interface Ground {
  workspace: Workspace;
  /** Where only one school's rows are here: what there is of each rule set. */
  own?: ReadonlyMap<string, Own>;
}

export const questionsOf = ({ own }: Ground, workspace: Workspace, set: string, unit: string): Questions | undefined => {
  const known = own?.get(set);
  if (!own) return workspace.questions(set, unit);
  const found = known && workspace.ownQuestions(set, known);
  return found && { ...found, cells: found.cells.map((question) => ({ ...question, cell: hiddenIf(question.cell) })) };
};

/** What the core does not know of somebody's own row is what was protected. */
const hiddenIf = (cell: Cell): Cell => (cell.state === "failed" ? { state: "protected" } : cell);

export function tableOf({ own }: Ground, workspace: Workspace, set: string, table: string): TableView | undefined {
  const known = own?.get(set);
  return own ? known && workspace.ownTable(set, known, table) : workspace.table(set, table);
}

export type Answers = Partial<Record<Side, Alone>>;

export function answers({ own }: Ground, base: Workspace, { current, proposed }: Result, changes: TableChange[]): Answers {
  const of = (id: string | undefined) => {
    const known = id === undefined ? undefined : own?.get(id);
    return id === undefined || !known ? undefined : base.alone(id, known, changes);
  };
  const [before, after] = [of(current.id), of(proposed?.id)];
  return { ...(before ? { current: before } : {}), ...(after ? { proposed: after } : {}) };
}

const NONE: Cell = { state: "inapplicable" };

/** A school's row as a comparison has it, and how sure each figure of it is. */
export function rowOf(found: Answers, result: Result, unit: ComparedRow): { row: ComparedRow; marks: Marks } {
  const marks = new Map<string, Mark>();
  const cell = (side: Side, id: string): Cell => {
    const part = id === "" ? found[side]?.sum : found[side]?.resources.find((one) => one.id === id);
    if (!part) return NONE;
    marks.set(markId(side, id), { certainty: part.certainty, bound: part.bound });
    return part.cell;
  };
  const both = (current: Cell, proposed: Cell): Compared => ({ current, proposed, difference: effect(current, proposed), percent: NONE });
  const amounts = result.comparison.resources.map(({ id }) => both(cell("current", id), cell("proposed", id)));
  const net = both(found.current?.net.cell ?? NONE, found.proposed?.net.cell ?? NONE);
  const { provider } = unit;
  return { row: { key: unit.key, label: unit.label, ...(provider === undefined ? {} : { provider }), amounts, sum: both(cell("current", ""), cell("proposed", "")), net }, marks };
}

// ---- what a publication tells --------------------------------------------------------------------

const open = <T extends object>(list: unknown): T[] => (Array.isArray(list) ? (list as T[]).filter((entry) => !isMark(entry)) : []);

/** What was told, with nothing in place of what is protected as a whole. */
function toldOf(found: unknown): Told {
  const told = (isMark(found) ? {} : found) as Record<keyof Told, unknown>;
  const tables = open<ToldTable>(told.tables).map((table) => ({ ...table, rows: open<ToldTable["rows"][number]>(table.rows).map((row) => ({ ...row, cells: open<ToldCell>(row.cells) })) }));
  const terms = <T extends { terms: unknown }>(all: unknown) => open<T & object>(all).map((one) => ({ ...one, terms: open<Told["sums"][number]["terms"][number]>(one.terms) }));
  return { tables, sums: terms<Told["sums"][number]>(told.sums), pots: terms<Told["pots"][number]>(told.pots), solved: open<ToldCell>(told.solved) };
}

const UNITS = "enhet";
const PROVIDERS = "huvudman";

/** What one school has of a rule set: its own row, the providers', and the rows that belong to it in other tables. */
export function ownOf(file: Publication, set: string, unit: string): Own | undefined {
  const summary = file.summaries[set] as unknown as import("fordela").Summary | undefined;
  const row = summary?.units.find(({ key }) => key === unit);
  if (!summary || !row || !file.told) return undefined;
  const told = toldOf(file.told[set]);
  const facts = (rows: readonly { key: string; facts: { id: string; cell: Cell }[] }[]) => rows.map(({ key, facts: all }) => ({ key, cells: all.map(({ id, cell }) => ({ id, cell })) }));
  const tables = told.tables.map(({ id, rows }) => ({ id, rows: rows.filter((one) => one.unit === undefined || one.unit === unit) }));
  const amounts = summary.resources.map(({ id }, i) => ({ id, cell: row.amounts[i] ?? NONE }));
  return { unit, tables: [{ id: UNITS, rows: facts([row]) }, { id: PROVIDERS, rows: facts(summary.providers) }, ...tables], told: { ...told, tables: [] }, amounts };
}

/** Cells of two rule sets' tables together: the one that says something. */
export function together(all: readonly Own[]): ToldTable[] {
  const tables = new Map<string, Map<string, Map<string, Cell>>>();
  for (const { id, rows } of all.flatMap((own) => own.tables)) {
    const table = tables.get(id) ?? new Map<string, Map<string, Cell>>();
    tables.set(id, table);
    for (const { key, cells } of rows) {
      const row = table.get(key) ?? new Map<string, Cell>();
      table.set(key, row);
      for (const { id: column, cell } of cells) if (row.get(column)?.state !== "value") row.set(column, cell);
    }
  }
  return [...tables].map(([id, rows]) => ({ id, rows: [...rows].map(([key, cells]) => ({ key, cells: [...cells].map(([column, cell]) => ({ id: column, cell })) })) }));
}
