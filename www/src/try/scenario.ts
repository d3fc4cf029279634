// A scenario: a name, the parameters that it gives other values, and inputs of its own. Never changed: each change gives
// another one, so that any of them can be gone back to.

import type { ParameterChange, TableChange } from "fordela";

export interface Scenario {
  readonly key: string;
  readonly name: string;
  readonly changes: readonly ParameterChange[];
  readonly inputs: readonly TableChange[];
}

export interface Board {
  readonly scenarios: readonly Scenario[];
  /** The key of the one on the table; ALL when they stand beside each other. */
  readonly open: string;
}

export const ALL = "all";

export const scenarioOf = (board: Board, key: string): Scenario | undefined => board.scenarios.find((one) => one.key === key);

export const changeOf = (scenario: Scenario, parameter: string): string | undefined => scenario.changes.find((one) => one.parameter === parameter)?.value;

/** undefined takes the change away; the others keep their order. */
export function withChange(scenario: Scenario, parameter: string, value: string | undefined): Scenario {
  const there = scenario.changes.some((one) => one.parameter === parameter);
  const changes =
    value === undefined
      ? scenario.changes.filter((one) => one.parameter !== parameter)
      : there
        ? scenario.changes.map((one) => (one.parameter === parameter ? { parameter, value } : one))
        : [...scenario.changes, { parameter, value }];
  return { ...scenario, changes };
}

export const exchanged = (board: Board, next: Scenario): Board => ({ ...board, scenarios: board.scenarios.map((one) => (one.key === next.key ? next : one)) });

export function added(board: Board, next: Scenario, after?: string): Board {
  const at = board.scenarios.findIndex((one) => one.key === after);
  const scenarios = at < 0 ? [...board.scenarios, next] : [...board.scenarios.slice(0, at + 1), next, ...board.scenarios.slice(at + 1)];
  return { scenarios, open: next.key };
}

/** The one that takes its place, or the one before it, is opened. */
export function removed(board: Board, key: string): Board {
  const at = board.scenarios.findIndex((one) => one.key === key);
  const scenarios = board.scenarios.filter((one) => one.key !== key);
  return { scenarios, open: (scenarios[at] ?? scenarios[at - 1])?.key ?? ALL };
}

/** A name that no other scenario has: "Scenario 2", "Snabbare infasning (2)". */
export function freeName(board: Board, wanted: string, numbered: (n: number) => string): string {
  const taken = new Set(board.scenarios.map(({ name }) => name));
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!taken.has(numbered(n))) return numbered(n);
}
