// The demonstration's own files, read from the repository, as material for files that differ from them in one place.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const regler = fileURLToPath(new URL("../../regler/", import.meta.url));

/** The tables were saved as Swedish Excel saves them, some in UTF-8 and some in Windows-1252. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

export const DATA = `${regler}exempelkommun-2024/underlag`;
export const RULES = { current: `${regler}exempelkommun-2024`, proposed: `${regler}exempelkommun-2025` } as const;

export const table = (name: string): string => decode(readFileSync(`${DATA}/${name}.csv`));
export const rules = (year: 2024 | 2025): string => readFileSync(`${regler}exempelkommun-${year}/regelverk.toml`, "utf8");
/** A rule set that asks for other tables than the demonstration's. */
export const otherRules = (name: string): string => readFileSync(`${regler}${name}/regelverk.toml`, "utf8");

export interface Grid {
  heads: string[];
  rows: string[][];
}

export function grid(text: string): Grid {
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/).filter((line) => line !== "");
  const [heads = [], ...rows] = lines.map((line) => line.split(";"));
  return { heads, rows };
}

export const csv = ({ heads, rows }: Grid): string => [heads, ...rows].map((row) => row.join(";")).join("\r\n") + "\r\n";

/** The table with one cell exchanged; the row is counted as people do, the heading being row 1. */
export function withCell(text: string, row: number, column: string, value: string): string {
  const all = grid(text);
  const at = all.heads.indexOf(column);
  const cells = all.rows[row - 2];
  if (at < 0 || !cells) throw new Error(`no cell ${row}, ${column}`);
  cells[at] = value;
  return csv(all);
}

export function cell(text: string, row: number, column: string): string {
  const all = grid(text);
  const found = all.rows[row - 2]?.[all.heads.indexOf(column)];
  if (found === undefined) throw new Error(`no cell ${row}, ${column}`);
  return found;
}

/** The row, counted as people do, of the first line that satisfies the test. */
export function rowWhere(text: string, test: (value: (column: string) => string) => boolean): number {
  const all = grid(text);
  const at = all.rows.findIndex((row) => test((column) => row[all.heads.indexOf(column)] ?? ""));
  if (at < 0) throw new Error("no such row");
  return at + 2;
}

/** A rule set with one piece of its text exchanged, which must be there exactly as often as said. */
export function edited(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`not once in the rule set: ${from}`);
  return text.replace(from, to);
}

export const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;
