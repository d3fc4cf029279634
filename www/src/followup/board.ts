// One page for the board: the sums, how many reports are missing, how far the schools have come, before and after. No rows and no
// schools; small figures are protected by the core.

import type { Duty, FollowUp } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { account, nameOf } from "./account.js";
import { coverage } from "./coverage.js";
import { descriptions } from "./description.js";
import { missingFiles } from "./empty.js";
import { hidden, number } from "./figures.js";

export function board(ctx: Context, answer: FollowUp): TemplateResult {
  return html`<div class="fd-board fd-stack">${missingFiles(ctx, answer)} ${account(ctx, answer)} ${counts(ctx, answer)} ${coverage(ctx, answer)} ${descriptions(ctx, answer)}</div>`;
}

/** How many reports are missing and late, what was not fulfilled and how far the spot check has come, duty by duty. */
function counts(ctx: Context, answer: FollowUp): TemplateResult | typeof nothing {
  const { t, ruleLang } = ctx;
  const f = t.followup;
  if (answer.duties.length === 0) return nothing;
  const drawn = answer.duties.some(({ strata }) => strata.length > 0);
  const required = answer.duties.some(({ requirements }) => requirements.length > 0);
  const row = (duty: Duty) => html`<tr role="row" data-duty=${duty.id}>
    <th role="rowheader" scope="row"><span lang=${ruleLang ?? nothing}>${nameOf(answer, duty.id)}</span><small>${f.consequences[duty.consequence]}</small></th>
    <td role="cell" class="num" data-label=${f.of}>${number(ctx, duty.account.rows)}</td>
    <td role="cell" class="num" data-label=${f.notDone}>${number(ctx, duty.account.missing)}</td>
    <td role="cell" class="num" data-label=${f.states.overdue}>${number(ctx, duty.account.overdue)}</td>
    ${required ? html`<td role="cell" class="num" data-label=${f.failed}>${total(ctx, duty.requirements.map(({ failed }) => failed))}</td>` : nothing}
    ${drawn ? html`<td role="cell" class="num" data-label=${f.drawn}>${total(ctx, duty.strata.map(({ drawn }) => drawn))}</td>
      <td role="cell" class="num" data-label=${f.reviewed}>${total(ctx, duty.strata.flatMap(({ reviewed }) => (reviewed === undefined ? [] : [reviewed])))}</td>` : nothing}
  </tr>`;
  const head = (text: string) => html`<th role="columnheader" scope="col" class="num">${text}</th>`;
  return html`<section class="fd-sec" aria-labelledby="fd-f-missing">
    <div class="fd-sec__head"><h2 id="fd-f-missing">${f.countsTitle}</h2><p>${f.missingCountNone}</p></div>
    <div class="fd-card"><table class="fd-table fd-table--tight fd-cards" role="table" data-table="followup-counts">
      <caption class="fd-vh">${f.countsTitle}</caption>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${f.report}</th>${head(f.of)}${head(f.notDone)}${head(f.states.overdue)}${required ? head(f.failed) : nothing}${drawn ? html`${head(f.drawn)}${head(f.reviewed)}` : nothing}</tr></thead>
      <tbody role="rowgroup">${answer.duties.map(row)}</tbody>
    </table></div>
  </section>`;
}

/** A sum of counts is protected when one of them is; without any there is nothing to count. */
function total(ctx: Context, counts: readonly (number | null)[]): TemplateResult | string {
  if (counts.length === 0) return ctx.t.cell.none;
  if (counts.includes(null)) return hidden(ctx);
  return ctx.fmt.count(counts.reduce<number>((sum, count) => sum + (count ?? 0), 0));
}
