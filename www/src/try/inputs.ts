// A scenario's own inputs in words: which school, what, from and to. Named as the rule set names things; where these files have
// no such table or row, as they stand in the scenario.

import type { Problem, Sort, TableChange, TableView } from "fordela";
import type { Context } from "./context.js";
import { readNumber } from "../entry.js";
import { harmless } from "./file.js";
import type { Scenario } from "./scenario.js";

export interface InputWords {
  /** The school; else the row or the table. */
  whose: string;
  /** What is changed of it. */
  what: string;
  /** undefined: there was no such row, or there is none any longer. */
  from: string | undefined;
  to: string | undefined;
  /** Short, for the button that takes it back and for what is said. */
  name: string;
}

/** The table of units bears this name in every rule set. */
const UNITS = "enhet";
/** Between the parts of a key, as tables write it. */
const BETWEEN = " / ";

export function inputWords(ctx: Context, scenario: Scenario, input: TableChange): InputWords {
  const table = ctx.house.base?.tables.find(({ id }) => id === input.table)?.label ?? ctx.house.view(input.table)?.label ?? input.table;
  const words = "add" in input ? ofAdded(ctx, scenario, input, table) : "remove" in input ? ofRemoved(ctx, scenario, input, table) : ofCell(ctx, scenario, input, table);
  const [whose, what] = [short(words.whose), short(words.what)];
  return { whose, what, from: words.from, to: words.to === undefined ? undefined : short(words.to, MOST_CELLS), name: `${whose}: ${what}` };
}

/** It may come from a file that anybody has written: what is shown of it is short and turns no line around. */
function short(text: string, most = MOST_NAME): string {
  const clean = harmless(text);
  return clean.length > most ? `${clean.slice(0, most)}…` : clean;
}

const MOST_NAME = 160;
const MOST_CELLS = 600;

/** What the core says of a change that these files cannot make. */
export const refusal = ({ t, lang }: Context, problem: Problem | undefined): string => (problem ? short(problem.text[lang].what, MOST_CELLS) : t.try.inputGone);

type Words = Omit<InputWords, "name">;
type Added = Extract<TableChange, { add: unknown }>;
type Removed = Extract<TableChange, { remove: unknown }>;
type OfCell = Extract<TableChange, { key: unknown }>;

function ofCell(ctx: Context, scenario: Scenario, { table, key, column, value }: OfCell, label: string): Words {
  const view = ctx.house.view(table);
  const row = rowOf(view, key);
  const found = view?.columns.find(({ id }) => id === column);
  const { whose, rest } = school(ctx, scenario, view, row, table, key);
  const what = [found?.label ?? column, ...rest.map((part) => nameOf(ctx, view, part))].join(", ");
  const cell = found?.cells[row];
  const sort = found?.sort ?? { kind: "text" };
  const from = row < 0 ? undefined : cell?.state === "value" ? ctx.fmt.cell(cell, sort) : ctx.t.common.nothing;
  return { whose: whose ?? label, what: whose === undefined ? `${what} (${key.join(", ")})` : what, from, to: shown(ctx, value, sort) };
}

function ofAdded(ctx: Context, scenario: Scenario, { table, add }: Added, label: string): Words {
  const view = ctx.house.view(table);
  const order = view?.columns.map(({ id }) => id) ?? [];
  const cells = Object.entries(add).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const to = (but: readonly string[]) =>
    cells.flatMap(([id, value]) => {
      const column = view?.columns.find((one) => one.id === id);
      if (value === "" || but.includes(value) || (view && !column)) return [];
      const said = pairs(view) && isReference(view, id) ? nameOf(ctx, view, value) : shown(ctx, value, column?.sort ?? { kind: "text" });
      return [`${column?.label ?? id} ${said}`];
    }).join(", ");
  if (table === UNITS) {
    const [key = ""] = keyOf(ctx, { table, add });
    const name = unitName(ctx, scenario, key);
    return { whose: name ?? label, what: ctx.t.try.newSchool, from: undefined, to: to([name ?? ""]) };
  }
  const unit = Object.entries(add).find(([id, value]) => isReference(view, id) && unitName(ctx, scenario, value) !== undefined)?.[1];
  return { whose: (unit === undefined ? undefined : unitName(ctx, scenario, unit)) ?? label, what: ctx.t.try.newRow(label), from: undefined, to: to(unit === undefined ? [] : [unit]) };
}

function ofRemoved(ctx: Context, scenario: Scenario, { table, remove }: Removed, label: string): Words {
  const view = ctx.house.view(table);
  const { whose, rest } = school(ctx, scenario, view, rowOf(view, remove), table, remove);
  return { whose: whose ?? label, what: ctx.t.try.rowGone(label, rest.join(", ")), from: undefined, to: undefined };
}

/** The school that a row is of: by its own key, or by what the row refers to; and the rest of the key. */
function school(ctx: Context, scenario: Scenario, view: TableView | undefined, row: number, table: string, key: readonly string[]): { whose: string | undefined; rest: readonly string[] } {
  const named = key.find((part) => (table === UNITS || pairs(view)) && unitName(ctx, scenario, part) !== undefined);
  if (named !== undefined) return { whose: unitName(ctx, scenario, named), rest: key.filter((part) => part !== named) };
  // A school that is not here is called by its key.
  const at = table === UNITS ? 0 : pairs(view) ? references(view).findIndex(({ id }) => id === UNITS) : -1;
  if (at >= 0) return { whose: `${ctx.house.view(UNITS)?.label ?? UNITS} ${key[at] ?? ""}`, rest: key.filter((_, i) => i !== at) };
  for (const { sort, cells } of row < 0 ? [] : (view?.columns ?? [])) {
    const unit = sort.kind === "reference" ? cells[row]?.value : undefined;
    const name = unit === undefined ? undefined : unitName(ctx, scenario, unit);
    if (name !== undefined) return { whose: name, rest: key };
  }
  return { whose: key[0], rest: key.slice(1) };
}

/** Its name in the data, else the one that the scenario gives a school of its own. */
function unitName(ctx: Context, scenario: Scenario, key: string): string | undefined {
  const table = ctx.house;
  const found = table.baseSummary?.units.find((unit) => unit.key === key)?.label;
  if (found !== undefined) return found;
  for (const input of scenario.inputs) {
    if (!("add" in input) || input.table !== UNITS || !keyOf(ctx, input).includes(key)) continue;
    const text = table.view(UNITS)?.columns.find(({ sort, given }) => given && sort.kind === "text");
    return (text && input.add[text.id]) || key;
  }
  return undefined;
}

/** Of an added row what is no column is its key. */
const keyOf = ({ house }: Context, { table, add }: Added): string[] => {
  const columns = new Set(house.view(table)?.columns.map(({ id }) => id));
  return Object.entries(add).flatMap(([id, value]) => (columns.has(id) ? [] : [value]));
};

const isReference = (view: TableView | undefined, id: string): boolean => view?.columns.some((column) => column.id === id && column.sort.kind === "reference") ?? false;

/** A table of pairs has the two that it joins as its first columns, and no key of its own beside them. */
const references = (view: TableView | undefined) => view?.columns.filter(({ given, sort }) => given && sort.kind === "reference").slice(0, 2) ?? [];
const pairs = (view: TableView | undefined): boolean => {
  const [one, other] = references(view);
  return one !== undefined && other !== undefined && view?.keys[0] === [one.cells[0]?.value, other.cells[0]?.value].join(BETWEEN);
};

function rowOf(view: TableView | undefined, key: readonly string[]): number {
  if (!view) return -1;
  const wanted = key.map((part) => part.trim()).join(BETWEEN);
  const at = view.keys.indexOf(wanted);
  return at >= 0 ? at : view.keys.findIndex((one) => one.toLocaleLowerCase("sv") === wanted.toLocaleLowerCase("sv"));
}

/** What a key of another table is called there, where a table of pairs says which one. */
function nameOf({ house }: Context, view: TableView | undefined, part: string): string {
  for (const { id } of references(view)) {
    const other = id === UNITS ? undefined : house.view(id);
    const at = other?.keys.indexOf(part) ?? -1;
    const text = other?.columns.find(({ sort }) => sort.kind === "text")?.cells[at]?.value;
    if (text !== undefined) return text;
  }
  return part;
}

/** As it is written in Swedish in a change, for those who read it. */
function shown(ctx: Context, value: string, sort: Sort): string {
  if (value === "") return ctx.t.common.nothing;
  if (sort.kind === "text" || sort.kind === "list" || sort.kind === "reference") return value;
  const read = sort.kind === "number" || sort.kind === "percent" ? readNumber(value, { lang: "sv", units: sort.measure === undefined ? [] : [sort.measure], percent: sort.kind === "percent" }) : undefined;
  if (read) return read.kind === "number" ? ctx.fmt.cell({ state: "value", value: read.value }, sort) : value;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) || sort.kind === "boolean" ? ctx.fmt.cell({ state: "value", value }, sort) : value;
}

/** The places of an input and of all that builds on it: what else is said of a row that it adds, and rows that refer to that one. */
export function withDependents(ctx: Context, inputs: readonly TableChange[], at: number): ReadonlySet<number> {
  const gone = new Set([at]);
  const input = inputs[at];
  if (!input || !("add" in input)) return gone;
  const [key, ...more] = keyOf(ctx, input);
  if (key === undefined || more.length > 0) return gone;
  inputs.forEach((other, i) => {
    if (i <= at) return;
    const view = ctx.house.view(other.table);
    const speaks =
      "add" in other
        ? Object.entries(other.add).some(([id, value]) => value === key && isReference(view, id))
        : (other.table === input.table || pairs(view)) && ("remove" in other ? other.remove : other.key).includes(key);
    if (speaks) gone.add(i);
  });
  return gone;
}
