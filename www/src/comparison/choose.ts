// Which schools the table shows, and in which order.

import type { Cell } from "fordela";
import { CLASSES, type ClassId } from "../classes.js";
import { exactly, order, type Exact } from "../exact.js";
import type { Row } from "./rows.js";
import type { ComparisonUi, Sorting } from "./ui.js";

type Choice = Pick<ComparisonUi, "search" | "provider" | "class" | "lists">;

const collator = new Intl.Collator("sv", { numeric: true });
const plain = (text: string): string => text.toLocaleLowerCase("sv").trim();

export function shown(rows: readonly Row[], { search, provider, class: wanted, lists }: Choice): Row[] {
  const words = plain(search).split(/\s+/).filter((word) => word !== "");
  return rows.filter((row) => {
    if (provider !== "" && row.provider !== provider) return false;
    if (wanted !== "" && row.class !== wanted) return false;
    for (const [column, values] of lists) if (values.size > 0 && !values.has(row.lists.get(column) ?? "")) return false;
    const text = plain(`${row.label} ${row.key} ${row.providerLabel}`);
    return words.every((word) => text.includes(word));
  });
}

/** What a column is sorted by; undefined stands last, whichever way the rest goes. */
type Key = Exact | string | number | undefined;

const number = (cell: Cell | undefined): Key => (cell ? exactly(cell) : undefined);

function keyOf(row: Row, column: string): Key {
  switch (column) {
    case "school":
      return row.label;
    case "provider":
      return row.providerLabel || undefined;
    case "size":
      return number(row.size?.proposed) ?? number(row.size?.current);
    case "per":
      return number(row.per?.proposed);
    case "perDifference":
      return number(row.per?.difference);
    case "class":
      return place(row.class);
    case "current":
    case "proposed":
    case "difference":
    case "percent":
      return number(row.amounts[column]);
    default:
      return row.lists.get(column);
  }
}

/** The class of the largest rise is the highest. */
const place = (id: ClassId | undefined): number | undefined => (id === undefined ? undefined : CLASSES.length - CLASSES.indexOf(id));

function compareKeys(a: Key, b: Key): number {
  if (typeof a === "string" && typeof b === "string") return collator.compare(a, b);
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "object" && typeof b === "object") return order(a, b);
  return 0;
}

/** Equals stand in the order of their names. */
export function sorted(rows: readonly Row[], { column, descending }: Sorting): Row[] {
  return byKey(rows, (row) => keyOf(row, column), descending);
}

export function byKey<R extends { label: string }>(rows: readonly R[], key: (row: R) => Key, descending: boolean): R[] {
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined) {
      if (a.key !== b.key) return a.key === undefined ? 1 : -1;
    } else {
      const found = compareKeys(a.key, b.key);
      if (found !== 0) return descending ? -found : found;
    }
    return collator.compare(a.row.label, b.row.label);
  });
  return keyed.map(({ row }) => row);
}
