// What two worlds say differently, as paths; and the true world with the mark at those paths.

import { MARK } from "./format.js";

/** Paths of what differs. */
export type Paths = Set<string>;

const BETWEEN = "\u001f";

type Thing = Record<string, unknown>;
const isThing = (value: unknown): value is Thing => typeof value === "object" && value !== null && !Array.isArray(value);
/** A cell is one leaf: its state, value and exact value say one thing together. */
const isCell = (value: unknown): boolean => isThing(value) && typeof value.state === "string";

/** What an entry of a list is about. Entries about other things at the same place make the whole list another. */
const IDENTITY = ["key", "id", "kind", "name", "label"] as const;
const identity = (value: unknown): string =>
  isThing(value) && !isCell(value) ? IDENTITY.map((name) => (typeof value[name] === "string" ? String(value[name]) : "")).join(BETWEEN) : "";

export function differ(truth: unknown, other: unknown, into: Paths, path = ""): void {
  if (Object.is(truth, other) || into.has(path)) return;
  if (Array.isArray(truth) && Array.isArray(other)) {
    if (truth.length !== other.length || truth.some((entry, i) => identity(entry) !== identity(other[i]))) return void into.add(path);
    for (const [i, entry] of truth.entries()) differ(entry, other[i], into, path + BETWEEN + String(i));
    return;
  }
  if (isThing(truth) && isThing(other)) {
    if (isCell(truth) || isCell(other)) {
      if (JSON.stringify(truth) !== JSON.stringify(other)) into.add(path);
      return;
    }
    for (const name of new Set([...Object.keys(truth), ...Object.keys(other)])) {
      differ(truth[name], other[name], into, path + BETWEEN + name);
    }
    return;
  }
  into.add(path);
}

/** A copy with the mark wherever a path says so. */
export function masked(value: unknown, paths: Paths): unknown {
  if (paths.size === 0) return value;
  const above = new Map<string, Set<string>>(); // by path, the names under it that lead to a mark
  for (const one of paths) {
    for (let path = one, at = path.lastIndexOf(BETWEEN); at >= 0; path = path.slice(0, at), at = path.lastIndexOf(BETWEEN)) {
      const names = above.get(path.slice(0, at));
      if (names) names.add(path.slice(at + 1));
      else above.set(path.slice(0, at), new Set([path.slice(at + 1)]));
    }
  }
  const copy = (from: unknown, path: string): unknown => {
    if (paths.has(path)) return MARK;
    const names = above.get(path);
    if (!names) return from;
    if (Array.isArray(from)) return from.map((entry, i) => (names.has(String(i)) ? copy(entry, path + BETWEEN + String(i)) : entry));
    const next = { ...(from as Thing) };
    // What only another world has is marked too: its absence would tell.
    for (const name of names) next[name] = copy(next[name], path + BETWEEN + name);
    return next;
  };
  return copy(value, "");
}
