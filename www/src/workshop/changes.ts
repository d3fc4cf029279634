// What has been changed since the file was opened, field by field and in tables cell by cell.

import type { Outline, OutlineEntry, OutlineKey } from "fordela";
import { columnsOf } from "./columns.js";
import { entryPath, find, HEADER, IDENTITY, keyOf, keysOf, sameValue, valueOf } from "./outline.js";

export interface FieldChange {
  path: string;
  /** Absent for a whole entry. */
  key?: string;
  /** What the entry is called; empty for the head of the file. */
  label: string;
  /** Which row and column of a table. */
  cell?: string[];
  before?: string;
  after?: string;
}

export function changes(opened: Outline, now: Outline): FieldChange[] {
  const found: FieldChange[] = keyChanges(HEADER, "", opened.header, now.header);
  for (const entry of now.entries) {
    const path = entryPath(entry);
    const was = find(opened, path);
    if (entry.state === "removed") {
      if (was && was.state !== "removed") found.push({ path, label: entry.label, before: entry.label });
    } else if (!was || was.state === "removed") {
      found.push({ path, label: entry.label, after: entry.label });
    } else {
      found.push(...keyChanges(path, entry.label, was.keys, entry.keys, entry));
    }
  }
  const gone = opened.entries.filter((entry) => entry.state !== "removed" && !find(now, entryPath(entry)));
  return [...found, ...gone.map((entry) => ({ path: entryPath(entry), label: entry.label, before: entry.label }))];
}

function keyChanges(path: string, label: string, was: readonly OutlineKey[], is: readonly OutlineKey[], entry?: OutlineEntry): FieldChange[] {
  const keys = new Set([...is, ...was].map(({ key }) => key).filter((key) => !IDENTITY.includes(key)));
  return [...keys].flatMap((key): FieldChange[] => {
    const [old, next] = [keyOf(was, key), keyOf(is, key)];
    if (old && next && sameValue(valueOf(old), valueOf(next))) return [];
    if (old?.kind === "rows" && next?.kind === "rows") return cellChanges(path, label, old, next, entry);
    return [{ path, key, label, ...(old ? { before: spoken(old) } : {}), ...(next ? { after: spoken(next) } : {}) }];
  });
}

const spoken = (key: OutlineKey): string => (key.kind === "texts" ? (key.rows?.[0] ?? []).join("–") : key.text.trim());

/** Rows are told from each other by their first cell. */
function cellChanges(path: string, label: string, old: OutlineKey, next: OutlineKey, entry: OutlineEntry | undefined): FieldChange[] {
  const [before, after] = [old.rows ?? [], next.rows ?? []];
  const heads = columnsOf(entry);
  const at = { path, key: next.key, label };
  const found = after.flatMap((row): FieldChange[] => {
    const was = before.find((one) => one[0] === row[0]);
    if (!was) return [{ ...at, cell: [row[0] ?? ""], after: row.slice(1).join(", ") }];
    return row.flatMap((cell, i) => (cell === was[i] ? [] : [{ ...at, cell: [row[0] ?? "", heads[i]?.label ?? String(i + 1)], before: was[i] ?? "", after: cell }]));
  });
  const gone = before.filter((row) => !after.some((one) => one[0] === row[0]));
  return [...found, ...gone.map((row) => ({ ...at, cell: [row[0] ?? ""], before: row.slice(1).join(", ") }))];
}

export const isChangedField = (found: readonly FieldChange[], path: string, key?: string): boolean =>
  found.some((change) => change.path === path && (key === undefined || change.key === undefined || change.key === key));

export const openedValue = (opened: Outline | undefined, path: string, key: string) => {
  const found = keyOf(keysOf(opened, path), key);
  return found && valueOf(found);
};
