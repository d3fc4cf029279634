// Which field a problem is about: the one that stands on its line of its file. And the mending that a problem suggests.

import type { Outline, OutlineEntry, OutlineKey, Problem } from "fordela";
import { entryPath, HEADER, IDENTITY } from "./outline.js";

export interface Placed {
  problem: Problem;
  /** The entry, or the head of the file; absent for what lies in other files. */
  path?: string;
  key?: string;
}

const on = (problem: Problem, file: string, first: number, last: number): boolean =>
  problem.file === file && problem.lines.some((line) => line >= first && line <= last);

const key = (problem: Problem, keys: readonly OutlineKey[]): OutlineKey | undefined =>
  keys.find(({ file, lines: [first, last], key: word }) => !IDENTITY.includes(word) && on(problem, file, first, last));

/** Its own lines, from the bracketed word above the first of them. */
function within(problem: Problem, entry: OutlineEntry): boolean {
  return [...new Set(entry.keys.map(({ file }) => file))].some((file) => {
    const lines = entry.keys.filter((one) => one.file === file).flatMap((one) => one.lines);
    return on(problem, file, Math.min(...lines) - 1, Math.max(...lines));
  });
}

export function placed(problem: Problem, outline: Outline): Placed {
  const head = key(problem, outline.header);
  if (head) return { problem, path: HEADER, key: head.key };
  for (const entry of outline.entries) {
    const found = key(problem, entry.keys);
    if (found) return { problem, path: entryPath(entry), key: found.key };
  }
  const entry = outline.entries.find((one) => within(problem, one));
  return entry ? { problem, path: entryPath(entry) } : { problem };
}

/** What may stand in the place of the marked part. */
export const suggestion = (problem: Problem): string | undefined => problem.near;

const shared = (a: string, b: string): number => {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1;
  return n;
};
const reversed = (text: string): string => [...text].reverse().join("");

/** The value with the marked part exchanged: of all places where it stands, the one with most of the excerpt around it. */
export function mended(value: string, problem: Problem, name: string): string | undefined {
  const { before = "", marked = "", after = "" } = problem.excerpt ?? {};
  if (marked === "") return undefined;
  let best: { at: number; fit: number } | undefined;
  for (let at = value.indexOf(marked); at >= 0; at = value.indexOf(marked, at + 1)) {
    const fit = shared(reversed(value.slice(0, at)), reversed(before)) + shared(value.slice(at + marked.length), after);
    if (!best || fit > best.fit) best = { at, fit };
  }
  return best && value.slice(0, best.at) + name + value.slice(best.at + marked.length);
}
