// The control lines: that every pot is spent to the last unit, that sums agree, and where decisions exceed a budget.
// A line that does not agree stays, with its difference.

import type { Control, Sums } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import type { Context } from "./context.js";
import { markOf, sideName } from "./names.js";
import { absolute } from "./numbers.js";
import { summaryOf, type Result, type Side } from "./result.js";

export function controls(ctx: Context, result: Result): TemplateResult {
  const { t } = ctx;
  const sides = (["current", "proposed"] as const).filter((side) => summaryOf(result, side));
  return html`<section class="fd-sec" aria-labelledby="fd-controls">
    <div class="fd-sec__head"><h2 id="fd-controls">${t.controls.title}</h2></div>
    <div class="fd-two">${sides.map((side) => group(ctx, result, side))}</div>
  </section>`;
}

function group(ctx: Context, result: Result, side: Side): TemplateResult | typeof nothing {
  const summary = summaryOf(result, side);
  if (!summary) return nothing;
  return html`<div class="fd-controls" data-controls=${side}>
    <h3 class="fd-key ${markOf(result, side) === "proposed" ? "fd-key--proposed" : ""}">${sideName(ctx, result, side)}</h3>
    ${controlLines(ctx, summary)}
  </div>`;
}

export function controlLines(ctx: Context, summary: Sums): TemplateResult[] {
  const rows = summary.controls.filter(({ kind }) => kind === "units" || kind === "providers");
  const others = summary.controls.filter((control) => !rows.includes(control));
  return [
    ...others.map((control) => line(control, control.kind === "budget" ? budget(ctx, summary, control) : pot(ctx, summary, control))),
    ...together(rows).map((controls) => line(controls[0], sums(ctx, summary, controls))),
  ];
}

/** Schools and providers that sum to the same total share a line; one that does not gets its own. */
function together(controls: readonly Control[]): [Control, ...Control[]][] {
  const [first, ...rest] = controls;
  if (!first) return [];
  return controls.every(({ ok }) => ok) ? [[first, ...rest]] : controls.map((control) => [control]);
}

interface Line {
  equation: string[];
  more: string;
}

function line(control: Control, { equation, more }: Line): TemplateResult {
  const [first, ...rest] = equation;
  return html`<div class=${classMap({ "fd-control": true, "fd-control--over": !control.ok })} data-control=${control.kind} data-ok=${control.ok}>
    <span class="fd-control__mark"></span>
    <p class="fd-control__eq"><b>${first}</b> ${rest.map((part) => html`<span>${part}</span> `)}</p>
    <p class="fd-control__more">${more}</p>
  </div>`;
}

function pot({ t, fmt }: Context, { currency }: Sums, control: Control): Line {
  const money = (value: string) => fmt.amount(value, currency);
  return {
    equation: [
      control.ok ? t.controls.balanced : t.controls.unbalanced,
      t.controls.frame(money(control.expected)),
      (control.ok ? t.controls.shared : t.controls.sharedNot)(money(control.actual)),
      t.controls.difference(money(control.difference)),
    ],
    more: t.controls.potMore(control.label, control.rows),
  };
}

function sums({ t, fmt }: Context, { currency }: Sums, controls: readonly [Control, ...Control[]]): Line {
  const [control] = controls;
  const money = (value: string) => fmt.amount(value, currency);
  return {
    equation: [
      control.ok ? t.controls.balanced : t.controls.unbalanced,
      t.controls.total(money(control.expected)),
      (control.ok ? t.controls.rowsSum : t.controls.rowsSumNot)(money(control.actual)),
      t.controls.difference(money(control.difference)),
    ],
    more: t.controls.rowsMore(controls.map(({ kind, rows }) => (kind === "units" ? t.controls.units : t.controls.providers)(rows))),
  };
}

/** `slag` is a closed list of legal kinds: individually set grants are told of in words of their own. */
function budget({ t, fmt }: Context, summary: Sums, control: Control): Line {
  const money = (value: string) => fmt.amount(absolute(value), summary.currency);
  const kind = summary.resources.find((resource) => resource.id === control.resource)?.kind;
  const more = kind === "tilläggsbelopp" ? t.controls.stands : t.controls.neverLimits;
  const { expected, actual, difference } = control;
  return control.ok
    ? {
        equation: [t.controls.within(control.label), t.controls.budget(money(expected)), t.controls.minusDecided(money(actual)), t.controls.left(money(difference))],
        more: t.controls.neverLimits,
      }
    : {
        equation: [t.controls.over(control.label), t.controls.decided(money(actual)), t.controls.minusBudget(money(expected)), t.controls.above(money(difference))],
        more,
      };
}
