// From current rules to the proposal: a waterfall and the same steps in a table, whose running sums add up exactly.

import type { SplitRow, SplitStep } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { difference, key } from "../cells.js";
import { waterfall } from "../charts/waterfall.js";
import type { Context } from "../context.js";
import { markOf, sideInSentence, sideName } from "../names.js";
import { absolute, add, columnDigits, compare, sign, subtract } from "../numbers.js";
import type { Result } from "../result.js";

interface Shown {
  label: string;
  full: string;
  change: string;
  after: string;
}

export function splitView(ctx: Context, result: Result, unit: string): TemplateResult | typeof nothing {
  const split = ctx.store.split();
  const row = split?.units.find((found) => found.key === unit);
  if (!split || !row || !result.proposed) return nothing;
  const { t } = ctx;
  const { shown, untouched } = stepsOf(ctx, result, split.steps, row);
  return html`<section class="fd-sec" aria-labelledby="fd-split" data-split>
    <div class="fd-sec__head">
      <h2 id="fd-split">${t.split.title(sideInSentence(ctx, result, "current"), sideInSentence(ctx, result, "proposed"))}</h2>
      <p>${shown.length > 0 ? t.split.lead : t.split.none}</p>
    </div>
    ${shown.length > 0 ? html`<div class="fd-card fd-two fd-two--main">${chart(ctx, result, row, shown)}${table(ctx, result, row, shown, untouched)}</div>` : nothing}
  </section>`;
}

/** Steps that do nothing for the school are only counted. */
function stepsOf(ctx: Context, result: Result, steps: readonly SplitStep[], row: SplitRow): { shown: Shown[]; untouched: number } {
  const shown: Shown[] = [];
  let untouched = 0;
  let after = row.before;
  for (const [i, step] of steps.entries()) {
    const change = row.steps[i] ?? "0";
    after = add(after, change);
    if (sign(change) === 0) untouched += Math.max(1, step.changes.length);
    else shown.push({ label: named(ctx, result, step), full: step[ctx.lang], change, after });
  }
  return { shown, untouched };
}

/** What a step changes, by the name that the rule sets give it: a resource before a parameter, else what its sentence begins with. */
function named(ctx: Context, result: Result, step: SplitStep): string {
  const changes = step.changes.flatMap((index) => ctx.store.difference()?.changes[index] ?? []);
  const sets = [result.proposed, result.current].filter((set) => set !== undefined);
  const of = (section: string, pick: (set: (typeof sets)[number]) => readonly { id: string; label: string }[]) =>
    changes.filter((change) => change.section === section).flatMap(({ id }) => sets.flatMap((set) => pick(set).find((one) => one.id === id)?.label ?? []))[0];
  return of("resurs", ({ resources }) => resources) ?? of("parameter", ({ parameters }) => parameters) ?? of("tabell", ({ tables }) => tables) ?? clause(step[ctx.lang]);
}

function clause(text: string): string {
  return (/^(.+?)(?:[:.;]\s|[.:;]?$)/su.exec(text)?.[1] ?? text).replace(/[.:;]$/, "");
}

function chart(ctx: Context, result: Result, row: SplitRow, shown: readonly Shown[]): TemplateResult {
  const { currency } = result.comparison;
  const largest = shown.reduce((a, b) => (compare(absolute(a.change), absolute(b.change)) >= 0 ? a : b));
  const digits = columnDigits([row.before, row.after, ...shown.map(({ change }) => change)]);
  return waterfall(ctx, "fd-waterfall", {
    title: ctx.t.split.title(sideInSentence(ctx, result, "current"), sideInSentence(ctx, result, "proposed")),
    heading: ctx.t.split.most(largest.label, ctx.fmt.amount(largest.change, currency, { signed: true, digits })),
    currency,
    digits,
    start: { label: sideName(ctx, result, "current"), mark: markOf(result, "current"), value: row.before },
    steps: shown,
    end: { label: sideName(ctx, result, "proposed"), mark: markOf(result, "proposed"), value: row.after },
  });
}

function table(ctx: Context, result: Result, row: SplitRow, shown: readonly Shown[], untouched: number): TemplateResult {
  const { t, fmt, ruleLang } = ctx;
  const { currency } = result.comparison;
  const digits = columnDigits([row.before, row.after, ...shown.map(({ change }) => change)]);
  const moved = (value: string) =>
    html`<td role="cell" class="num" data-label=${t.split.change} data-part="change">${difference(ctx, { state: "value", value }, currency, { digits, bare: true })}</td>`;
  const after = (value: string) =>
    html`<td role="cell" class="num" data-label=${t.split.after} data-part="after">${fmt.amount(value, currency, { digits, bare: true })}</td>`;
  return html`<div>
    <table class="fd-table fd-table--tight fd-cards" role="table" data-table="split">
      <caption>${t.split.caption(currency)}</caption>
      <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col">${t.split.step}</th><th role="columnheader" scope="col" class="num">${t.split.change}</th><th role="columnheader" scope="col" class="num">${t.split.after}</th>
      </tr></thead>
      <tbody role="rowgroup">
        <tr role="row" data-step="start"><th role="rowheader" scope="row">${key(markOf(result, "current"), sideName(ctx, result, "current"))}</th><td role="cell" class="is-none"></td>${after(row.before)}</tr>
        ${shown.map((step) => html`<tr role="row" data-step="change">
          <th role="rowheader" scope="row"><span lang=${ruleLang ?? nothing}>${step.label}</span><small>${step.full}</small></th>${moved(step.change)}${after(step.after)}
        </tr>`)}
      </tbody>
      <tfoot role="rowgroup"><tr role="row" data-step="end">
        <th role="rowheader" scope="row">${key(markOf(result, "proposed"), sideName(ctx, result, "proposed"))}</th>${moved(subtract(row.after, row.before))}${after(row.after)}
      </tr></tfoot>
    </table>
    ${untouched > 0 ? html`<p class="fd-src" data-untouched=${untouched}>${t.split.untouched(untouched)}</p>` : nothing}
  </div>`;
}
