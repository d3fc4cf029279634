// Känslighet: what the total does when a parameter becomes one per cent larger, as bars and as a table.

import type { Sensitivity } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { amount, difference as told } from "../cells.js";
import { barsChart } from "../charts/bars.js";
import type { Context } from "./context.js";
import { absolute as size, exactly, order, part, ZERO } from "../exact.js";
import { columnDigits, sign } from "../numbers.js";
import type { Weighed } from "./table.js";

export function weights(ctx: Context): TemplateResult | typeof nothing {
  const { t, house } = ctx;
  const { weighed, fresh } = house.weighed();
  if (weighed && weighed.rows.length === 0) return nothing;
  return html`<section class="fd-sec" aria-labelledby="fd-t-weights">
    <div class="fd-sec__head"><h2 id="fd-t-weights">${t.try.weights}</h2><p>${t.try.weightsLead}</p></div>
    ${weighed ? html`<div class="fd-card fd-two ${fresh ? "" : "is-stale"}" data-weights=${fresh ? "fresh" : "stale"}>${both(ctx, weighed)}</div>` : html`<div class="fd-card"><p class="small soft">${t.try.weighing}</p></div>`}
  </section>`;
}

/** The heaviest first; those that could not be computed last. */
function sorted(rows: readonly Sensitivity[]): Sensitivity[] {
  const weight = ({ total }: Sensitivity) => size(exactly(total) ?? ZERO);
  return [...rows].sort((a, b) => (a.total.state === "value" ? 0 : 1) - (b.total.state === "value" ? 0 : 1) || order(weight(b), weight(a)));
}

function both(ctx: Context, { rows: all, moving }: Weighed): TemplateResult {
  const { t, fmt, house } = ctx;
  const currency = house.base?.currency ?? "";
  const rows = sorted(all);
  const digits = columnDigits(rows.map(({ total }) => total.value));
  const most = size(exactly(rows[0]?.total ?? { state: "missing" }) ?? ZERO);
  const written = ({ total }: Sensitivity) => (total.state === "value" && total.value !== undefined ? fmt.amount(total.value, currency, { signed: true, digits }) : (fmt.state(total) ?? ""));
  const heavy = rows.filter(({ total }) => total.state === "value" && sign(total.value ?? "0") !== 0);
  const names = (ids: (row: Sensitivity) => boolean) => rows.filter((row) => row.total.state === "value" && sign(row.total.value ?? "0") === 0 && ids(row)).map(({ label }) => label);
  const [shifting, idle] = [names(({ parameter }) => moving.has(parameter)), names(({ parameter }) => !moving.has(parameter))];
  const note = [shifting.length > 0 ? t.try.shifting(shifting) : "", idle.length > 0 ? t.try.idle(idle) : ""].filter((text) => text !== "").join(" ");
  return html`${barsChart(
      {
        id: "fd-t-bars",
        heading: heavy[0] ? t.try.heaviest(heavy[0].label) : t.try.noneHeavy,
        sub: t.try.weightsSub,
        title: t.try.weightsTitle,
        description: rows.map((row) => `${row.label}: ${written(row)}.`).join(" "),
        ...(note === "" ? {} : { source: note }),
      },
      rows.map((row) => ({ label: row.label, amount: written(row), part: part(size(exactly(row.total) ?? ZERO), most), direction: row.total.state === "value" ? sign(row.total.value ?? "0") : 0 })),
    )}
    <div class="fd-try__wide" role="region" tabindex="0" aria-label=${t.try.weightsTitle}>
      <table class="fd-table fd-table--tight fd-cards" role="table">
        <caption class="fd-vh">${t.try.weightsTitle}</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t.try.parameter}</th><th role="columnheader" scope="col" class="num">${t.try.onePercent}</th><th role="columnheader" scope="col" class="num">${t.try.totalIn(currency)}</th></tr></thead>
        <tbody role="rowgroup">${rows.map(
          (row) => html`<tr role="row" data-weight=${row.parameter}>
            <th role="rowheader" scope="row" lang=${ctx.ruleLang ?? nothing}>${row.label}</th>
            <td role="cell" class="num" data-label=${t.try.onePercent}>${fmt.cell(row.before, { kind: row.sort.kind })} → ${fmt.cell(row.after, { kind: row.sort.kind })}</td>
            <td role="cell" class="num" data-label=${t.try.totalIn(currency)}>${row.total.state === "value" ? told(ctx, row.total, currency, { bare: true, digits }) : amount(ctx, row.total, currency)}</td>
          </tr>`,
        )}</tbody>
      </table>
    </div>`;
}
