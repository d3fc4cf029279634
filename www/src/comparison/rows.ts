// The schools as the page compares them: each with its provider, its list columns, its size, the amounts asked for and its class.

import type { Cell, Compared, ComparedAmounts, Fact } from "fordela";
import { classOf, type ClassId } from "../classes.js";
import type { Context } from "./context.js";
import type { Result } from "../result.js";
import { comparedPerSize } from "./sums.js";

/** A column whose values are a list: what schools may be chosen by. */
export interface ListColumn {
  /** Its table too: a school and a provider may have columns of one name. */
  id: string;
  label: string;
  of: "unit" | "provider";
  values: readonly string[];
}

export interface Row {
  key: string;
  label: string;
  provider: string;
  providerLabel: string;
  /** By the id of the list column. */
  lists: ReadonlyMap<string, string>;
  size: { current: Cell; proposed: Cell } | undefined;
  amounts: Compared;
  per: Compared | undefined;
  class: ClassId | undefined;
}

export interface Schools {
  rows: readonly Row[];
  columns: readonly ListColumn[];
}

/** What the amounts are of: everything, net, or one resource. */
export interface Measure {
  net: boolean;
  /** The index of a resource. */
  resource: number | undefined;
}

const none: Compared = { current: { state: "inapplicable" }, proposed: { state: "inapplicable" }, difference: { state: "inapplicable" }, percent: { state: "inapplicable" } };

export function amountsOf(row: ComparedAmounts, { net, resource }: Measure): Compared {
  if (resource !== undefined) return row.amounts[resource] ?? none;
  return net ? row.net : row.sum;
}

export function perOf(row: ComparedAmounts, measure: Measure): Compared | undefined {
  if (!row.size) return undefined;
  if (measure.resource === undefined) return measure.net ? row.netPer : row.per;
  return comparedPerSize(amountsOf(row, measure), row.size);
}

export const measureOf = (ctx: Context, result: Result): Measure => {
  const at = result.comparison.resources.findIndex(({ id }) => id === ctx.ui.comparison.resource);
  return { net: ctx.ui.net, resource: at < 0 ? undefined : at };
};

const made = new WeakMap<Result, Map<string, Schools>>();

/** Made once for each result and measure: the page is drawn anew at every key stroke. */
export function schoolsOf(result: Result, measure: Measure): Schools {
  const key = `${measure.net} ${measure.resource}`;
  const known = made.get(result) ?? new Map<string, Schools>();
  made.set(result, known);
  const found = known.get(key) ?? build(result, measure);
  known.set(key, found);
  return found;
}

type Facts = ReadonlyMap<string, readonly Fact[]>;

/** What is given of each row, in the proposal where it stands there. */
function factsOf(result: Result, rows: "units" | "providers"): Facts {
  const sides = [result.summary.current, result.summary.proposed].filter((summary) => summary !== undefined);
  return new Map(sides.flatMap((summary) => summary[rows].map(({ key, facts }): [string, readonly Fact[]] => [key, facts])));
}

function listColumns(facts: Facts, of: ListColumn["of"]): ListColumn[] {
  const found = new Map<string, { label: string; values: Set<string> }>();
  for (const own of facts.values()) {
    for (const { id, label, sort, cell } of own) {
      if (sort.kind !== "list" || cell.value === undefined) continue;
      const column = found.get(id) ?? { label, values: new Set<string>() };
      found.set(id, column);
      column.values.add(cell.value);
    }
  }
  const order = new Intl.Collator("sv", { numeric: true });
  return [...found].map(([id, { label, values }]) => ({ id: `${of}.${id}`, label, of, values: [...values].sort(order.compare) }));
}

function build(result: Result, measure: Measure): Schools {
  const [units, providers] = [factsOf(result, "units"), factsOf(result, "providers")];
  const columns = [...listColumns(providers, "provider"), ...listColumns(units, "unit")];
  const names = new Map(result.comparison.providers.map(({ key, label }) => [key, label]));
  const listed = (facts: readonly Fact[], of: ListColumn["of"]) =>
    facts.flatMap(({ id, sort, cell }): [string, string][] => (sort.kind === "list" && cell.value !== undefined ? [[`${of}.${id}`, cell.value]] : []));
  const rows = result.comparison.units.map((unit): Row => {
    const provider = unit.provider ?? "";
    const amounts = amountsOf(unit, measure);
    return {
      key: unit.key,
      label: unit.label,
      provider,
      providerLabel: names.get(provider) ?? "",
      lists: new Map([...listed(providers.get(provider) ?? [], "provider"), ...listed(units.get(unit.key) ?? [], "unit")]),
      size: unit.size,
      amounts,
      per: perOf(unit, measure),
      class: result.proposed ? classOf(amounts) : undefined,
    };
  });
  return { rows, columns };
}
