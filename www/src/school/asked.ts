// What is asked of one school: the questions of both rule sets together, what each answer means as a change of the data,
// and how large one step of it is. Nothing here knows what a question is about.

import type { Question, Questions, RowQuestion, TableChange } from "fordela";
import { shifted, writeNumber, type Reading } from "../entry.js";
import type { Lang } from "../numbers.js";
import { absolute, compare } from "../numbers.js";
import type { Format } from "../format.js";

export interface Asked {
  cells: readonly Question[];
  rows: readonly RowQuestion[];
  /** Ids of resources that depend on other schools, under either rule set. */
  others: readonly string[];
}

export const questionId = ({ table, key, column }: Question): string => [table, column, ...key].join("\n");

/** The questions of several rule sets: each once, in the order of the first that asks it. */
export function united(all: readonly (Questions | undefined)[]): Asked {
  const cells = new Map<string, Question>();
  const rows = new Map<string, RowQuestion>();
  const others = new Set<string>();
  for (const questions of all) {
    for (const cell of questions?.cells ?? []) {
      const id = questionId(cell);
      cells.set(id, { ...cell, resources: union(cells.get(id)?.resources, cell.resources) });
    }
    for (const row of questions?.rows ?? []) rows.set(row.table, { ...row, resources: union(rows.get(row.table)?.resources, row.resources) });
    for (const id of questions?.others ?? []) others.add(id);
  }
  return { cells: [...cells.values()], rows: [...rows.values()], others: [...others] };
}

const union = (a: readonly string[] = [], b: readonly string[]): string[] => [...new Set([...a, ...b])];

export const nameOf = ({ label, of }: Question): string => (of === undefined ? label : `${label}, ${of}`);

export const isNumber = ({ sort }: { sort: Question["sort"] }): boolean => sort.kind === "number" || sort.kind === "percent";

/** How its number may be typed: with the measure after it, in words or as the rules write it. */
export function reading(sort: Question["sort"], lang: Lang, fmt: Format): Reading {
  const { measure } = sort;
  return {
    lang,
    percent: sort.kind === "percent",
    units: measure === undefined ? [] : [measure, fmt.measure(measure, true), fmt.measure(measure)],
  };
}

/** What stands in the data, as it would be typed. */
export function written({ cell, sort }: Question, lang: Lang): string {
  if (cell.state !== "value" || cell.value === undefined) return "";
  return isNumber({ sort }) ? writeNumber(cell.value, lang, sort.kind === "percent") : cell.value;
}

/** A value as a person writes it in Swedish, which is what the core reads. */
export function swedish(value: string, sort: Question["sort"]): string {
  if (value === "" || !isNumber({ sort })) return value;
  if (sort.kind === "percent") return `${shifted(value, 2).replace(".", ",")} %`;
  return value.replace(".", ",");
}

export const changeOf = ({ table, key, column, sort }: Question, value: string): TableChange => ({ table, key, column, value: swedish(value, sort) });

/** From here on ten of something without a measure are one step: an index is moved by tens. */
const TENS = "50";

/** What one more of it is: one of what is counted, ten of a large pure number, a hundredth of money or less; none of a list. */
export function stepOf({ sort, cell }: Question, currency: string): string | undefined {
  if (!isNumber({ sort })) return undefined;
  if (sort.kind === "percent") return "0.01";
  const value = absolute(cell.value ?? "0");
  if (sort.measure === undefined) return compare(value, TENS) > 0 ? "10" : "1";
  const [above = ""] = sort.measure.split("/");
  const digits = value.split(".")[0]?.length ?? 1;
  return above === currency ? `1${"0".repeat(Math.max(0, digits - 2))}` : "1";
}
