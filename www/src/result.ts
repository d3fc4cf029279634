// What the views show: two rule sets computed on the same data, side by side; or one alone, in the same shape.

import type { Cell, Compared, ComparedAmounts, Comparison, RuleSetInfo, Summary, UnitRow, Workspace } from "fordela";

export type Side = "current" | "proposed";

export interface Result {
  current: RuleSetInfo;
  /** Absent when there is only one rule set. */
  proposed: RuleSetInfo | undefined;
  summary: { current: Summary; proposed: Summary | undefined };
  comparison: Comparison;
}

const NONE: Cell = { state: "inapplicable" };

const alone = (cell: Cell): Compared => ({ current: cell, proposed: NONE, difference: NONE, percent: NONE });

function aloneAmounts(row: { amounts: Cell[]; sum: Cell; net: Cell }): ComparedAmounts {
  return { amounts: row.amounts.map(alone), sum: alone(row.sum), net: alone(row.net) };
}

function withoutProposal(summary: Summary): Comparison {
  const row = (unit: UnitRow | Summary["providers"][number]) => ({ key: unit.key, label: unit.label, ...aloneAmounts(unit) });
  return {
    current: summary.ruleSet,
    proposed: summary.ruleSet,
    currency: summary.currency,
    resources: summary.resources.map(({ id, label, kind }) => ({ id, label, kind, inCurrent: true, inProposed: false })),
    units: summary.units.map((unit) => ({ ...row(unit), ...(unit.provider === undefined ? {} : { provider: unit.provider }) })),
    providers: summary.providers.map(row),
    totals: aloneAmounts(summary.totals),
  };
}

/** Undefined when either rule set cannot be computed: the reason stands in the list of problems. */
export function compute(workspace: Workspace, current: RuleSetInfo, proposed: RuleSetInfo | undefined): Result | undefined {
  const first = workspace.allocate(current.id);
  if (!first) return undefined;
  if (!proposed) {
    return { current, proposed, summary: { current: first, proposed: undefined }, comparison: withoutProposal(first) };
  }
  const second = workspace.allocate(proposed.id);
  const comparison = second && workspace.compare(current.id, proposed.id);
  if (!second || !comparison) return undefined;
  return { current, proposed, summary: { current: first, proposed: second }, comparison };
}

export const ruleSetOf = (result: Result, side: Side): RuleSetInfo | undefined => result[side];
export const summaryOf = (result: Result, side: Side): Summary | undefined => result.summary[side];
