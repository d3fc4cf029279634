// A field for a number that is typed: the text stays as it was written, what it means is read beside it, and what cannot
// be read or may mean two things is told under it. Who owns the field keeps the text and the latest number.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Context } from "./context.js";
import { writeNumber, type Entry } from "./entry.js";
import { formatNumber } from "./numbers.js";

export interface NumberField {
  /** Unique on the page. */
  id: string;
  text: string;
  entry: Entry;
  /** In a field of per cent the numbers are parts of one. */
  percent?: boolean;
  /** Where no visible label points at the field. */
  name?: string;
  /** Ids of texts that belong to the field, besides what is wrong with it. */
  described?: string;
  inputmode?: "numeric" | "decimal";
  /** Each change of the text, and the text that answers a question. */
  input(text: string): void;
  keydown?(event: KeyboardEvent): void;
}

const messageId = (field: NumberField): string => `${field.id}-m`;

const told = ({ entry }: NumberField): boolean => entry.kind === "wrong" || entry.kind === "question";

export function numberInput(ctx: Context, field: NumberField): TemplateResult {
  const { id, text, entry, name, inputmode = "decimal" } = field;
  const described = [told(field) ? messageId(field) : "", field.described ?? ""].filter((part) => part !== "").join(" ");
  return html`<input class="fd-input fd-number" id=${id} type="text" inputmode=${inputmode} autocomplete="off" spellcheck="false" lang=${ctx.lang}
    aria-label=${name ?? nothing} aria-invalid=${entry.kind === "wrong" || entry.kind === "question"} aria-describedby=${described || nothing}
    .value=${live(text)}
    @input=${(event: Event) => field.input((event.target as HTMLInputElement).value)} @keydown=${field.keydown ?? nothing} />`;
}

/** What is wrong, or the question with its two answers. */
export function numberMessage(ctx: Context, field: NumberField): TemplateResult | typeof nothing {
  const { t, lang } = ctx;
  const { entry, text, percent = false } = field;
  if (entry.kind === "wrong") return html`<p class="fd-number__wrong" id=${messageId(field)}>${t.entry.wrong[entry.why](entry.part)}</p>`;
  if (entry.kind !== "question") return nothing;
  const answer = (value: string) => () => {
    field.input(writeNumber(value, lang, percent));
    ctx.focus(`#${CSS.escape(field.id)}`);
  };
  const button = (value: string) =>
    html`<button class="fd-btn" type="button" @click=${answer(value)}><span class="fd-vh">${t.entry.means("")}</span>${formatNumber(value, lang, { percent })}</button>`;
  return html`<div class="fd-number__ask" role="group" aria-labelledby=${messageId(field)}>
    <p id=${messageId(field)}>${t.entry.which(text.trim())}</p>${button(entry.grouped)}${button(entry.decimal)}
  </div>`;
}

/** With its label above it. */
export function numberField(ctx: Context, label: string, field: NumberField): TemplateResult {
  return html`<div class="fd-field"><label for=${field.id}>${label}</label>${numberInput(ctx, field)}${numberMessage(ctx, field)}</div>`;
}
