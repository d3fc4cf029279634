// What the core found in the files, gathered over the chosen rule sets: each thing once, and only what is true of all of them.

import type { Problem, RuleSetInfo, Workspace } from "fordela";

/** A problem, and what it is filed under: its file, or, where no file is at fault, the rule sets that miss something. */
export interface Found extends Problem {
  of: string;
}

export interface Checked {
  set: RuleSetInfo;
  problems: readonly Problem[];
}

export const check = (workspace: Workspace, sets: readonly RuleSetInfo[]): Checked[] =>
  sets.map((set) => ({ set, problems: workspace.check(set.id) }));

export const blocks = ({ severity }: Problem): boolean => severity === "error" || severity === "question";

/** A file that one rule set has no use for while another one has is no news. */
export const isUnused = ({ code }: Problem): boolean => code === "file-unused";

export function findings(workspace: Workspace, checked: readonly Checked[]): Found[] {
  const seen = new Map<string, { problem: Problem; sets: string[] }>();
  const add = (problem: Problem, set?: string) => {
    const { code, file, lines, column, text } = problem;
    const key = JSON.stringify([code, file, lines, column, text.sv.what]);
    const { sets } = seen.get(key) ?? { sets: [] };
    seen.set(key, { problem, sets: set === undefined ? sets : [...sets, set] });
  };
  for (const problem of workspace.problems()) add(problem);
  for (const { set, problems } of checked) for (const problem of problems) add(problem, set.name);

  const others = workspace.ruleSets().filter((set) => !checked.some((one) => one.set.id === set.id));
  const wanted = new Set(others.flatMap((set) => set.tables.map(({ id }) => id)));
  const tables = new Map(workspace.files().map((info) => [info.name, info.table]));
  const used = (file: string | undefined) => wanted.has(tables.get(file ?? "") ?? "");
  return [...seen.values()]
    .filter(({ problem, sets }) => !isUnused(problem) || (sets.length === checked.length && !used(problem.file)))
    .map(({ problem, sets }) => ({ ...problem, of: problem.file ?? sets.join(", ") }));
}
