// Reports that did not come in time, school by school and grant by grant: how late, and what it leads to. Never a deduction.

import type { Duty, DutyRow, FollowUp } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { add, columnDigits, compare } from "../numbers.js";
import { dayText } from "./dates.js";
import { nameOf } from "./account.js";
import { setFollowUp } from "./ui.js";

interface Late {
  unit: string;
  unitLabel: string;
  duty: Duty;
  rows: DutyRow[];
  amount: string;
  due: string;
  days: number;
}

const FEW = 5;

export function missing(ctx: Context, answer: FollowUp): TemplateResult | typeof nothing {
  const { t, ui, lang } = ctx;
  const f = t.followup;
  if (answer.duties.length === 0) return nothing;
  const all = late(answer);
  const rows = ui.followup.allMissing ? all : all.slice(0, FEW);
  const schools = new Set(all.map(({ unit }) => unit)).size;
  const waiting = answer.duties.flatMap(({ rows }) => rows.filter(({ state, notReported }) => (state === "waiting" || state === "partly") && Number(notReported) !== 0));
  const next = waiting.flatMap(({ due }) => due ?? []).sort()[0];
  const digits = columnDigits(all.map(({ amount }) => amount));
  return html`<section class="fd-sec" aria-labelledby="fd-f-missing">
    <div class="fd-sec__head"><h2 id="fd-f-missing" tabindex="-1">${f.missing}</h2>
      <p>${all.length === 0 ? f.missingNone : f.missingLead(schools, all.length, rows.length)} ${waiting.length > 0 ? f.waiting(waiting.length, next && dayText(next, lang)) : nothing}</p></div>
    ${all.length === 0
      ? nothing
      : html`<div class="fd-card fd-follow__tables"><table class="fd-table fd-cards fd-table--tight" role="table" data-table="followup-missing">
          <caption class="fd-vh">${f.missing}</caption>
          <thead role="rowgroup"><tr role="row">
            <th role="columnheader" scope="col">${f.school}</th><th role="columnheader" scope="col">${f.resource}</th>
            <th role="columnheader" scope="col" class="num">${f.amount}, ${answer.currency}</th><th role="columnheader" scope="col" class="num">${f.due}</th>
            <th role="columnheader" scope="col" class="num">${f.late}</th><th role="columnheader" scope="col">${f.consequence}</th>
          </tr></thead>
          <tbody role="rowgroup">${rows.map((one) => line(ctx, answer, one, digits))}</tbody>
        </table>
        ${all.length > FEW ? html`<div><button class="fd-btn" type="button" data-all-missing aria-expanded=${ui.followup.allMissing} @click=${() => setFollowUp(ctx, { allMissing: !ui.followup.allMissing })}>${ui.followup.allMissing ? f.showFew : f.showAll(all.length)}</button></div>` : nothing}
        <p class="fd-src">${f.consequenceNote}</p></div>`}
  </section>`;
}

/** The most days late first; within a day the largest amount. */
function late(answer: FollowUp): Late[] {
  const found = new Map<string, Late>();
  for (const duty of answer.duties) {
    for (const row of duty.rows) {
      if (row.state !== "overdue") continue;
      const key = JSON.stringify([duty.id, row.unit]);
      const one = found.get(key) ?? { unit: row.unit, unitLabel: row.unitLabel, duty, rows: [], amount: "0", due: row.due ?? "", days: 0 };
      one.rows.push(row);
      one.amount = add(one.amount, row.notReported);
      if (row.due !== undefined && row.due < one.due) one.due = row.due;
      one.days = Math.max(one.days, row.daysLate ?? 0);
      found.set(key, one);
    }
  }
  return [...found.values()].sort((a, b) => b.days - a.days || compare(b.amount, a.amount) || a.unitLabel.localeCompare(b.unitLabel, "sv"));
}

function line(ctx: Context, answer: FollowUp, { unit, unitLabel, duty, rows, amount, due, days }: Late, digits: number): TemplateResult {
  const { t, fmt, lang, ruleLang } = ctx;
  const f = t.followup;
  return html`<tr role="row" data-unit-key=${unit} data-duty=${duty.id}>
    <th role="rowheader" scope="row">${unitLabel}</th>
    <td role="cell" data-label=${f.resource}><span><span lang=${ruleLang ?? nothing}>${nameOf(answer, duty.id)}</span><small class="fd-follow__small">${f.rows(rows.length)}</small>
      <details class="fd-node__more"><summary>${f.which}<span class="fd-vh">, ${unitLabel}, ${nameOf(answer, duty.id)}</span></summary><ul class="fd-follow__rows small">${rows.map((row) => html`<li>${row.key}: <span class="num">${fmt.amount(row.notReported, answer.currency)}</span>${row.due === undefined ? "" : `, ${dayText(row.due, lang, "short")}`}${unfilled(row).length > 0 ? `, ${f.notFilled(unfilled(row))}` : ""}</li>`)}</ul></details></span></td>
    <td role="cell" class="num" data-column="notReported" data-label=${f.amount}>${fmt.amount(amount, answer.currency, { digits, bare: true })}</td>
    <td role="cell" class="num" data-label=${f.due}>${due === "" ? t.cell.none : dayText(due, lang, "short")}</td>
    <td role="cell" class="num" data-column="days" data-label=${f.late}>${fmt.count(days)}</td>
    <td role="cell" data-label=${f.consequence}><span class="fd-tag ${duty.consequence === "spärr" ? "fd-tag--warn" : "fd-tag--wait"}">${f.consequences[duty.consequence]}</span></td>
  </tr>`;
}

export const unfilled = (row: DutyRow): string[] => [...new Set(row.reports.flatMap(({ missing }) => missing))];
