// The questions as fields: less, the number, more; a list as a list; rows that are added with fields of their own.

import type { Question, RowQuestion, TableView } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Context } from "./context.js";
import { readNumber, writeNumber, type Entry } from "../entry.js";
import { numberInput, numberMessage, type NumberField } from "../number-field.js";
import { add, compare } from "../numbers.js";
import { isNumber, nameOf, questionId, reading, stepOf, written, type Asked } from "./asked.js";
import { sumLine, tellOutcome } from "./outcome.js";
import type { Result } from "../result.js";
import type { AddedRow } from "./typed.js";

/** Numbers first; what says which kind of school it is comes last, and not at all where it has been chosen already. */
export function fields(ctx: Context, result: Result, asked: Asked): TemplateResult {
  const { imagined } = ctx.house;
  const chosen = isImagined(ctx) ? imagined?.choices : undefined;
  const cells = [...asked.cells.filter(isNumber), ...asked.cells.filter((one) => !isNumber(one) && !chosen?.has(one.column))];
  return html`<div class="fd-steps" data-questions>
    ${repeat(cells, questionId, (question, i) => cellField(ctx, result, question, `fd-ask-${i}`))}
    ${repeat(asked.rows, ({ table }) => table, (row, i) => rowQuestion(ctx, result, row, `fd-row-${i}`))}
  </div>`;
}

function cellField(ctx: Context, result: Result, question: Question, id: string): TemplateResult {
  const { t, lang, ruleLang, house } = ctx;
  const asked = questionId(question);
  const typed = house.typed(asked);
  const name = nameOf(question);
  const stands = written(question, lang);
  const help = `${id}-h`;
  const changed = typed !== undefined && (typed.text !== stands || typed.entry.kind === "wrong");
  const reset = () => {
    house.reset(asked);
    ctx.say(t.whatIf.resetOne(name));
    ctx.focus(`#${id}`);
  };
  return html`<div class="fd-step" data-question=${`${question.table}/${question.column}${question.of === undefined ? "" : `/${question.key.at(-1)}`}`}
      @focusout=${() => house.leave(asked)}>
    <div class="fd-step__text">
      <label class="fd-label" for=${id} lang=${ruleLang ?? nothing}>${name}</label>
      ${question.help === undefined ? nothing : html`<p class="tiny soft" id="${help}p" lang=${ruleLang ?? nothing}>${question.help}</p>`}
      ${isImagined(ctx) ? nothing : html`<p class="tiny soft" id=${help}>${inData(ctx, question)}</p>`}
    </div>
    ${isNumber(question) ? stepper(ctx, result, question, id) : choice(ctx, result, question, id)}
    ${changed ? html`<div class="fd-step__back">${sumLine(ctx, result, asked)}<button class="fd-link" type="button" data-reset @click=${reset}>${t.whatIf.reset}<span class="fd-vh"> ${name}</span></button></div>` : nothing}
  </div>`;
}

function inData({ t, fmt }: Context, { cell, sort }: Question): string {
  if (cell.state === "protected") return t.whatIf.sure.hidden;
  return cell.state === "value" ? t.whatIf.inData(fmt.cell(cell, sort.measure === undefined ? sort : { kind: sort.kind })) : t.whatIf.emptyInData;
}

/** Of a school that is in no file there is nothing in the data. */
const isImagined = ({ house }: Context): boolean => house.imagined !== undefined && house.imagined.key === house.unit;

const described = (ctx: Context, question: Question, id: string): string =>
  [question.help === undefined ? "" : `${id}-hp`, isImagined(ctx) ? "" : `${id}-h`].join(" ").trim();

function stepper(ctx: Context, result: Result, question: Question, id: string): TemplateResult {
  const { t, lang, fmt, house } = ctx;
  const asked = questionId(question);
  const typed = house.typed(asked);
  const percent = question.sort.kind === "percent";
  const text = typed?.text ?? written(question, lang);
  const value = typed ? typed.value : (question.cell.value ?? "");
  const name = nameOf(question);
  const put = (next: string) => {
    house.type(asked, next, readNumber(next, reading(question.sort, lang, fmt)));
    tellOutcome(ctx, result);
  };
  const step = stepOf(question, result.comparison.currency) ?? "1";
  const atLow = question.low !== undefined && compare(value || "0", question.low) <= 0;
  const move = (by: 1 | -1) => {
    if (by < 0 && atLow) return;
    const next = add(value || "0", by < 0 ? `-${step}` : step);
    put(writeNumber(question.low !== undefined && by < 0 && compare(next, question.low) < 0 ? question.low : next, lang, percent));
  };
  const field: NumberField = {
    id,
    text,
    entry: typed?.entry ?? { kind: "number", value },
    percent,
    described: [described(ctx, question, id), limit(ctx, question, value) === nothing ? "" : `${id}-l`].join(" ").trim(),
    input: put,
    keydown: (event) => {
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      event.preventDefault();
      move(event.key === "ArrowUp" ? 1 : -1);
    },
  };
  return html`<div class="fd-stepper">
      <button type="button" aria-label=${t.whatIf.less(name)} aria-disabled=${atLow} @click=${() => move(-1)}>−</button>
      ${numberInput(ctx, field)}
      <button type="button" aria-label=${t.whatIf.more(name)} @click=${() => move(1)}>+</button>
    </div>
    ${message(ctx, field)}${limit(ctx, question, value, id)}`;
}

const message = (ctx: Context, field: NumberField): TemplateResult | typeof nothing => {
  const told = numberMessage(ctx, field);
  return told === nothing ? nothing : html`<div class="fd-step__told">${told}</div>`;
};

/** Outside what makes sense is said and not refused. */
function limit({ t, fmt }: Context, { low, high, sort }: Question, value: string, id?: string): TemplateResult | typeof nothing {
  if (value === "") return nothing;
  const said = (limit: string) => fmt.bare({ state: "value", value: limit }, sort);
  const text = low !== undefined && compare(value, low) < 0 ? t.entry.low(said(low)) : high !== undefined && compare(value, high) > 0 ? t.entry.high(said(high)) : "";
  return text === "" ? nothing : html`<p class="fd-step__told fd-step__limit" id=${id === undefined ? nothing : `${id}-l`}>${text}</p>`;
}

const PLAIN = (text: string): Entry => (text === "" ? { kind: "empty" } : { kind: "number", value: text });

function choice(ctx: Context, result: Result, question: Question, id: string): TemplateResult {
  const { t, house } = ctx;
  const asked = questionId(question);
  const value = house.typed(asked)?.text ?? question.cell.value ?? "";
  const put = (event: Event) => {
    const next = (event.target as HTMLInputElement | HTMLSelectElement).value;
    house.type(asked, next, PLAIN(next));
    tellOutcome(ctx, result);
  };
  const options = question.sort.kind === "boolean" ? [["ja", t.whatIf.yes], ["nej", t.whatIf.no]] as const : question.options?.map((one) => [one, one] as const);
  return options ? select(ctx, id, options, value, put, described(ctx, question, id)) : html`<input class="fd-input" id=${id} type=${question.sort.kind === "date" ? "date" : "text"}
    autocomplete="off" aria-describedby=${described(ctx, question, id) || nothing} .value=${value} @change=${put} />`;
}

function select({ t, ruleLang }: Context, id: string, options: readonly (readonly [string, string])[], value: string, put: (event: Event) => void, describedBy?: string): TemplateResult {
  const there = options.some(([one]) => one === value);
  return html`<select class="fd-select" id=${id} aria-describedby=${describedBy || nothing} .value=${value} @change=${put}>
    ${there ? nothing : html`<option value="" ?selected=${value === ""}>${t.whatIf.choose}</option>`}
    ${options.map(([one, label]) => html`<option value=${one} lang=${ruleLang ?? nothing} ?selected=${one === value}>${label}</option>`)}
  </select>`;
}

// ---- rows ---------------------------------------------------------------------------------------

function rowQuestion(ctx: Context, result: Result, row: RowQuestion, id: string): TemplateResult {
  const { t, store, ruleLang, house } = ctx;
  const added = house.rows.filter(({ table }) => table === row.table);
  const more = () => {
    const made = house.addRow(row.table);
    if (made === undefined) return ctx.say(t.whatIf.noRow);
    tellOutcome(ctx, result);
    ctx.focus(`[data-added="${made}"] :is(select, input)`);
  };
  return html`<div class="fd-step" data-rows=${row.table}>
    <div class="fd-step__text"><p class="fd-label" id=${id} lang=${ruleLang ?? nothing}>${row.label}</p><p class="tiny soft">${store.published ? t.whatIf.sure.rows : t.whatIf.inData(ctx.fmt.count(row.count))}</p></div>
    <button class="fd-btn" type="button" aria-describedby=${id} data-more @click=${more}>${t.whatIf.add}</button>
    ${repeat(added, (one) => one.id, (one, i) => addedRow(ctx, result, row, one, i + 1))}
  </div>`;
}

function addedRow(ctx: Context, result: Result, question: RowQuestion, row: AddedRow, number: number): TemplateResult {
  const { t, house } = ctx;
  const title = t.whatIf.added(question.label, number);
  const view = house.tableOf(row.table);
  const remove = () => {
    house.removeRow(row.id);
    ctx.say(t.whatIf.removed(title));
    ctx.focus(`[data-rows="${CSS.escape(row.table)}"] [data-more]`);
  };
  // What leads to the school itself is no question, and neither is the key.
  const columns = (view?.columns ?? []).filter(({ given, sort, id }) => given && sort.kind !== "text" && !(sort.kind === "reference" && row.cells[id] === house.unit));
  return html`<fieldset class="fd-added fd-fieldset" data-added=${row.id}>
    <legend lang=${ctx.ruleLang ?? nothing}>${title}</legend>
    <div class="fd-added__fields">${columns.map((column) => rowField(ctx, result, row, column))}</div>
    <button class="fd-link" type="button" data-remove @click=${remove}>${t.whatIf.remove}<span class="fd-vh"> ${title}</span></button>
  </fieldset>`;
}

type Column = TableView["columns"][number];

function rowField(ctx: Context, result: Result, row: AddedRow, column: Column): TemplateResult {
  const { lang, fmt, t, ruleLang, house } = ctx;
  const { sort } = column;
  const id = `fd-added-${row.id}-${column.id.replace(/\W/g, (mark) => `_${mark.charCodeAt(0)}`)}`;
  const typed = row.typed.get(column.id);
  const text = typed?.text ?? row.cells[column.id] ?? "";
  const put = (next: string, entry: Entry) => {
    house.typeRow(row.id, column.id, sort, next, entry);
    tellOutcome(ctx, result);
  };
  if (isNumber({ sort })) {
    const read = (next: string) => readNumber(next, reading(sort, lang, fmt));
    const field: NumberField = { id, text, entry: typed?.entry ?? read(text), percent: sort.kind === "percent", input: (next) => put(next, read(next)) };
    return html`<div class="fd-field"><label for=${id} lang=${ruleLang ?? nothing}>${column.label}</label>${numberInput(ctx, field)}${numberMessage(ctx, field)}</div>`;
  }
  const change = (event: Event) => {
    const next = (event.target as HTMLInputElement | HTMLSelectElement).value;
    put(next, PLAIN(next));
  };
  const values = sort.kind === "boolean" ? ([["ja", t.whatIf.yes], ["nej", t.whatIf.no]] as const) : sort.kind === "date" ? undefined : used(column, text);
  return html`<div class="fd-field"><label for=${id} lang=${ruleLang ?? nothing}>${column.label}</label>
    ${values
      ? select(ctx, id, [["", t.common.nothing], ...values], text, change)
      : html`<input class="fd-input" id=${id} type="date" .value=${text} @change=${change} />`}
  </div>`;
}

/** What the table has in that column: its lists and references have no other place that says what may stand there. */
function used({ cells, options }: Column, text: string): readonly (readonly [string, string])[] {
  if (options) return options.map((value) => [value, value] as const);
  const values = new Set(cells.flatMap(({ state, value }) => (state === "value" && value !== undefined ? [value] : [])));
  if (text !== "") values.add(text);
  return [...values].sort().map((value) => [value, value] as const);
}

/** What is still empty and has to be filled in, by name. */
export function unfilled(ctx: Context, asked: Asked): string[] {
  return asked.cells.filter((question) => (ctx.house.typed(questionId(question))?.value ?? question.cell.value ?? "") === "").map(nameOf);
}

