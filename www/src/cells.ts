// Small pieces of template that the tables share: an amount, a difference with its sign, the mark of a side.

import type { Cell } from "fordela";
import { html, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import type { Context } from "./context.js";
import type { AmountOptions } from "./format.js";
import { sign } from "./numbers.js";
import type { Side } from "./result.js";

/** An amount, or the word for why there is none. */
export function amount(ctx: Context, cell: Cell, currency: string, options: AmountOptions = {}): TemplateResult | string {
  if (cell.state === "value" && cell.value !== undefined) return ctx.fmt.amount(cell.value, currency, options);
  if (cell.state === "inapplicable") return html`<span class="soft"><span aria-hidden="true">${ctx.t.cell.none}</span><span class="fd-vh">${ctx.t.cell.inapplicable}</span></span>`;
  if (cell.state === "protected") return html`<span class="fd-protected" title=${ctx.t.publication.hint}>${ctx.fmt.state(cell)}</span>`;
  return html`<span class="fd-gap">${ctx.fmt.state(cell)}</span>`;
}

function delta(value: string, text: string, mark: boolean): TemplateResult {
  const direction = sign(value);
  const classes = { "fd-delta": true, "fd-delta--up": direction > 0, "fd-delta--down": direction < 0, "fd-delta--bare": !mark };
  return html`<span class=${classMap(classes)}>${text}</span>`;
}

/** A difference in money: sign, triangle and colour, never colour alone. */
export function difference(ctx: Context, cell: Cell, currency: string, options: AmountOptions = {}): TemplateResult | string {
  if (cell.state !== "value" || cell.value === undefined) return amount(ctx, cell, currency);
  return delta(cell.value, ctx.fmt.amount(cell.value, currency, { ...options, signed: true }), true);
}

export function percent(ctx: Context, cell: Cell): TemplateResult | string {
  if (cell.state !== "value" || cell.value === undefined) return amount(ctx, cell, "");
  return delta(cell.value, ctx.fmt.percent(cell.value, true), false);
}

/** Outline is for current rules, filled for a proposal. */
export function key(mark: Side, text: string | TemplateResult): TemplateResult {
  return html`<span class=${classMap({ "fd-key": true, "fd-key--proposed": mark === "proposed" })}>${text}</span>`;
}
