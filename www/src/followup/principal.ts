// What one school must report, and when: its own rows in full, with the state of each, and nothing of other schools.

import type { Duty, DutyRow, FollowUp } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { columnDigits } from "../numbers.js";
import type { Result } from "../result.js";
import { controlLine, nameOf } from "./account.js";
import { dayText } from "./dates.js";
import { unfilled } from "./missing.js";

export function principal(ctx: Context, result: Result, answer: FollowUp): TemplateResult {
  const { t } = ctx;
  const unit = unitOf(answer);
  return html`<div class="fd-follow__choose fd-tools fd-card">${choice(ctx, result)}</div>
    ${unit === undefined ? html`<p data-choose>${t.followup.chooseLead}</p>` : own(ctx, result, answer, unit)}`;
}

export const unitOf = ({ audience }: FollowUp): string | undefined => (typeof audience === "object" ? audience.unit : undefined);

function choice(ctx: Context, result: Result): TemplateResult {
  const { t, store } = ctx;
  const { units, providers } = result.comparison;
  const order = new Intl.Collator("sv");
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    store.chooseUnit(value === "" ? undefined : value);
    const label = units.find(({ key }) => key === value)?.label;
    if (label) ctx.say(label);
  };
  const of = (provider: string | undefined) => units.filter((unit) => unit.provider === provider).sort((a, b) => order.compare(a.label, b.label));
  const option = ({ key, label }: { key: string; label: string }) => html`<option value=${key} ?selected=${key === store.unit}>${label}</option>`;
  const known = new Set(providers.map(({ key }) => key));
  return html`<div class="fd-field"><label for="fd-f-unit">${t.followup.chooseSchool}</label>
    <select class="fd-select" id="fd-f-unit" .value=${store.unit ?? ""} @change=${choose}>
      <option value="" ?selected=${store.unit === undefined}>${t.followup.choosePrompt}</option>
      ${providers.map(({ key, label }) => html`<optgroup label=${label}>${of(key).map(option)}</optgroup>`)}
      ${units.filter(({ provider }) => provider === undefined || !known.has(provider)).map(option)}
    </select></div>`;
}

function own(ctx: Context, result: Result, answer: FollowUp, unit: string): TemplateResult {
  const { t } = ctx;
  const f = t.followup;
  const label = result.comparison.units.find(({ key }) => key === unit)?.label ?? unit;
  const duties = answer.duties.filter(({ rows }) => rows.length > 0);
  const account = answer.units.find(({ key }) => key === unit)?.account;
  return html`<section class="fd-sec" aria-labelledby="fd-f-own">
      <div class="fd-sec__head"><h2 id="fd-f-own" tabindex="-1">${label}</h2><p>${duties.length === 0 ? f.dutiesNone(label) : status(ctx, duties)}</p></div>
      ${account && duties.length > 0 ? controlLine(ctx, account, answer.currency) : nothing}
    </section>
    ${duties.map((duty) => one(ctx, answer, duty))}`;
}

/** What is late, and else when something is due next. */
export function status(ctx: Context, duties: readonly Duty[]): string {
  const f = ctx.t.followup;
  const rows = duties.flatMap(({ rows }) => rows);
  const late = rows.filter(({ state }) => state === "overdue").length;
  const next = rows.filter(({ state }) => state !== "overdue" && state !== "reported").flatMap(({ due }) => due ?? []).sort()[0];
  if (late === 0 && next === undefined) return rows.every(({ state }) => state === "reported") ? f.done : f.duty(rows.length);
  return [late > 0 ? f.lateSum(late) : "", next === undefined ? "" : f.next(dayText(next, ctx.lang))].join(" ").trim();
}

function one(ctx: Context, answer: FollowUp, duty: Duty): TemplateResult {
  const { t, fmt, lang, ruleLang } = ctx;
  const f = t.followup;
  const { rows } = duty;
  const id = `fd-f-duty-${answer.duties.indexOf(duty)}`;
  const amounts = ["allocated", "used", "unspent", "notReported"] as const;
  const digits = columnDigits(rows.flatMap((row) => amounts.map((column) => row[column])));
  const head = (text: string, num = true) => html`<th role="columnheader" scope="col" class=${num ? "num" : ""}>${text}</th>`;
  return html`<section class="fd-sec" aria-labelledby=${id} data-own-duty=${duty.id}>
    <div class="fd-sec__head"><h2 id=${id} tabindex="-1" lang=${ruleLang ?? nothing}>${duty.label === "" ? nameOf(answer, duty.id) : duty.label}</h2>
      <p>${f.duty(rows.length)}. ${duty.fields.length > 0 ? f.fill(duty.fields.map(({ label }) => label)) : nothing} ${f.whenLate[duty.consequence]}${duty.source ? html` <span lang=${ruleLang ?? nothing}>${duty.source.title}.</span>` : nothing}</p></div>
    <div class="fd-card"><table class="fd-table fd-cards fd-table--tight" role="table" data-table="followup-own">
      <caption class="fd-vh">${f.ownTable(nameOf(answer, duty.id), answer.currency)}</caption>
      <thead role="rowgroup"><tr role="row">${head(f.row, false)}${head(f.dueBy)}${amounts.map((column) => head(f.columns[column]))}${head(f.state, false)}</tr></thead>
      <tbody role="rowgroup">${rows.map((row) => html`<tr role="row" data-key=${row.key}>
        <th role="rowheader" scope="row">${row.key}${row.failed.length > 0 ? html`<small>${f.failedLabels(row.failed)}</small>` : nothing}</th>
        <td role="cell" class="num" data-label=${f.dueBy}>${row.due === undefined ? t.cell.none : dayText(row.due, lang, "short")}</td>
        ${amounts.map((column) => html`<td role="cell" class="num" data-column=${column} data-label=${f.columns[column]}>${fmt.amount(row[column], answer.currency, { digits, bare: true })}</td>`)}
        <td role="cell" data-label=${f.state}><span>${state(ctx, row)}</span></td>
      </tr>`)}</tbody>
    </table></div>
  </section>`;
}

export function state(ctx: Context, row: DutyRow): TemplateResult {
  const f = ctx.t.followup;
  const open = unfilled(row);
  return html`<span class="fd-tag ${row.state === "overdue" ? "fd-tag--warn" : row.state === "reported" ? "fd-tag--done" : "fd-tag--wait"}">${f.states[row.state]}</span>${
    row.state === "overdue" && row.daysLate !== undefined ? html`<small class="fd-follow__small">${f.lateBy(row.daysLate)}</small>` : nothing
  }${open.length > 0 ? html`<small class="fd-follow__small">${f.notFilled(open)}</small>` : nothing}`;
}
