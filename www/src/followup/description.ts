// Before and after, described: a mark for each school, the median and the middle half, the same as a table, and always the words
// that nothing here shows an effect.

import type { Cell, Count, Description, FollowUp } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { spreadChart, type Spread } from "../charts/spread.js";
import type { Context } from "./context.js";
import { formatNumber } from "../numbers.js";

type DescriptionCell = Description["cells"][number];

type Measure = Description["measures"][number];

export const descriptions = (ctx: Context, answer: FollowUp): TemplateResult[] => answer.descriptions.map((one, i) => section(ctx, one, `fd-f-described-${i}`));

function section(ctx: Context, one: Description, id: string): TemplateResult {
  const { t, ruleLang } = ctx;
  const f = t.followup;
  const shown = one.groups.map((group, index) => ({ ...group, index })).filter(({ shown }) => shown);
  const small = one.groups.filter(({ shown }) => !shown).map(({ label }) => label);
  return html`<section class="fd-sec" aria-labelledby=${id} data-description=${one.id}>
    <div class="fd-sec__head"><h2 id=${id} tabindex="-1" lang=${ruleLang ?? nothing}>${one.label}</h2>
      <p>${shown.length > 0 ? f.groupsShown(shown) : f.noGroups} ${small.length > 0 ? f.groupsHidden(small, one.minimum) : nothing}${one.source ? html` <span lang=${ruleLang ?? nothing}>${one.source.title}.</span>` : nothing}</p></div>
    <div class="fd-note fd-note--warn" data-reservation><p><b>${f.reservation}</b> ${f.reservationWhy}</p></div>
    ${one.cells.every(({ units }) => units === 0)
      ? html`<p data-no-times>${f.noTimes(one.measures.map(({ label }) => label))}</p>`
      : shown.length === 0
        ? nothing
        : html`<div class="fd-card fd-follow__described">${legend(ctx, one)}
            <div class="fd-multiples ${shown.length * one.times.length > 6 ? "fd-multiples--wide" : ""}">${one.measures.map((measure, i) => chart(ctx, one, measure, shown, `${id}-${i}`))}</div>
            ${table(ctx, one, shown)}</div>`}
  </section>`;
}

const hasPoints = (one: Description): boolean => one.cells.some(({ points }) => (points?.length ?? 0) > 0);

function legend(ctx: Context, one: Description): TemplateResult {
  const f = ctx.t.followup;
  const dot = (name: string) => html`<svg aria-hidden="true"><circle class=${name} cx="9" cy="7" r="4" /></svg>`;
  const points = !hasPoints(one)
    ? nothing
    : one.times.length === 2
      ? html`<li>${dot("c-point")}${f.point(one.times[0] ?? "")}</li><li>${dot("c-same")}${f.point(one.times[1] ?? "")}</li>`
      : html`<li>${dot("c-same")}${f.anyPoint}</li>`;
  return html`<ul class="fd-legend">${points}
    <li><svg aria-hidden="true"><line class="c-median" x1="1" x2="17" y1="7" y2="7" /></svg>${f.median}</li>
    <li><svg aria-hidden="true"><rect class="c-range" x="1" y="1" width="16" height="12" /></svg>${f.half}</li></ul>`;
}

const at = (one: Description, measure: Measure, group: number, time: string): DescriptionCell | undefined => one.cells.find((cell) => cell.measure === measure.id && cell.group === group && cell.time === time);

/** The numbers are parts of one. */
const isPercent = ({ measure }: Measure): boolean => measure === "%";

/** Whole numbers stay whole; else one decimal for all of a measure. */
function decimalsOf(one: Description, measure: Measure): 0 | 1 {
  const cells = one.cells.filter((cell) => cell.measure === measure.id).flatMap(({ median, low, high }) => [median, low, high]);
  const whole = isPercent(measure) ? /^-?\d+(\.\d{0,2}0*)?$/ : /^-?\d+(\.0*)?$/;
  return cells.some((cell) => cell?.value !== undefined && !whole.test(cell.value)) ? 1 : 0;
}

const value = (cell: Cell | undefined): string | undefined => (cell?.state === "value" ? cell.value : undefined);

function text(ctx: Context, cell: Cell | undefined, digits: 0 | 1, percent: boolean): string | undefined {
  const found = value(cell);
  return found === undefined ? undefined : formatNumber(found, ctx.lang, { least: digits, most: digits, percent });
}

interface Group {
  label: string;
  units: Count;
  index: number;
}

function chart(ctx: Context, one: Description, measure: Measure, groups: readonly Group[], id: string): TemplateResult {
  const { fmt, t } = ctx;
  const f = t.followup;
  const [digits, percent] = [decimalsOf(one, measure), isPercent(measure)];
  const spreads = groups.map(({ label, index }): Spread => ({
    group: label,
    times: one.times.map((time, i) => {
      const cell = at(one, measure, index, time);
      return { label: time, median: value(cell?.median), low: value(cell?.low), high: value(cell?.high), points: cell?.points?.flatMap((point) => value(point.value) ?? []) ?? [], outline: i === 0 && one.times.length === 2 };
    }),
  }));
  const described = groups.flatMap(({ label, index }) =>
    one.times.map((time) => {
      const cell = at(one, measure, index, time);
      const [median, low, high] = [text(ctx, cell?.median, digits, percent), text(ctx, cell?.low, digits, percent), text(ctx, cell?.high, digits, percent)];
      return median === undefined || low === undefined || high === undefined ? f.spreadNone(label, time) : f.spreadDescribed(label, time, median, low, high);
    }),
  );
  const unit = measure.measure === "" || percent ? "" : fmt.measure(measure.measure);
  return spreadChart({ id, heading: measure.label, sub: unit === "" ? "\u00a0" : unit, title: unit === "" ? measure.label : `${measure.label}, ${unit}`, description: described.join(" ") }, spreads, (tick) => formatNumber(tick, ctx.lang, { percent }));
}

function table(ctx: Context, one: Description, groups: readonly Group[]): TemplateResult {
  const { t, ruleLang } = ctx;
  const f = t.followup;
  const digits = new Map(one.measures.map((measure) => [measure.id, decimalsOf(one, measure)]));
  const cell = (measure: Measure, group: number, time: string) => {
    const found = at(one, measure, group, time);
    const [places, percent] = [digits.get(measure.id) ?? 1, isPercent(measure)];
    const [median, low, high] = [text(ctx, found?.median, places, percent), text(ctx, found?.low, places, percent), text(ctx, found?.high, places, percent)];
    return html`<td role="cell" class="num" data-measure=${measure.id} data-label=${measure.label}><span>${
      median === undefined ? html`<span class="soft">${f.tooFew}</span>` : html`<b>${median}</b> <span class="soft">(${low}–${high})</span>`
    }${found && median !== undefined ? html`<small class="fd-follow__small">${f.behind(found.units, found.without)}</small>` : nothing}</span></td>`;
  };
  return html`<table class="fd-table fd-cards fd-table--tight" role="table" data-table="followup-description">
    <caption>${f.spreadTable}</caption>
    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${f.schoolsOf}</th><th role="columnheader" scope="col">${f.time}</th>${one.measures.map(({ label }) => html`<th role="columnheader" scope="col" class="num" lang=${ruleLang ?? nothing}>${label}</th>`)}</tr></thead>
    <tbody role="rowgroup">${groups.flatMap(({ label, index }) =>
      one.times.map((time) => html`<tr role="row"><th role="rowheader" scope="row" lang=${ruleLang ?? nothing}>${label}</th><td role="cell" data-label=${f.time}>${time}</td>${one.measures.map((measure) => cell(measure, index, time))}</tr>`),
    )}</tbody>
  </table>
  ${[...digits.values()].includes(1) ? html`<p class="fd-src">${f.rounded}</p>` : nothing}`;
}
