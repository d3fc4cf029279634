// What is done in a field, as changes to the text of the file. In an overlay to empty a field is to take the base's value away,
// and to put a field back is to take the overlay's own value away.

import type { Edit, Outline, OutlineEntry } from "fordela";
import { entryPath, find, HEADER, IDENTITY, keyOf, keysOf, sameValue, valueOf, type Value } from "./outline.js";

/** Ways to fill a value: each takes the place of the others, so a value missing for that reason was not taken away. */
const FILLINGS: readonly (readonly string[])[] = [["tal"], ["formel"], ["uppfyller", "mellan"], ["ram", "nyckel", "per"], ["rader"], ["ur"]];

/** Emptied, these are written as empty texts: what must be filled in is said at the field. */
const NEEDED: readonly string[] = ["tal", "formel", "uppfyller", "ram", "nyckel", "slag", "titel"];
const NEEDED_HEAD: readonly string[] = ["namn", "status", "giltig"];

type Place = Pick<Edit, "section" | "table" | "id">;

export function place(path: string): Place {
  if (path === HEADER) return { section: HEADER };
  const [section = "", table = "", ...id] = path.split("/");
  return { section, ...(table === "" ? {} : { table }), id: id.join("/") };
}

const isEmpty = (value: Value): boolean => value === "" || value === false || (Array.isArray(value) && value.every((cell) => cell === ""));

/** Keys of the base that the overlay takes away by name. */
export function takenAway(entry: OutlineEntry | undefined, base: OutlineEntry | undefined): string[] {
  if (!entry || !base) return [];
  const there = (key: string) => keyOf(entry.keys, key) !== undefined;
  const replaced = (key: string) => {
    const own = FILLINGS.find((filling) => filling.includes(key));
    return own !== undefined && FILLINGS.some((filling) => filling !== own && filling.some(there));
  };
  return base.keys.map(({ key }) => key).filter((key) => !there(key) && !replaced(key));
}

function taking(path: string, before: readonly string[], after: readonly string[]): Edit[] {
  if (sameValue([...before], [...after])) return [];
  return [{ ...place(path), key: "bort", value: after.length === 0 ? null : [...after] }];
}

/** A field has been given a value. */
export function write(now: Outline, base: Outline | undefined, path: string, key: string, value: Value): Edit[] {
  const at = place(path);
  const [entry, below] = [find(now, path), find(base, path)];
  const gone = takenAway(entry, below);
  const present = keyOf(keysOf(now, path), key);
  const needed = (path === HEADER ? NEEDED_HEAD : NEEDED).includes(key);
  if (!isEmpty(value) || (needed && present)) {
    return [...taking(path, gone, gone.filter((one) => one !== key)), { ...at, key, value }];
  }
  const own: Edit[] = present?.own ? [{ ...at, key, value: null }] : [];
  return keyOf(below?.keys, key) && !gone.includes(key) ? [...own, ...taking(path, gone, [...gone, key])] : own;
}

/** The overlay's own value goes, and with the last of them its entry, so that the base's holds. */
export function follow(now: Outline, base: Outline | undefined, path: string, key: string): Edit[] {
  const [entry, below] = [find(now, path), find(base, path)];
  if (entry && below && onlyOther(below, entry, key)) return [{ ...place(path), remove: true }];
  return [{ ...place(path), key, value: null }];
}

/** A field as it was when the file was opened. */
export function reset(opened: Outline, now: Outline, base: Outline | undefined, path: string, key: string): Edit[] {
  const [was, is] = [find(opened, path), find(now, path)];
  if (was?.state === "inherited" && is?.state === "changed" && onlyOther(was, is, key)) return [{ ...place(path), remove: true }];
  const old = keyOf(keysOf(opened, path), key);
  if (old?.own) return write(now, base, path, key, valueOf(old));
  const gone = takenAway(is, find(base, path));
  const away = old === undefined && keyOf(find(base, path)?.keys, key) !== undefined;
  const after = away ? [...gone.filter((one) => one !== key), key] : gone.filter((one) => one !== key);
  return [{ ...place(path), key, value: null }, ...taking(path, gone, after)];
}

function onlyOther(was: OutlineEntry, is: OutlineEntry, key: string): boolean {
  const keys = new Set([...was.keys, ...is.keys].map((one) => one.key));
  keys.delete(key);
  return [...keys].every((one) => keyOf(was.keys, one)?.text === keyOf(is.keys, one)?.text);
}

/** An entry goes. What an overlay changes in one of the base's goes first, or only the change would go. */
export function remove(entry: OutlineEntry): Edit[] {
  const edit: Edit = { ...place(entryPath(entry)), remove: true };
  return entry.state === "changed" ? [edit, edit] : [edit];
}

/** What every rule file says for itself. */
const OWN: readonly string[] = ["format", "id", "namn", "status", "giltig", "bas"];

/** All that was changed, as the changes of an overlay of the file as it was opened. */
export function moved(opened: Outline, now: Outline): Edit[] {
  const head = now.header.filter((key) => !OWN.includes(key.key) && !sameValue(valueOf(key), keyValue(opened, HEADER, key.key)));
  const edits: Edit[] = head.map((key) => ({ section: HEADER, key: key.key, value: valueOf(key) }));
  for (const entry of now.entries) edits.push(...movedEntry(opened, entry));
  const gone = opened.entries.filter((entry) => entry.state !== "removed" && !there(now, entry));
  return [...edits, ...gone.map((entry): Edit => ({ ...place(entryPath(entry)), remove: true }))];
}

const there = (outline: Outline, entry: OutlineEntry): boolean => {
  const found = find(outline, entryPath(entry));
  return found !== undefined && found.state !== "removed";
};

function keyValue(outline: Outline, path: string, key: string): Value | undefined {
  const found = keyOf(keysOf(outline, path), key);
  return found && valueOf(found);
}

function movedEntry(opened: Outline, entry: OutlineEntry): Edit[] {
  const path = entryPath(entry);
  const was = find(opened, path);
  if (entry.state === "removed") return [];
  const changed = entry.keys.filter((key) => !IDENTITY.includes(key.key) && !sameValue(valueOf(key), keyValue(opened, path, key.key)));
  const writing = changed.map((key): Edit => ({ ...place(path), key: key.key, value: valueOf(key) }));
  if (was && was.state !== "removed") return [...writing, ...taking(path, [], takenAway(entry, was))];
  return [{ ...place(path), add: [] }, ...writing];
}
