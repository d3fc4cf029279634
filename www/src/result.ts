// What the views show: two rule sets computed on the same data, side by side; or one alone, in the same shape.

import type { Cell, Compared, ComparedAmounts, Comparison, Fact, RuleSetInfo, Summary, UnitRow, Workspace } from "fordela";

export type Side = "current" | "proposed";

export interface Result {
  current: RuleSetInfo;
  /** Absent when there is only one rule set. */
  proposed: RuleSetInfo | undefined;
  summary: { current: Summary; proposed: Summary | undefined };
  comparison: Comparison;
  /** Computed numbers of pupils, by the key of the school. */
  pupils: ReadonlyMap<string, readonly Fact[]>;
}

const NONE: Cell = { state: "inapplicable" };

const alone = (cell: Cell): Compared => ({ current: cell, proposed: NONE, difference: NONE, percent: NONE });

function aloneAmounts(row: { amounts: Cell[]; sum: Cell; net: Cell }): ComparedAmounts {
  return { amounts: row.amounts.map(alone), sum: alone(row.sum), net: alone(row.net) };
}

export function withoutProposal(summary: Summary): Comparison {
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

/** More numbers of pupils than these tell nobody how large a school is. */
const MOST_PUPILS = 3;

/** How many pupils the rules count a school for, where the files do not say it themselves. */
export function pupils(workspace: Workspace, set: RuleSetInfo): Map<string, Fact[]> {
  const table = workspace.table(set.id, "enhet");
  const columns = (table?.columns ?? []).filter((column) => !column.given && !column.resource && column.sort.measure === "elev");
  return new Map(
    (table?.keys ?? []).map((key, row) => [
      key,
      columns.slice(0, MOST_PUPILS).flatMap(({ id, label, sort, cells }) => (cells[row] ? [{ id, label, sort, cell: cells[row] }] : [])),
    ]),
  );
}

/** Undefined when either rule set cannot be computed: the reason stands in the list of problems. */
export function compute(workspace: Workspace, current: RuleSetInfo, proposed: RuleSetInfo | undefined): Result | undefined {
  const first = workspace.allocate(current.id);
  if (!first) return undefined;
  if (!proposed) {
    return { current, proposed, summary: { current: first, proposed: undefined }, comparison: withoutProposal(first), pupils: pupils(workspace, current) };
  }
  const second = workspace.allocate(proposed.id);
  const comparison = second && workspace.compare(current.id, proposed.id);
  if (!second || !comparison) return undefined;
  return { current, proposed, summary: { current: first, proposed: second }, comparison, pupils: pupils(workspace, proposed) };
}

export const ruleSetOf = (result: Result, side: Side): RuleSetInfo | undefined => result[side];
export const summaryOf = (result: Result, side: Side): Summary | undefined => result.summary[side];
