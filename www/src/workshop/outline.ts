// Names for the places of a rule set: an entry by section, table and id, a field by its entry and key word.

import type { Outline, OutlineEntry, OutlineKey } from "fordela";

/** Undefined stands for the head of the file. */
export type Owner = OutlineEntry | undefined;

export const HEADER = "header";

export const entryPath = (owner: Owner): string => (owner ? [owner.section, owner.table ?? "", owner.id].join("/") : HEADER);
export const fieldPath = (owner: Owner, key: string): string => `${entryPath(owner)}/${key}`;

/** Ids of elements hold no slash and no space. */
export const domId = (path: string): string => `fd-w-${path.replaceAll(/[\s/]/g, "~")}`;

export const keyOf = (keys: readonly OutlineKey[] | undefined, key: string): OutlineKey | undefined => keys?.find((one) => one.key === key);

export const find = (outline: Outline | undefined, path: string): OutlineEntry | undefined =>
  outline?.entries.find((entry) => entryPath(entry) === path);

/** The keys of an entry, or of the head. */
export const keysOf = (outline: Outline | undefined, path: string): readonly OutlineKey[] | undefined =>
  path === HEADER ? outline?.header : find(outline, path)?.keys;

export const textOf = (keys: readonly OutlineKey[] | undefined, key: string): string | undefined => keyOf(keys, key)?.text;

/** A value as a change writes it. */
export type Value = string | boolean | string[] | string[][];

export function valueOf(key: OutlineKey): Value {
  switch (key.kind) {
    case "texts":
      return key.rows?.[0] ?? [];
    case "rows":
      return key.rows ?? [];
    case "flag":
      return key.text === "true";
    default:
      return key.text;
  }
}

export const sameValue = (a: Value | undefined, b: Value | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What tells an entry from others; written once, changed in the file. */
export const IDENTITY: readonly string[] = ["id", "tabell", "kontroll", "galler"];
