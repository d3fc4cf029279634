// The table of providers, own and external, with the sum beneath.

import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { columns, figureCells, headCells } from "./compared-table.js";
import type { Context } from "./context.js";
import type { Result } from "../result.js";

export function providers(ctx: Context, result: Result): TemplateResult {
  const { t, fmt } = ctx;
  const { providers: rows, totals, units } = result.comparison;
  const table = columns(ctx, result, [...rows, totals]);
  const counts = new Map(result.summary.current.providers.map((provider) => [provider.key, provider.units]));
  return html`<section class="fd-sec" aria-labelledby="fd-providers">
    <div class="fd-sec__head"><h2 id="fd-providers" tabindex="-1">${t.comparison.providers}</h2></div>
    <div class="fd-card">
      <table class="fd-table fd-cards fd-table--tight" role="table" data-table="providers">
        <caption class="fd-vh">${t.comparison.providers}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${t.comparison.provider}</th>
            <th role="columnheader" scope="col" class="num">${t.comparison.units}</th>
            ${headCells(table)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            rows,
            (row) => row.key,
            (row) => html`<tr role="row" data-key=${row.key}>
              <th role="rowheader" scope="row">${row.label}</th>
              <td role="cell" class="num" data-label=${t.comparison.units}>${fmt.count(counts.get(row.key) ?? 0)}</td>
              ${figureCells(table, row)}
            </tr>`,
          )}
        </tbody>
        <tfoot role="rowgroup">
          <tr role="row" data-key="">
            <th role="rowheader" scope="row">${t.comparison.sumRow}</th>
            <td role="cell" class="num" data-label=${t.comparison.units}>${fmt.count(units.length)}</td>
            ${figureCells(table, totals)}
          </tr>
        </tfoot>
      </table>
    </div>
  </section>`;
}
