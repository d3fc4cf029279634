// Räkna baklänges: which value of a parameter makes a sum what it shall be.

import type { Solved } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { difference as told } from "../cells.js";
import type { Context } from "./context.js";
import { readNumber, writeNumber, type Entry } from "../entry.js";
import { rounded, minus, parse } from "../exact.js";
import { sideInSentence } from "../names.js";
import { absolute, sign } from "../numbers.js";
import { numberField } from "../number-field.js";
import type { Result } from "../result.js";
import { baseSide } from "./changes.js";
import { budgetOf, sumsOf, valueOfSum, type Sum } from "./sums.js";
import { setTry, type Target, type TryUi } from "./ui.js";
import { cellOf, field, valueOf, words, type Parameter } from "./value.js";

export function solve(ctx: Context, result: Result): TemplateResult | typeof nothing {
  const { t, ui, house } = ctx;
  const table = house;
  const own = result.summary.proposed ?? result.summary.current;
  const offered = table.parameters.filter(({ sort }) => sort.kind === "number" || sort.kind === "percent");
  const parameter = offered.find(({ id }) => id === ui.try.wanted.parameter) ?? offered.find(({ slider }) => slider) ?? offered[0];
  const sums = sumsOf(ctx, own);
  const sum = sums.find(({ id }) => id === ui.try.wanted.sum) ?? sums[0];
  if (!parameter || !sum || own.resources.length === 0) return nothing;
  return html`<section class="fd-sec" aria-labelledby="fd-t-solve">
    <div class="fd-sec__head"><h2 id="fd-t-solve">${t.try.solve}</h2><p>${t.try.solveLead}</p></div>
    <div class="fd-card fd-two">
      ${question(ctx, result, offered, parameter, sums, sum)}
      <div class="fd-try__answer" aria-live="polite" data-answer=${table.answered ? (table.answer?.solved?.outcome ?? "failed") : nothing}>${answer(ctx, result)}</div>
    </div>
  </section>`;
}

const want = (ctx: Context, change: Partial<TryUi["wanted"]>): void => setTry(ctx, { wanted: { ...ctx.ui.try.wanted, ...change } });

function question(ctx: Context, result: Result, offered: readonly Parameter[], parameter: Parameter, sums: readonly Sum[], sum: Sum): TemplateResult {
  const { t, ruleLang, house } = ctx;
  const currency = house.base?.currency ?? "";
  const targets = targetsOf(ctx, result, sum);
  const chosen = targets.find(({ id }) => id === ctx.ui.try.wanted.target) ?? targets[0];
  const text = chosen?.value === undefined ? ctx.ui.try.wanted.amount : amountText(ctx, chosen.value, currency);
  const entry: Entry = chosen?.value === undefined ? readNumber(text, { lang: ctx.lang, units: [currency] }) : { kind: "number", value: chosen.value };
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    if (entry.kind !== "number") {
      ctx.say(t.try.noAmount);
      return ctx.focus("#fd-t-amount");
    }
    house.solve({ parameter: parameter.id, ...sum.only, target: entry.value });
  };
  const select = (id: string, label: string, value: string, options: readonly { id: string; label: string }[], choose: (id: string) => void) => html`<div class="fd-field">
    <label for=${id}>${label}</label>
    <select class="fd-select" id=${id} .value=${value} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${options.map((option) => html`<option value=${option.id} lang=${ruleLang ?? nothing} ?selected=${option.id === value}>${option.label}</option>`)}
    </select></div>`;
  return html`<form class="fd-form" novalidate aria-labelledby="fd-t-solve" @submit=${go}>
    ${select("fd-t-which", t.try.which, parameter.id, offered, (id) => want(ctx, { parameter: id }))}
    ${select("fd-t-sum", t.try.soThat, sum.id, sums, (id) => want(ctx, { sum: id }))}
    ${select("fd-t-target", t.try.shallBe, chosen?.id ?? "amount", targets, (id) => want(ctx, { target: id as Target, amount: id === "amount" ? text : ctx.ui.try.wanted.amount }))}
    ${numberField(ctx, t.try.thatIs, { id: "fd-t-amount", text, entry: text === "" ? { kind: "empty" } : entry, input: (typed) => want(ctx, { target: "amount", amount: typed }) })}
    <div><button class="fd-btn fd-btn--main" id="fd-t-go" type="submit">${t.try.go}</button></div>
  </form>`;
}

interface Offer {
  id: Target;
  label: string;
  /** Absent for an amount of one's own. */
  value: string | undefined;
}

function targetsOf(ctx: Context, result: Result, sum: Sum): Offer[] {
  const { t } = ctx;
  const now = valueOfSum(sum, result.summary.current);
  const proposed = result.summary.proposed && valueOfSum(sum, result.summary.proposed);
  const budget = budgetOf(sum, result);
  return [
    ...(now === undefined ? [] : [{ id: "current" as const, label: t.try.asIn(sideInSentence(ctx, result, "current")), value: now }]),
    ...(proposed === undefined ? [] : [{ id: "base" as const, label: t.try.asIn(sideInSentence(ctx, result, "proposed")), value: proposed }]),
    ...(budget === undefined ? [] : [{ id: "budget" as const, label: t.try.asBudget, value: budget }]),
    { id: "amount", label: t.try.ownAmount, value: undefined },
  ];
}

const amountText = ({ lang }: Context, value: string, currency: string): string => `${writeNumber(value, lang)}\u00a0${currency}`;

function answer(ctx: Context, result: Result): TemplateResult {
  const { t, house } = ctx;
  const table = house;
  if (!table.answer) return html`<p class="small soft">${t.try.noAnswer}</p>`;
  if (!table.answered) return html`<p class="small soft">${t.try.oldAnswer}</p>`;
  const { solved, question } = table.answer;
  const parameter = table.parameter(question.parameter);
  if (!solved || !parameter) return html`<div class="fd-note fd-note--warn"><p>${t.try.unsolved}</p></div>`;
  if (solved.outcome !== "found") return none(ctx, solved, question.target);
  return found(ctx, result, solved, parameter);
}

function none(ctx: Context, solved: Solved, target: string): TemplateResult {
  const { t, fmt, house } = ctx;
  const text = {
    unmoved: t.try.unmoved(solved.label),
    "out-of-reach": t.try.outOfReach(solved.label, words(ctx, solved.low, solved.sort), words(ctx, solved.high, solved.sort), fmt.amount(target, house.base?.currency ?? "")),
    failed: t.try.unsolved,
    found: "",
  }[solved.outcome];
  return html`<div class="fd-note fd-note--warn"><p>${text}</p></div>`;
}

function found(ctx: Context, result: Result, solved: Solved, parameter: Parameter): TemplateResult {
  const { t, house } = ctx;
  const table = house;
  const currency = table.base?.currency ?? "";
  const best = solved.rows[solved.best];
  if (!best) return html`<p>${t.try.unsolved}</p>`;
  const use = () => {
    table.set(parameter, best.value);
    table.close();
    ctx.say(t.try.used(solved.label, words(ctx, best.value, solved.sort)));
    ctx.focus(parameter.slider ? `#${CSS.escape(`fd-t-p-${parameter.id}`)}` : "#fd-t-changes");
  };
  const money = (value: string) => ctx.fmt.amount(value, currency, { bare: true, digits: 2 });
  const rest = (value: string) => (sign(value) === 0 ? t.try.exact : sign(value) > 0 ? t.try.left(money(value)) : t.try.above(money(absolute(value))));
  return html`<div class="fd-answer">
      <span class="small">${t.try.becomes(solved.label)}</span>
      <span class="fd-fig fd-fig--m" data-value=${best.value}>${words(ctx, best.value, solved.sort)}</span>
      <span class="small">${moved(ctx, best.value, parameter)} ${t.try.againstOwn(sideInSentence(ctx, result, baseSide(result)))}</span>
      <div><button class="fd-btn" id="fd-t-use" type="button" @click=${use}>${t.try.use}</button></div>
    </div>
    <table class="fd-table fd-table--tight fd-cards fd-try__steps" role="table">
      <caption class="fd-vh">${t.try.around}</caption>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t.try.value}</th><th role="columnheader" scope="col" class="num">${t.try.sumIn(currency)}</th><th role="columnheader" scope="col" class="num">${t.try.restIn(currency)}</th></tr></thead>
      <tbody role="rowgroup">${solved.rows.map(
        (row, i) => html`<tr role="row" class=${i === solved.best ? "is-best" : nothing} data-step=${i - solved.best}>
          <th role="rowheader" scope="row" class="num">${field(ctx, row.value, solved.sort)}</th><td role="cell" class="num" data-label=${t.try.sumIn(currency)}>${money(row.sum)}</td><td role="cell" class="num" data-label=${t.try.restIn(currency)}>${rest(row.rest)}</td>
        </tr>`,
      )}</tbody>
    </table>`;
}

/** How far the value has moved, in its own measure; per cent moves in units of per cent. */
function moved(ctx: Context, value: string, parameter: Parameter): TemplateResult | string {
  const change = rounded(minus(parse(value), parse(valueOf(parameter))), 8).replace(/\.?0+$/, "") || "0";
  const measure = parameter.sort.measure;
  if (measure !== undefined && measure.split("/")[0] === ctx.house.base?.currency) return told(ctx, { state: "value", value: change }, ctx.fmt.measure(measure));
  const way = sign(change);
  return html`<span class="fd-delta ${way > 0 ? "fd-delta--up" : way < 0 ? "fd-delta--down" : ""}">${way > 0 ? "+" : ""}${ctx.fmt.cell(cellOf(change), parameter.sort)}</span>`;
}
