// What the rules require of what was granted, and how many rows do not have it.

import type { FollowUp } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { nameOf } from "./account.js";
import { number } from "./figures.js";

export function requirements(ctx: Context, answer: FollowUp): TemplateResult | typeof nothing {
  const { t, ruleLang } = ctx;
  const f = t.followup;
  const all = answer.duties.flatMap((duty) => duty.requirements.map((requirement) => ({ duty, requirement, rows: duty.rows.filter(({ failed }) => failed.includes(requirement.label)) })));
  if (all.length === 0) return nothing;
  return html`<section class="fd-sec" aria-labelledby="fd-f-required">
    <div class="fd-sec__head"><h2 id="fd-f-required" tabindex="-1">${f.requirements}</h2><p>${f.requirementsLead}</p></div>
    <div class="fd-card"><table class="fd-table fd-cards fd-table--tight" role="table" data-table="followup-requirements">
      <caption class="fd-vh">${f.requirements}</caption>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${f.requirement}</th><th role="columnheader" scope="col">${f.resource}</th><th role="columnheader" scope="col" class="num">${f.failed}</th><th role="columnheader" scope="col" class="num">${f.of}</th></tr></thead>
      <tbody role="rowgroup">${all.map(({ duty, requirement, rows }) => html`<tr role="row" data-duty=${duty.id}>
        <th role="rowheader" scope="row"><span lang=${ruleLang ?? nothing}>${requirement.label}</span>
          ${rows.length > 0 ? html`<details class="fd-node__more"><summary>${f.which}<span class="fd-vh">, ${requirement.label}</span></summary><ul class="fd-follow__rows small">${rows.map((row) => html`<li>${row.unitLabel}: ${row.key}</li>`)}</ul></details>` : nothing}</th>
        <td role="cell" data-label=${f.resource}><span lang=${ruleLang ?? nothing}>${nameOf(answer, duty.id)}</span></td>
        <td role="cell" class="num" data-column="failed" data-label=${f.failed}>${number(ctx, requirement.failed)}</td>
        <td role="cell" class="num" data-label=${f.of}>${number(ctx, requirement.of)}</td>
      </tr>`)}</tbody>
    </table></div>
  </section>`;
}
