// The figures beside the rules: as the file was opened and now, what every resource moves, and the lines that show that the
// parts make the whole.

import { html, nothing, type TemplateResult } from "lit";
import { difference } from "../cells.js";
import type { Context } from "./context.js";
import { controlLines } from "../controls.js";
import { columnDigits } from "../numbers.js";
import { moved, moves, type Bench, type Moved } from "./bench.js";

export const statusText = ({ t }: Context, { figures, changes }: Bench): string => {
  if (figures.stale) return figures.now ? t.workshop.staleFigures : t.workshop.noFigures;
  return changes.length === 0 ? t.workshop.untouched : t.workshop.counted(changes.length);
};

export function figures(ctx: Context, bench: Bench): TemplateResult {
  const { t } = ctx;
  const { now, before, stale } = bench.figures;
  const touched = bench.changes.length > 0 && before !== undefined;
  return html`<section class="fd-card fd-panel ${stale ? "is-stale" : ""}" aria-labelledby="fd-w-figures" data-figures=${stale ? "stale" : "fresh"}>
    <h2 id="fd-w-figures" tabindex="-1">${t.workshop.figures}</h2>
    <p class="small ${stale ? "fd-gap" : "soft"}" role="status">${statusText(ctx, bench)}</p>
    ${stale && bench.problems.length > 0 ? html`<div><button class="fd-link" type="button" @click=${() => ctx.focus("#fd-w-problems")}>${t.notices.show}</button></div>` : nothing}
    ${now === undefined
      ? nothing
      : now.resources.length === 0
        ? html`<p class="small">${t.common.priceList}</p>`
        : html`${table(ctx, bench, touched)}
            ${touched ? movements(ctx, bench) : nothing}
            <div class="fd-panel__controls">${controlLines(ctx, now)}</div>`}
  </section>`;
}

function table(ctx: Context, bench: Bench, touched: boolean): TemplateResult {
  const { t, fmt } = ctx;
  const currency = bench.figures.now?.currency ?? "";
  const rows = moved(bench.figures, t.workshop.sum);
  // Öre only in the rows that have them: beside the rules there is no room to spare.
  const digits = (row: Moved) => columnDigits([row.before, row.now]);
  const amount = (row: Moved, value: string | undefined) => (value === undefined ? html`<span class="soft">${t.workshop.absent}</span>` : fmt.amount(value, currency, { digits: digits(row), bare: true }));
  const head = (text: string) => html`<th role="columnheader" scope="col" class="num">${text}</th>`;
  const line = (row: Moved) => html`<tr role="row" data-moved=${row.id}>
    <th role="rowheader" scope="row" lang=${row.id === "" ? nothing : (ctx.ruleLang ?? nothing)}>${row.label}</th>
    ${touched ? html`<td role="cell" class="num" data-side="before">${amount(row, row.before)}</td>` : nothing}
    <td role="cell" class="num" data-side="now">${amount(row, row.now)}</td>
    ${touched ? html`<td role="cell" class="num" data-side="difference">${difference(ctx, { state: "value", value: row.difference }, currency, { digits: digits(row), bare: true })}</td>` : nothing}
  </tr>`;
  return html`<table class="fd-moved ${touched ? "is-touched" : ""}" role="table">
      <caption class="tiny soft">${t.workshop.inCurrency(currency)}</caption>
      <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col">${t.workshop.resource}</th>
        ${touched ? head(t.workshop.before) : nothing}${head(t.workshop.now)}${touched ? head(t.workshop.difference) : nothing}
      </tr></thead>
      <tbody role="rowgroup">${rows.slice(0, -1).map(line)}</tbody>
      <tfoot role="rowgroup">${rows.slice(-1).map(line)}</tfoot>
    </table>`;
}

function movements(ctx: Context, bench: Bench): TemplateResult {
  const { t, store, house } = ctx;
  const { up, down, same } = moves(bench.figures);
  const compare = async () => {
    const ids = await house.copy();
    if (!ids) return;
    await store.choosePair(ids.opened, ids.changed);
    ctx.go("comparison");
    ctx.say(t.workshop.compared);
  };
  return html`<p class="small" data-moves>${t.workshop.moves(up, down, same)}</p>
    <div><button class="fd-btn" type="button" id="fd-w-compare" ?disabled=${bench.figures.stale} @click=${() => void compare()}>${t.workshop.compare}</button></div>`;
}

/** On a narrow screen the figures are far below what is typed: their sum follows along the edge. */
export function strip(ctx: Context, bench: Bench): TemplateResult | typeof nothing {
  const { t, fmt } = ctx;
  const { now, stale } = bench.figures;
  const sum = now && now.resources.length > 0 ? moved(bench.figures, "").at(-1) : undefined;
  if (!now || !sum?.now) return nothing;
  const errors = bench.problems.filter(({ problem }) => problem.severity === "error").length;
  return html`<div class="fd-strip" data-strip>
    <p><span class="tiny soft">${t.common.strip}</span> <b class="num ${stale ? "fd-gap" : ""}">${fmt.amount(sum.now, now.currency)}</b>
      ${bench.changes.length > 0 && bench.figures.before ? difference(ctx, { state: "value", value: sum.difference }, now.currency) : nothing}
      ${errors > 0 ? html`<span class="fd-tag fd-tag--error">${t.workshop.wrong(errors)}</span>` : nothing}</p>
    <button class="fd-link" type="button" @click=${() => ctx.focus("#fd-w-figures")}>${t.common.toFigures}</button>
  </div>`;
}
