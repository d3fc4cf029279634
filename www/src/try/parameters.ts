// Every parameter with a slider: its field, its track with the rule set's own place, the ends written out.

import { html, nothing, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { Context } from "./context.js";
import { numberInput, numberMessage, type NumberField } from "../number-field.js";
import { changeOf, type Scenario } from "./scenario.js";
import { setTyped } from "./ui.js";
import { field as fieldText, outside, part, read, sliderOf, stopOf, unit, valueAt, valueOf, words, type Parameter, type Slider } from "./value.js";

export function parameters(ctx: Context, scenario: Scenario): TemplateResult {
  const { t, house } = ctx;
  const currency = house.base?.currency ?? "";
  const sliding = house.parameters.flatMap((parameter) => {
    const slider = sliderOf(parameter, currency);
    return slider ? [{ parameter, slider }] : [];
  });
  return html`<section class="fd-card fd-try__params" aria-labelledby="fd-t-parameters">
    <h2 id="fd-t-parameters">${t.try.parameters}</h2>
    ${sliding.length === 0
      ? empty(ctx)
      : html`<ul class="fd-params">${repeat(sliding, ({ parameter }) => parameter.id, ({ parameter, slider }) => one(ctx, scenario, parameter, slider))}</ul>`}
  </section>`;
}

/** What to write in the rule file, in the words of the rule file. */
function empty({ t, go, house }: Context): TemplateResult {
  const found = house.parameters[0];
  return html`<div class="fd-try__empty">
    <p>${t.try.noSliders}</p>
    <pre class="fd-try__code" lang="sv" tabindex="0" role="region" aria-label=${t.try.example}><code>[[parameter]]
id      = "${found?.id ?? "timpris"}"
reglage = ["200 kr/timme", "300 kr/timme"]</code></pre>
    <p class="small soft">${t.try.noSlidersMore}</p>
    <div><button class="fd-btn" type="button" @click=${() => go("workshop")}>${t.try.toWorkshop}</button></div>
  </div>`;
}

const domId = (parameter: Parameter): string => `fd-t-p-${parameter.id}`;

function one(ctx: Context, scenario: Scenario, parameter: Parameter, slider: Slider): TemplateResult {
  const { t, ui, ruleLang, house } = ctx;
  const { sort, label } = parameter;
  const own = valueOf(parameter);
  const changed = changeOf(scenario, parameter.id);
  const value = changed ?? own;
  const id = domId(parameter);
  const typing = ui.try.typing.get(parameter.id);
  const set = (next: string, by: "field" | "slider") => house.set(parameter, next, `${parameter.id}/${by}`);
  const field: NumberField = {
    id,
    text: typing ?? fieldText(ctx, value, sort),
    entry: typing === undefined ? { kind: "number", value } : read(ctx, typing, sort),
    percent: sort.kind === "percent",
    described: `${id}-about`,
    input: (text) => {
      setTyped(ctx, parameter.id, text);
      const entry = read(ctx, text, sort);
      if (entry.kind === "number") set(entry.value, "field");
    },
  };
  const leave = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && (event.currentTarget as HTMLElement).contains(event.relatedTarget)) return;
    house.close();
    // What cannot be read stays as it was written, with what is wrong with it.
    if (typing !== undefined && read(ctx, typing, sort).kind === "number") setTyped(ctx, parameter.id, undefined);
  };
  const slide = (event: Event) => {
    if (typing !== undefined) setTyped(ctx, parameter.id, undefined);
    set(valueAt(slider, Number((event.target as HTMLInputElement).value), own), "slider");
  };
  const name = html`<span lang=${ruleLang ?? nothing}>${label}</span>`;
  return html`<li class="fd-param" data-parameter=${parameter.id} @focusout=${leave}>
    <div class="fd-param__name">
      <label for=${id}>${name}</label>
      ${changed === undefined ? nothing : html`<span class="fd-tag fd-tag--now">${t.try.changed}</span>`}
      ${unit(ctx, sort) === "" ? nothing : html`<span class="tiny soft fd-param__unit">${unit(ctx, sort)}</span>`}
    </div>
    ${numberInput(ctx, field)}
    <div class="fd-param__track">
      ${track(part(slider, value), part(slider, own))}
      <input type="range" min="0" max=${slider.stops} step="1" .value=${live(String(stopOf(slider, value)))} aria-label=${t.try.slider(label)}
        aria-valuetext=${words(ctx, value, sort)} aria-describedby="${id}-about" @pointerdown=${() => house.close()} @input=${slide} />
      ${ends(ctx, parameter, slider, changed !== undefined)}
    </div>
    <p class="fd-vh" id="${id}-about">${t.try.about(unit(ctx, sort), ...endsOf(ctx, parameter), words(ctx, own, sort))}</p>
    ${numberMessage(ctx, field)}
    ${outside(slider, value) ? html`<p class="tiny soft fd-param__outside">${t.try.outside}</p>` : nothing}
  </li>`;
}

/** The browser's own thumb runs on a track that is drawn: a host's policy allows no style in the markup. */
function track(at: number, own: number): TemplateResult {
  const x = (place: number) => `${(place * 100).toFixed(2)}%`;
  return html`<svg class="fd-param__line" aria-hidden="true"><line class="l-track" x1="0" x2="100%" y1="22" y2="22" /><line class="l-run" x1="0" x2=${x(at)} y1="22" y2="22" /><circle class="c-current" cx=${x(own)} cy="22" r="4.5" /></svg>`;
}

const endsOf = (ctx: Context, { slider, sort }: Parameter): [string, string] => {
  const [low = "0", high = "0"] = slider ?? [];
  return [words(ctx, low, sort), words(ctx, high, sort)];
};

/** As wide as a figure or letter is, and as narrow as a track becomes. */
const LETTER = 7.3;
const TRACK = 250;

/** Where the own place would run into an end it has a line of its own; which one it is never changes, so that nothing jumps. */
function ends(ctx: Context, parameter: Parameter, slider: Slider, changed: boolean): TemplateResult {
  const [low, high] = endsOf(ctx, parameter).map((text, i) => (parameter.sort.measure === undefined ? text : fieldText(ctx, parameter.slider?.[i] ?? "0", parameter.sort)));
  const own = ctx.t.try.own(ctx.house.base?.status === "förslag", fieldText(ctx, valueOf(parameter), parameter.sort));
  const place = part(slider, valueOf(parameter));
  const half = (own.length * LETTER) / 2;
  const free = place * TRACK - half > (low?.length ?? 0) * LETTER + 8 && (1 - place) * TRACK - half > (high?.length ?? 0) * LETTER + 8;
  const anchor = free || (place > 0.3 && place < 0.7) ? "middle" : place < 0.5 ? "start" : "end";
  const x = anchor === "middle" ? `${(place * 100).toFixed(2)}%` : anchor === "start" ? "0" : "100%";
  return html`<svg class="fd-param__ends" height=${free ? 18 : 36} aria-hidden="true">${svg`<text x="0" y="12">${low}</text><text x="100%" y="12" text-anchor="end">${high}</text>
    ${changed ? svg`<text class="t-own" x=${x} y=${free ? 12 : 30} text-anchor=${anchor}>${own}</text>` : ""}`}</svg>`;
}
