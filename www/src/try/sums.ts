// The sums that can be asked for: all of it, one resource, or the providers of one kind as a list column says it.

import type { SolveQuestion, Summary } from "fordela";
import type { Context } from "./context.js";
import { exactly, plus, rounded, ZERO } from "../exact.js";
import { absolute } from "../numbers.js";
import type { Result } from "../result.js";

export interface Sum {
  id: string;
  label: string;
  only: Pick<SolveQuestion, "resources" | "providers">;
}

export function sumsOf({ t }: Context, summary: Summary): Sum[] {
  const kinds = new Map<string, Sum>();
  for (const { key, facts } of summary.providers) {
    for (const { id, label, sort, cell } of facts) {
      if (sort.kind !== "list" || cell.value === undefined) continue;
      const found = kinds.get(`${id}=${cell.value}`) ?? { id: `provider:${id}=${cell.value}`, label: t.try.sumOfKind(label, cell.value), only: { providers: [] } };
      found.only.providers?.push(key);
      kinds.set(`${id}=${cell.value}`, found);
    }
  }
  return [
    { id: "all", label: t.try.sumAll, only: {} },
    ...summary.resources.map(({ id, label }) => ({ id: `resource:${id}`, label: t.try.sumOf(label), only: { resources: [id] } })),
    ...kinds.values(),
  ];
}

/** The same sum of other rules; undefined where it has a gap. */
export function valueOfSum({ only }: Sum, summary: Summary): string | undefined {
  const rows = only.providers ? summary.providers.filter(({ key }) => only.providers?.includes(key)) : [summary.totals];
  const cells = rows.flatMap((row) => (only.resources ? row.amounts.filter((_, i) => only.resources?.includes(summary.resources[i]?.id ?? "")) : [row.sum]));
  if (cells.some(({ state }) => state === "missing" || state === "failed")) return undefined;
  const places = Math.max(0, ...cells.map(({ value = "" }) => value.split(".")[1]?.length ?? 0));
  return rounded(cells.reduce((sum, cell) => plus(sum, exactly(cell) ?? ZERO), ZERO), places);
}

/** What is set aside for a resource: its budget, else the frame of its pot. */
export function budgetOf({ only }: Sum, result: Result): string | undefined {
  const [resource] = only.resources ?? [];
  const { controls } = result.summary.proposed ?? result.summary.current;
  const found = (["budget", "pot"] as const).map((kind) => controls.filter((control) => control.kind === kind && control.resource === resource)).find((some) => some.length === 1)?.[0];
  return resource === undefined || !found ? undefined : absolute(found.expected);
}
