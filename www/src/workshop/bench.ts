// What the core says of the rule set on the bench: how it is written, what is wrong, what comes out, and whether its cases hold.

import type { CaseRun, Outline, RuleSetInfo, Summary, Workspace } from "fordela";
import { blocks } from "../findings.js";
import { isChanged, type StoredFile } from "../files.js";
import { compare, subtract } from "../numbers.js";
import { changes, type FieldChange } from "./changes.js";
import { placed, type Placed } from "./place.js";

export interface Bench {
  set: RuleSetInfo;
  file: StoredFile;
  outline: Outline;
  /** The same as the file was opened. */
  opened: Outline;
  /** Of the rule set that it builds on. */
  base: Outline | undefined;
  problems: readonly Placed[];
  changes: readonly FieldChange[];
  figures: Figures;
  cases: readonly CaseRun[];
  /** The rule set whose cases they are, when this one has none of its own. */
  casesOf: RuleSetInfo | undefined;
}

export interface Figures {
  /** The figures as the file was opened; absent when it could not be computed then. */
  before: Summary | undefined;
  /** The latest figures that could be computed. */
  now: Summary | undefined;
  /** Newer changes cannot be computed. */
  stale: boolean;
}

export interface Moves {
  up: number;
  down: number;
  same: number;
}

/** `opened` is a workspace of the same files with this one as it was opened; `last` the latest figures there were. */
export function bench(workspace: Workspace, opened: Workspace, file: StoredFile, last: Summary | undefined): Bench | undefined {
  const sets = workspace.ruleSets();
  const set = sets.find((one) => one.file === file.name);
  const outline = set && workspace.outline(set.id);
  const before = set && opened.outline(set.id);
  if (!set || !outline || !before) return undefined;
  const problems = workspace.check(set.id);
  const now = problems.some(blocks) ? undefined : workspace.allocate(set.id);
  const base = outline.base === undefined ? undefined : workspace.outline(outline.base);
  return {
    set,
    file,
    outline,
    opened: before,
    base,
    problems: problems.map((problem) => placed(problem, outline)),
    changes: isChanged(file) ? changes(before, outline) : [],
    figures: { before: opened.allocate(set.id), now: now ?? last, stale: now === undefined },
    ...run(workspace, set, base && sets.find((one) => one.id === base.ruleSet)),
  };
}

const folder = (file: string) => file.slice(0, file.lastIndexOf("/") + 1);

/** A case lies in the folder of its rule set; one that lies in no folder is tried on every rule set. */
function run(workspace: Workspace, set: RuleSetInfo, base: RuleSetInfo | undefined): Pick<Bench, "cases" | "casesOf"> {
  const all = set.usable ? workspace.cases(set.id) : [];
  const of = (own: RuleSetInfo) => all.filter(({ file }) => folder(file) === "" || (folder(own.file) !== "" && file.startsWith(folder(own.file))));
  const own = of(set);
  const borrowed = own.length === 0 && base ? of(base) : [];
  return borrowed.length > 0 ? { cases: borrowed, casesOf: base } : { cases: own, casesOf: undefined };
}

/** How many schools get more, less and the same. */
export function moves({ before, now }: Figures): Moves {
  const sums = new Map(before?.units.map((unit) => [unit.key, unit.sum.value ?? "0"]));
  const count: Moves = { up: 0, down: 0, same: 0 };
  for (const unit of now?.units ?? []) {
    const direction = compare(unit.sum.value ?? "0", sums.get(unit.key) ?? "0");
    count[direction > 0 ? "up" : direction < 0 ? "down" : "same"] += 1;
  }
  return count;
}

export interface Moved {
  id: string;
  label: string;
  before: string | undefined;
  now: string | undefined;
  difference: string;
}

/** Every resource, of both, in the order of the newer; the last row is the sum. */
export function moved({ before, now }: Figures, total: string): Moved[] {
  const amount = (summary: Summary | undefined, id: string) => {
    const at = summary?.resources.findIndex((resource) => resource.id === id) ?? -1;
    return at < 0 ? undefined : (summary?.totals.amounts[at]?.value ?? "0");
  };
  const resources = [...(now?.resources ?? []), ...(before?.resources ?? [])];
  const rows = [...new Map(resources.map(({ id }) => [id, resources.find((one) => one.id === id)?.label ?? id]))].map(([id, label]) =>
    row(id, label, amount(before, id), amount(now, id)),
  );
  return [...rows, row("", total, before?.totals.sum.value, now?.totals.sum.value)];
}

const row = (id: string, label: string, before: string | undefined, now: string | undefined): Moved => ({
  id,
  label,
  before,
  now,
  difference: subtract(now ?? "0", before ?? "0"),
});
