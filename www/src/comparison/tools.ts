// What the table of schools is filtered by: words, provider, class, every list column, and which amounts it shows.

import { html, nothing, type TemplateResult } from "lit";
import { CLASSES, type ClassId } from "../classes.js";
import type { Context } from "./context.js";
import type { Result } from "../result.js";
import { shown } from "./choose.js";
import type { ListColumn, Schools } from "./rows.js";
import { setComparison, type ComparisonUi } from "./ui.js";

/** On a phone the headings are gone, and with them what one sorts by. */
export interface Order {
  column: string;
  columns: readonly { id: string; text: string }[];
  sort(column: string): void;
}

/** As many values stand side by side; more are chosen from a list. */
const MOST_CHIPS = 8;

export function tools(ctx: Context, result: Result, schools: Schools, order: Order): TemplateResult {
  const { t, ui } = ctx;
  const { providers, resources } = result.comparison;
  const choose = (change: Partial<ComparisonUi>) => {
    setComparison(ctx, change);
    ctx.say(t.compare.foundShort(shown(schools.rows, { ...ui.comparison, ...change }).length, schools.rows.length));
  };
  const of = (event: Event) => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
  const select = (id: string, label: string, value: string, options: readonly (readonly [string, string])[], chosen: (value: string) => void) =>
    html`<div class="fd-field"><label for=${id}>${label}</label>
      <select class="fd-select" id=${id} .value=${value} @change=${(event: Event) => chosen(of(event))}>
        ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
      </select>
    </div>`;
  const measure = ui.net ? t.comparison.net : t.compare.wholeSum;
  return html`<div class="fd-tools fd-card fd-sift" role="group" aria-label=${t.compare.filters}>
    <div class="fd-sift__fields">
      <div class="fd-field"><label for="fd-sift">${t.compare.search}</label>
        <input class="fd-input" id="fd-sift" type="search" autocomplete="off" .value=${ui.comparison.search} @input=${(event: Event) => choose({ search: of(event) })} />
      </div>
      ${providers.length > 1
        ? select("fd-sift-provider", t.comparison.provider, ui.comparison.provider, [["", t.compare.allProviders], ...byName(providers).map(({ key, label }) => [key, label] as const)], (provider) => choose({ provider }))
        : nothing}
      ${result.proposed
        ? select("fd-sift-class", t.compare.class, ui.comparison.class, [["", t.compare.allClasses], ...CLASSES.map((id) => [id, t.compare.classes[id]] as const)], (id) => choose({ class: id as ClassId | "" }))
        : nothing}
      ${select("fd-sift-resource", t.compare.amounts, ui.comparison.resource, [["", measure], ...resources.map(({ id, label }) => [id, label] as const)], (resource) => choose({ resource }))}
      <div class="fd-narrow">${select("fd-sift-order", t.compare.order, order.column, order.columns.map(({ id, text }) => [id, text] as const), order.sort)}</div>
      ${schools.columns.filter(({ values }) => values.length > MOST_CHIPS).map((column) => listSelect(ctx, column, select, choose))}
    </div>
    ${schools.columns.filter(({ values }) => values.length > 1 && values.length <= MOST_CHIPS).map((column) => chips(ctx, schools, column, choose))}
  </div>`;
}

const byName = <T extends { label: string }>(all: readonly T[]): T[] => [...all].sort((a, b) => new Intl.Collator("sv").compare(a.label, b.label));

type Choose = (change: Partial<ComparisonUi>) => void;

function chips(ctx: Context, schools: Schools, { id, label, values }: ListColumn, choose: Choose): TemplateResult {
  const chosen = ctx.ui.comparison.lists.get(id) ?? new Set<string>();
  const count = (value: string) => schools.rows.filter((row) => row.lists.get(id) === value).length;
  const toggle = (value: string) => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    choose({ lists: new Map(ctx.ui.comparison.lists).set(id, next) });
  };
  return html`<div class="fd-chips" role="group" aria-label=${label} data-list=${id}>
    <span class="small soft" lang=${ctx.ruleLang ?? nothing}>${label}</span>
    ${values.map((value) => html`<button class="fd-chip" type="button" lang=${ctx.ruleLang ?? nothing} aria-pressed=${chosen.has(value)} @click=${() => toggle(value)}>${value} <span class="num">${ctx.fmt.count(count(value))}</span></button>`)}
  </div>`;
}

function listSelect(ctx: Context, { id, label, values }: ListColumn, select: (id: string, label: string, value: string, options: readonly (readonly [string, string])[], chosen: (value: string) => void) => TemplateResult, choose: Choose): TemplateResult {
  const [chosen = ""] = ctx.ui.comparison.lists.get(id) ?? [];
  return select(`fd-sift-${id}`, label, chosen, [["", ctx.t.compare.allValues], ...values.map((value) => [value, value] as const)], (value) =>
    choose({ lists: new Map(ctx.ui.comparison.lists).set(id, new Set(value === "" ? [] : [value])) }),
  );
}
