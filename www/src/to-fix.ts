// How much of what was found in the files is to be put right.

import type { Problem } from "fordela";
import type { Context } from "./context.js";
import { blocks, isUnused, type Found } from "./findings.js";

/** What stands in the way of figures. */
export const toFix = (problems: readonly Problem[]): Problem[] => problems.filter(blocks);

/** The user's own files that no rule set reads: loaded for nothing, most often since the name is wrong. */
export const unusedFiles = ({ store }: Context): Found[] =>
  store.problems.filter((problem) => isUnused(problem) && store.files.some((file) => !file.demo && file.name === problem.file));

/** "sex fel och en fråga" */
export function countedProblems({ t }: Context, problems: readonly Problem[]): string {
  const count = (...kinds: Problem["severity"][]) => problems.filter(({ severity }) => kinds.includes(severity)).length;
  return t.files.problems(count("error"), count("question"), count("warning", "hint"));
}
