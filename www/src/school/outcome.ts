// What the changed numbers give: current beside proposed, and the difference against the data, resource by resource and in
// all; what is in the way, where something is; and one sentence of it for those who listen.

import type { Cell, ComparedAmounts, ComparedRow } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { amount, difference, key } from "../cells.js";
import type { Context } from "./context.js";
import { markOf, sideInSentence, sideName } from "../names.js";
import { columnDigits, sign } from "../numbers.js";
import type { Result, Side } from "../result.js";
import { effect } from "./ahead.js";
import { asScenario } from "./as-scenario.js";
import { markId, type Mark } from "./ground.js";
import type { Outcome } from "./what-if.js";
import { isNumber, nameOf, questionId, type Asked } from "./asked.js";

const sidesOf = (result: Result): readonly Side[] => (result.proposed ? ["current", "proposed"] : ["current"]);

export function outcomeView(ctx: Context, result: Result, row: ComparedRow, asked: Asked): TemplateResult {
  const { t, store, house } = ctx;
  const { outcome, blocked } = house;
  const reset = () => {
    house.resetAll();
    ctx.say(t.whatIf.resetAllDone);
    ctx.focus("#fd-what-if");
  };
  return html`<div class="fd-outcome" data-outcome=${outcome ? "changed" : "data"}>
    <div class="fd-outcome__head"><h3>${t.whatIf.result}</h3>
      ${house.anything ? html`<button class="fd-btn" type="button" id="fd-reset-all" @click=${reset}>${t.whatIf.resetAll}</button>` : nothing}</div>
    ${blockedNote(ctx)}
    ${outcome ? html`<p class="small soft">${t.whatIf.resultLead}</p>${figures(ctx, result, row, outcome)}` : blocked ? nothing : html`<p class="soft small">${t.whatIf.start}</p>`}
    ${changes(ctx, asked)} ${store.published ? nothing : asScenario(ctx, row.label)}
  </div>`;
}

export function blockedNote(ctx: Context): TemplateResult | typeof nothing {
  const { t, lang, house } = ctx;
  const { blocked } = house;
  if (!blocked) return nothing;
  const text = blocked.problem?.text[lang];
  return html`<div class="fd-note fd-note--warn" data-blocked><p><b>${text ? text.what : t.whatIf.gap}</b> ${text?.todo ?? nothing}</p>
    ${house.outcome ? html`<p class="soft">${t.whatIf.blocked}</p>` : nothing}</div>`;
}

/** How sure a figure is, in words, where not all data are here. */
export function sureness({ t, fmt }: Context, { certainty, bound }: Mark, currency: string): TemplateResult {
  const said = certainty === "about" ? t.whatIf.sure.about(fmt.amount(bound ?? "0", currency)) : t.whatIf.sure[certainty];
  return html`<span class="fd-tag fd-tag--${certainty}" data-certainty=${certainty} data-bound=${bound ?? nothing}>${said}</span>`;
}

function figures(ctx: Context, result: Result, before: ComparedAmounts, { row: after, marks }: Outcome): TemplateResult {
  const { t, ruleLang } = ctx;
  const { resources, currency } = result.comparison;
  const sides = sidesOf(result);
  const digits = columnDigits([after.sum, ...after.amounts].flatMap((cell) => sides.map((side) => cell[side].value)));
  const figure = (is: Cell, mark: Mark | undefined) => (mark?.certainty === "whole" ? nothing : html`<span data-figure>${amount(ctx, is, currency, { digits })}</span>`);
  const cell = (side: Side, id: string, was: Cell, is: Cell) => {
    const mark = marks?.get(markId(side, id));
    return html`<td role="cell" class="num" data-label=${sideName(ctx, result, side)} data-side=${side}>
    <span class="fd-outcome__cell">${figure(is, mark)}${mark && is.state !== "inapplicable" ? sureness(ctx, mark, currency) : nothing}<small>${against(ctx, was, is, currency, digits)}</small></span></td>`;
  };
  const rows = resources.flatMap((resource, i) => {
    const [was, is] = [before.amounts[i], after.amounts[i]];
    if (!was || !is || sides.every((side) => is[side].state === "inapplicable" && was[side].state === "inapplicable")) return [];
    return [html`<tr role="row" data-resource=${resource.id}><th role="rowheader" scope="row" lang=${ruleLang ?? nothing}>${resource.label}</th>${sides.map((side) => cell(side, resource.id, was[side], is[side]))}</tr>`];
  });
  return html`<table class="fd-table fd-cards fd-outcome__table" role="table" data-table="what-if">
    <caption class="fd-vh">${t.whatIf.resultLead}</caption>
    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t.resources.resource}</th>
      ${sides.map((side) => html`<th role="columnheader" scope="col" class="num">${key(markOf(result, side), sideName(ctx, result, side))}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows}</tbody>
    <tfoot role="rowgroup"><tr role="row" data-resource=""><th role="rowheader" scope="row">${t.resources.sum}</th>${sides.map((side) => cell(side, "", before.sum[side], after.sum[side]))}</tr></tfoot>
  </table>`;
}

function against(ctx: Context, was: Cell, is: Cell, currency: string, digits: number): TemplateResult | string {
  const nothingThere = (cell: Cell) => (cell.state === "inapplicable" ? { state: "value" as const, value: "0" } : cell);
  const change = effect(nothingThere(was), nothingThere(is));
  if (change.value === undefined) return "";
  return sign(change.value) === 0 ? ctx.t.common.unchanged : html`${difference(ctx, change, currency, { digits })}`;
}

/** Each change in words, as the rule sets call things. */
function changes(ctx: Context, asked: Asked): TemplateResult | typeof nothing {
  const { t, fmt, house } = ctx;
  const words = asked.cells.flatMap((question) => {
    const typed = house.typed(questionId(question));
    if (!typed || typed.value === (question.cell.value ?? "")) return [];
    const said = (value: string | undefined) => (value ? (isNumber(question) ? fmt.bare({ state: "value", value }, question.sort) : value) : t.common.nothing);
    return [t.whatIf.changed(nameOf(question), said(question.cell.value), said(typed.value))];
  });
  const rows = asked.rows.flatMap(({ table, label }) => {
    const added = house.rows.filter((row) => row.table === table).length;
    return added === 0 ? [] : [t.whatIf.added(label, added)];
  });
  if (words.length + rows.length === 0) return nothing;
  return html`<div class="fd-outcome__changes"><h4>${t.whatIf.changes}</h4><ul data-what-if-changes>${[...words, ...rows].map((text) => html`<li>${text}</li>`)}</ul></div>`;
}

/** Where the figures are not beside the questions: the sum, under the field that moved it last. */
export function sumLine(ctx: Context, result: Result, question: string): TemplateResult | typeof nothing {
  const { fmt, house } = ctx;
  const { outcome, latest, unit } = house;
  const side: Side = result.proposed ? "proposed" : "current";
  const sum = outcome?.row.sum[side];
  if (latest !== question || sum?.value === undefined) return nothing;
  const { currency } = result.comparison;
  const before = result.comparison.units.find(({ key: found }) => found === unit)?.sum[side];
  const digits = columnDigits([sum.value]);
  return html`<p class="fd-step__sum">${key(markOf(result, side), sideName(ctx, result, side))} <b>${fmt.amount(sum.value, currency, { digits })}</b>
    ${before?.value === undefined ? nothing : difference(ctx, effect(before, sum), currency, { digits })}</p>`;
}

/** One sentence, once the typing has paused. */
export function tellOutcome(ctx: Context, result: Result): void {
  const { t, fmt, house } = ctx;
  house.tell(() => {
    const { outcome, blocked, unit } = house;
    if (blocked) return ctx.say(blocked.problem ? blocked.problem.text[ctx.lang].what : t.whatIf.gap);
    const before = result.comparison.units.find(({ key: found }) => found === unit);
    const side: Side = result.proposed ? "proposed" : "current";
    const sum = outcome?.row.sum[side].value;
    const mark = outcome?.marks?.get(markId(side, ""));
    if (mark?.certainty === "whole") return ctx.say(t.whatIf.sure.saysWhole(sideInSentence(ctx, result, side)));
    if (sum === undefined) return;
    const { currency } = result.comparison;
    const change = effect(before?.sum[side], { state: "value", value: sum }).value;
    const name = sideInSentence(ctx, result, side);
    if (mark?.certainty === "about") return ctx.say(t.whatIf.sure.saysAbout(name, fmt.amount(sum, currency), fmt.amount(mark.bound ?? "0", currency)));
    if (change === undefined) return ctx.say(t.whatIf.saysAlone(ctx.t.capital(name), fmt.amount(sum, currency)));
    ctx.say(t.whatIf.says(name, fmt.amount(sum, currency), sign(change) === 0 ? t.common.unchanged : t.whatIf.against(fmt.amount(change, currency, { signed: true }))));
  });
}
