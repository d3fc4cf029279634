// The answer first: one sentence with the difference, and the two sums with their bars.

import type { Compared, ComparedAmounts } from "fordela";
import { html, nothing, svg, type TemplateResult } from "lit";
import { difference, key, percent } from "./cells.js";
import type { Context } from "./context.js";
import { isYear, markOf, sideInSentence, sideName } from "./names.js";
import { absolute, columnDigits, compare, share, sign } from "./numbers.js";
import type { Result, Side } from "./result.js";

/** One school, all of them together, or all of them net of VAT and administration. */
export type Scope = "school" | "all" | "net";

/** The kinds that a net amount leaves out; `slag` is a closed list. */
export const isNet = (kind: string): boolean => kind !== "moms" && kind !== "administration";

interface Sentence {
  before: string;
  strong: string;
  after: string;
}

const sumOf = (row: ComparedAmounts, scope: Scope): Compared => (scope === "net" ? row.net : row.sum);

/** The parts of the sentence; undefined when the sum is missing. */
function sentence(ctx: Context, result: Result, row: ComparedAmounts, scope: Scope, short = false): Sentence | undefined {
  const { t, fmt } = ctx;
  const { currency } = result.comparison;
  const { current, proposed, difference: change, percent: part } = sumOf(row, scope);
  const who = t.answer[scope];
  const period = isYear(result.proposed ?? result.current) ? t.answer.perYear : t.answer.forPeriod;
  const named = (side: Side) => sideInSentence(ctx, result, side);
  if (!result.proposed) {
    if (current.value === undefined) return undefined;
    return { before: `${t.answer.alone(named("current"))} ${who} `, strong: fmt.amount(current.value, currency), after: ` ${period}.` };
  }
  const before = `${result.proposed.status === "förslag" ? t.answer.proposal : t.answer.other(named("proposed"))} ${who} `;
  if (change.value === undefined || proposed.value === undefined) return undefined;
  const direction = sign(change.value);
  if (direction === 0) return { before, strong: t.answer.same, after: `: ${fmt.amount(proposed.value, currency)} ${period}.` };
  const size = fmt.amount(absolute(change.value), currency);
  const share =
    part.value === undefined || short
      ? ""
      : `, ${t.answer.part(fmt.percent(absolute(part.value)), result.current.status === "gällande", named("current"))}`;
  return { before, strong: direction > 0 ? t.answer.more(size) : t.answer.less(size), after: ` ${period}${share}.` };
}

/** The same sentence as plain text, for those who listen. */
export function answerText(ctx: Context, result: Result, row: ComparedAmounts, scope: Scope): string {
  const parts = sentence(ctx, result, row, scope);
  return parts ? parts.before + parts.strong + parts.after : unknown(ctx, sumOf(row, scope));
}

/** Why there is no sentence. */
function unknown({ t }: Context, { current, proposed, difference: change }: Compared): string {
  return [current, proposed, change].some(({ state }) => state === "protected") ? t.publication.sumHidden : t.answer.unknown;
}

/** "5 881 kr per elev", where the rules say how large a school is. */
function perSize(ctx: Context, result: Result, row: ComparedAmounts, scope: Scope, side: Side | "difference"): string | undefined {
  const { size, currency } = result.comparison;
  const value = (scope === "net" ? row.netPer : row.per)?.[side].value;
  if (!size || value === undefined) return undefined;
  return `${ctx.fmt.amount(value, currency, { bare: true, signed: side === "difference" })}\u00a0${ctx.fmt.measure(`${currency}/${size.measure}`)}`;
}

/** Which resources move the sum most, up and down. */
function drivers(ctx: Context, result: Result, row: ComparedAmounts, scope: Scope): string {
  const { resources, currency } = result.comparison;
  // What moves most cannot be said where some of it is protected.
  if (row.amounts.some((amounts) => amounts.difference.state === "protected")) return "";
  const moves = row.amounts.flatMap((amounts, i) => {
    const value = amounts.difference.value;
    const resource = resources[i];
    if (!resource || value === undefined || sign(value) === 0 || (scope === "net" && !isNet(resource.kind))) return [];
    return [{ label: resource.label, value }];
  });
  if (moves.length < 2) return "";
  moves.sort((a, b) => compare(a.value, b.value));
  const [down, up] = [moves[0], moves.at(-1)];
  const text = (value: string) => ctx.fmt.amount(value, currency, { signed: true });
  return [
    up && sign(up.value) > 0 ? ctx.t.answer.rises(up.label, text(up.value)) : "",
    down && sign(down.value) < 0 ? ctx.t.answer.falls(down.label, text(down.value)) : "",
  ].join(" ").trim();
}

function bar(mark: Side, part: number): TemplateResult {
  const width = `${(Math.max(part, 0.004) * 98).toFixed(2)}%`;
  return html`<svg class="fd-sum__bar" aria-hidden="true" height="18">
    ${svg`<rect class=${`c-${mark}`} x="1" y="2" width=${width} height="14" rx="2"/>`}
  </svg>`;
}

/** Long amounts are set smaller, so that three of them stand side by side. */
const figure = (value: string | undefined, digits: number) =>
  (value?.split(".")[0]?.length ?? 0) + digits > 8 ? "fd-fig fd-fig--m" : "fd-fig";

function sumCell(ctx: Context, result: Result, side: Side, sum: Compared, largest: string, digits: number, per: string | undefined): TemplateResult {
  const cell = sum[side];
  const mark = markOf(result, side);
  return html`<div class="fd-sum__cell">
    ${key(mark, sideName(ctx, result, side))}
    <span class=${figure(largest, digits)} data-sum=${side}>${cell.value === undefined ? ctx.fmt.state(cell) : ctx.fmt.amount(cell.value, result.comparison.currency, { digits })}</span>
    ${per === undefined ? nothing : html`<span class="small soft num" data-per=${side}>${per}</span>`}
    ${cell.value === undefined ? nothing : bar(mark, share(cell.value, largest))}
  </div>`;
}

export function answer(ctx: Context, result: Result, row: ComparedAmounts, scope: Scope): TemplateResult {
  const why = result.proposed ? drivers(ctx, result, row, scope) : "";
  return html`<section class="fd-card fd-sum" aria-labelledby="fd-answer">
    <h2 id="fd-answer" class="fd-sum__lead">${lead(ctx, result, row, scope)}</h2>
    ${why ? html`<p class="soft small">${why}</p>` : nothing}
    ${sums(ctx, result, row, scope)}
  </section>`;
}

/** The sentence; short, where the part of the whole stands beneath it. */
export function lead(ctx: Context, result: Result, row: ComparedAmounts, scope: Scope, short = false): TemplateResult {
  const parts = sentence(ctx, result, row, scope, short);
  return parts ? html`${parts.before}<strong>${parts.strong}</strong>${parts.after}` : html`${unknown(ctx, sumOf(row, scope))}`;
}

/** The two sums beside each other, with the difference; nothing of rules that stand alone. */
export function sums(ctx: Context, result: Result, row: ComparedAmounts, scope: Scope): TemplateResult | typeof nothing {
  if (!result.proposed) return nothing;
  const sum = sumOf(row, scope);
  const values = [sum.current.value ?? "0", sum.proposed.value ?? "0"];
  const largest = values.reduce((a, b) => (compare(a, b) > 0 ? a : b));
  const digits = columnDigits([...values, sum.difference.value]);
  const change = perSize(ctx, result, row, scope, "difference");
  return html`<div class="fd-sum__grid">
    ${sumCell(ctx, result, "current", sum, largest, digits, perSize(ctx, result, row, scope, "current"))}
    ${sumCell(ctx, result, "proposed", sum, largest, digits, perSize(ctx, result, row, scope, "proposed"))}
    <div class="fd-sum__cell">
      <span>${ctx.t.roles.difference}</span>
      <span class=${figure(largest, digits)} data-sum="difference">${difference(ctx, sum.difference, result.comparison.currency, { digits })}</span>
      <span class="small num">${sum.percent.value === undefined ? nothing : percent(ctx, sum.percent)}${change === undefined ? nothing : html`<span class="soft" data-per="difference">${sum.percent.value === undefined ? "" : ", "}${change}</span>`}</span>
    </div>
  </div>`;
}
