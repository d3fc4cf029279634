// The table of all schools. On a phone the first ones are shown as cards, and the rest when asked for.

import { html, nothing, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { repeat } from "lit/directives/repeat.js";
import { columns, figureCells, headCells } from "./compared-table.js";
import type { Context } from "./context.js";
import type { Result } from "./result.js";

/** As many as the style sheet leaves standing on a phone. */
const FIRST = 6;

export function schools(ctx: Context, result: Result): TemplateResult {
  const { t, ui } = ctx;
  const { providers, totals } = result.comparison;
  const order = new Intl.Collator("sv");
  const units = [...result.comparison.units].sort((a, b) => order.compare(a.label, b.label));
  const table = columns(ctx, result, [...units, totals]);
  const names = new Map(providers.map((provider) => [provider.key, provider.label]));
  return html`<section class="fd-sec" aria-labelledby="fd-schools">
    <div class="fd-sec__head"><h2 id="fd-schools">${t.comparison.schools}</h2><p>${t.comparison.schoolsLead}</p></div>
    <div class="fd-scroll" role="region" tabindex="0" aria-label=${t.comparison.schoolsTable}>
      <table class=${classMap({ "fd-table": true, "fd-big": true, "fd-cards": true, "fd-table--tight": true, "is-all": ui.allSchools })}
        role="table" data-table="schools">
        <caption class="fd-vh">${t.comparison.schools}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${t.comparison.school}</th>
            <th role="columnheader" scope="col">${t.comparison.provider}</th>
            ${headCells(table)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            units,
            (row) => row.key,
            (row) => html`<tr role="row" data-key=${row.key}>
              <th role="rowheader" scope="row"><button class="fd-link fd-link--row" type="button" @click=${() => ctx.choose(row.key)}>${row.label}</button></th>
              <td role="cell" class="is-wrap" data-label=${t.comparison.provider}>${names.get(row.provider ?? "") ?? nothing}</td>
              ${figureCells(table, row)}
            </tr>`,
          )}
        </tbody>
        <tfoot role="rowgroup">
          <tr role="row" data-key="">
            <th role="rowheader" scope="row">${t.comparison.sumRow}</th>
            <td role="cell"></td>
            ${figureCells(table, totals)}
          </tr>
        </tfoot>
      </table>
    </div>
    ${units.length > FIRST && !ui.allSchools
      ? html`<div class="fd-more"><button class="fd-btn" type="button" @click=${() => showAll(ctx, units[FIRST]?.key)}>${t.comparison.showAll(units.length - FIRST)}</button></div>`
      : nothing}
  </section>`;
}

/** The button goes away, so the focus moves on to the first school that it showed. */
function showAll(ctx: Context, next: string | undefined): void {
  ctx.set({ allSchools: true });
  if (next !== undefined) ctx.focus(`tr[data-key="${CSS.escape(next)}"] button`);
}
