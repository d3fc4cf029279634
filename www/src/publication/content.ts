// Everything of a publication that is figures, computed in one world.

import type { Comparison, Difference, Fact, RuleSetInfo, Split, Summary, Told, Workspace } from "fordela";
import { pupils } from "../result.js";

export interface Pair {
  current: RuleSetInfo;
  proposed: RuleSetInfo | undefined;
}

export const setsOf = ({ current, proposed }: Pair): RuleSetInfo[] => (proposed ? [current, proposed] : [current]);

export type Sums = Record<string, Summary>;

export interface Content {
  summaries: Sums;
  comparison: Comparison | undefined;
  split: Split | undefined;
  difference: Difference | undefined;
  pupils: Record<string, Fact[]>;
  /** What a school's own what-if needs to know of the others, by rule set. */
  told: Record<string, Told>;
}

/** Undefined where the rules do not give figures in this world. */
export function sums(workspace: Workspace, pair: Pair): Sums | undefined {
  const found: Sums = {};
  for (const { id } of setsOf(pair)) {
    const summary = workspace.allocate(id);
    if (!summary) return undefined;
    found[id] = summary;
  }
  return found;
}

export function content(workspace: Workspace, pair: Pair): Content | undefined {
  const summaries = sums(workspace, pair);
  if (!summaries) return undefined;
  const { current, proposed } = pair;
  const both = <T>(make: (from: string, to: string) => T): T | undefined => (proposed ? make(current.id, proposed.id) : undefined);
  return {
    summaries,
    comparison: both((from, to) => workspace.compare(from, to)),
    split: both((from, to) => workspace.split(from, to)),
    difference: both((from, to) => workspace.difference(from, to)),
    pupils: Object.fromEntries(pupils(workspace, proposed ?? current)),
    told: Object.fromEntries(setsOf(pair).flatMap(({ id }) => [[id, workspace.told(id)] as const]).flatMap(([id, told]) => (told ? [[id, told] as const] : []))),
  };
}
