// What one step of each question means, as a table; and one of them as a line in steps, with its own table.

import type { Cell, Part } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { amount, difference, key } from "../cells.js";
import { steps } from "../charts/steps.js";
import type { Context } from "./context.js";
import { markOf, sideName } from "../names.js";
import { add, columnDigits, compare } from "../numbers.js";
import type { Result, Side } from "../result.js";
import { effect, type Marginal, type Series } from "./ahead.js";
import { nameOf, questionId, stepOf, type Asked } from "./asked.js";
import type { Mark } from "./ground.js";
import { sureness } from "./outcome.js";
import { setSchool } from "./ui.js";

const sidesOf = (result: Result): readonly Side[] => (result.proposed ? ["current", "proposed"] : ["current"]);

/** "185" of what has a measure, "13 %" of per cent: the label says the rest. */
const bare = ({ fmt }: Context, question: Marginal["question"], value: string): string =>
  question ? fmt.bare({ state: "value", value }, { kind: question.sort.kind }) : fmt.number(value);

export function marginalTable(ctx: Context, result: Result, asked: Asked): TemplateResult | typeof nothing {
  const { t, ruleLang } = ctx;
  const { marginals } = ctx.house.ahead;
  const { currency } = result.comparison;
  const sides = sidesOf(result);
  const cells = (one: Marginal): Cell[] => sides.map((side) => effect(one.before[side], one.after[side]));
  const digits = columnDigits(marginals.flatMap((one) => cells(one).map(({ value }) => value)));
  if (asked.cells.length + asked.rows.length === 0) return nothing;
  return html`<div data-marginals=${marginals.length > 0 ? "ready" : "working"}>
    <table class="fd-table fd-cards" role="table" data-table="marginal">
      <caption>${t.whatIf.marginal.title}<small>${t.whatIf.marginal.caption(currency)}</small></caption>
      <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col">${t.whatIf.marginal.if}</th>
        ${sides.map((side) => html`<th role="columnheader" scope="col" class="num">${key(markOf(result, side), sideName(ctx, result, side))}</th>`)}
        <th role="columnheader" scope="col">${t.whatIf.marginal.certainty}</th>
      </tr></thead>
      <tbody role="rowgroup">
        ${marginals.map((one) => html`<tr role="row" data-marginal=${one.question ? `${one.question.table}/${one.question.column}${one.question.of === undefined ? "" : `/${one.question.key.at(-1)}`}` : one.table}>
          <th role="rowheader" scope="row"><span lang=${ruleLang ?? nothing}>${title(ctx, asked, one)}</span><small>${t.whatIf.marginal.instead(bare(ctx, one.question, one.to), bare(ctx, one.question, one.from))}</small></th>
          ${cells(one).map((cell, i) => (cell.value === undefined && one.after.sure) ? html`<td role="cell" class="num" data-label=${sideName(ctx, result, sides[i] ?? "current")} data-side=${sides[i] ?? "current"}><span class="soft"><span aria-hidden="true">${t.cell.none}</span><span class="fd-vh">${t.whatIf.sure.whole}</span></span></td>` : html`<td role="cell" class="num" data-label=${sideName(ctx, result, sides[i] ?? "current")} data-side=${sides[i] ?? "current"}>${cell.value === undefined ? amount(ctx, cell, currency) : difference(ctx, cell, currency, { digits })}</td>`)}
          <td role="cell" data-label=${t.whatIf.marginal.certainty}>${sureOf(ctx, one, currency)}</td>
        </tr>`)}
      </tbody>
    </table>
    <p class="fd-src">${marginals.length === 0 ? t.whatIf.marginal.working : ctx.store.published ? t.whatIf.sure.source : t.whatIf.marginal.source}</p>
  </div>`;
}

/** How sure the effect of one step is: both figures have their part in it, and the less sure side is told. */
function sureOf(ctx: Context, { before, after }: Marginal, currency: string): TemplateResult {
  const rank = { exact: 0, about: 1, whole: 2 } as const;
  const sure = (["current", "proposed"] as const).flatMap((side): Mark[] => {
    const parts = [before.sure?.[side], after.sure?.[side]].filter((part) => part !== undefined);
    const least = parts.reduce<Part["certainty"]>((a, { certainty }) => (rank[certainty] > rank[a] ? certainty : a), "exact");
    const bound = parts.reduce((sum, part) => add(sum, part.bound ?? "0"), "0");
    return parts.length === 0 ? [] : [{ certainty: least, bound: least === "about" ? bound : undefined }];
  });
  const worst = sure.reduce<Mark>((a, b) => (rank[b.certainty] > rank[a.certainty] || (a.certainty === b.certainty && compare(b.bound ?? "0", a.bound ?? "0") > 0) ? b : a), { certainty: "exact", bound: undefined });
  return sureness(ctx, worst, currency);
}

function title({ t, ...ctx }: Context, asked: Asked, one: Marginal): string {
  if (!one.question) return t.whatIf.marginal.rowMore(asked.rows.find(({ table }) => table === one.table)?.label ?? one.table);
  return t.whatIf.marginal.one(bare({ t, ...ctx }, one.question, one.step), nameOf(one.question));
}

/** The line of the question that was chosen, else of the first that can be stepped. */
export function stepsChart(ctx: Context, result: Result, asked: Asked): TemplateResult | typeof nothing {
  const { t, ui, ruleLang, house } = ctx;
  const able = asked.cells.filter((question) => stepOf(question, result.comparison.currency) !== undefined);
  // First what the size of a school is counted in, where there is such a question.
  const sized = able.find(({ sort }) => sort.measure !== undefined && sort.measure === result.comparison.size?.measure);
  const chosen = able.find((question) => questionId(question) === ui.mySchool.charted) ?? sized ?? able[0];
  if (!chosen) return nothing;
  const id = questionId(chosen);
  house.ahead.chart(id);
  const { series } = house.ahead;
  const put = (event: Event) => setSchool(ctx, { charted: (event.target as HTMLSelectElement).value });
  return html`<div class="fd-line" data-line=${series?.id === id ? "ready" : "working"}>
    <div class="fd-field"><label for="fd-charted">${t.whatIf.chart.choose}</label>
      <select class="fd-select" id="fd-charted" lang=${ruleLang ?? nothing} .value=${id} @change=${put}>
        ${able.map((question) => html`<option value=${questionId(question)} ?selected=${question === chosen}>${nameOf(question)}</option>`)}
      </select></div>
    ${series ? line(ctx, result, series) : html`<p class="soft small">${t.whatIf.marginal.working}</p>`}
  </div>`;
}

function line(ctx: Context, result: Result, series: Series): TemplateResult | typeof nothing {
  const { t } = ctx;
  const { currency } = result.comparison;
  const along = series.along.map((value) => bare(ctx, series.question, value));
  const lines = sidesOf(result).flatMap((side) => {
    const values = series.sums.map((sums) => sums[side]?.value);
    return values.some((value) => value === undefined) ? [] : [{ label: sideName(ctx, result, side), side, mark: markOf(result, side), values: values as string[] }];
  });
  if (lines.length === 0) return nothing;
  const digits = columnDigits(lines.flatMap(({ values }) => values));
  const name = nameOf(series.question);
  return html`${steps(ctx, "fd-steps-chart", { title: t.whatIf.chart.title(name), of: t.whatIf.chart.of(along[0] ?? "", along.at(-1) ?? ""), currency, along, now: series.now, lines })}
    <details class="fd-line__table"><summary>${t.whatIf.chart.table}</summary>
      <table class="fd-table fd-table--tight" data-table="steps">
        <caption>${name}<small>${t.whatIf.chart.caption(currency)}</small></caption>
        <thead><tr><th scope="col">${t.whatIf.chart.value}</th>${lines.map(({ label, mark }) => html`<th scope="col" class="num">${key(mark, label)}</th>`)}</tr></thead>
        <tbody>${along.map((value, i) => html`<tr ?data-now=${i === series.now}><th scope="row">${value}${i === series.now ? html` <span class="fd-tag">${t.whatIf.chart.now}</span>` : nothing}</th>
          ${lines.map(({ values }) => html`<td class="num">${ctx.fmt.amount(values[i] ?? "0", currency, { digits, bare: true })}</td>`)}</tr>`)}</tbody>
      </table>
    </details>`;
}
