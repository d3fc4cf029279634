// Beside the fields: what is wrong and where, what has been changed, and whether the cases hold.

import type { CaseRun } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { differenceList } from "../difference.js";
import { blocks } from "../findings.js";
import { countedProblems } from "../to-fix.js";
import type { Bench } from "./bench.js";
import type { FieldChange } from "./changes.js";
import { reveal } from "./entries.js";
import { wordName } from "./field.js";
import { domId, HEADER, find } from "./outline.js";
import type { Placed } from "./place.js";
import { setShop } from "./ui.js";

const FIRST = 20;

function goTo(ctx: Context, { path, key }: { path?: string | undefined; key?: string | undefined }): void {
  if (path === undefined) return ctx.go("import");
  reveal(ctx, path);
  ctx.focus(key === undefined ? `[data-entry="${CSS.escape(path)}"] button` : `#${CSS.escape(domId(`${path}/${key}`))}`);
}

export function wrongs(ctx: Context, bench: Bench): TemplateResult | typeof nothing {
  const { t } = ctx;
  if (bench.problems.length === 0) return nothing;
  const stopping = bench.problems.filter(({ problem }) => blocks(problem));
  const title = stopping.length > 0 ? t.workshop.problems(t.capital(countedProblems(ctx, stopping.map(({ problem }) => problem)))) : t.workshop.remarks;
  return html`<section class="fd-card" aria-labelledby="fd-w-problems" data-problems>
    <h2 id="fd-w-problems" tabindex="-1">${title}</h2>
    <ul class="fd-listed">${bench.problems.slice(0, FIRST).map((placed) => wrong(ctx, bench, placed))}</ul>
    ${bench.problems.length > FIRST ? html`<p class="small soft">${t.workshop.caseMore(bench.problems.length - FIRST)}</p>` : nothing}
  </section>`;
}

function wrong(ctx: Context, bench: Bench, placed: Placed): TemplateResult {
  const { t, lang } = ctx;
  const { problem, path, key } = placed;
  const { what, todo } = problem.text[lang];
  const label = path === undefined ? (problem.file ?? "") : path === HEADER ? t.workshop.groups.header : (find(bench.outline, path)?.label ?? path);
  const word = key === undefined ? "" : `, ${wordName(ctx, key)}`;
  const mark = problem.severity === "error" ? "error" : "warn";
  return html`<li data-code=${problem.code}>
    <p class="small"><span class="fd-tag fd-tag--${mark}">${t.files[problem.severity]}</span> <span class="soft">${label}${word}</span></p>
    <p class="small"><b>${what}</b> ${todo}</p>
    <button class="fd-link" type="button" @click=${() => goTo(ctx, placed)}>${path === undefined ? t.workshop.goToFiles : t.workshop.goTo}<span class="fd-vh">: ${label}${word}</span></button>
  </li>`;
}

export function changed(ctx: Context, bench: Bench): TemplateResult {
  const { t } = ctx;
  const all = bench.changes;
  return html`<section class="fd-card" aria-labelledby="fd-w-changes">
    <h2 id="fd-w-changes">${t.workshop.changes(all.length)}</h2>
    ${all.length === 0 ? html`<p class="small soft">${t.workshop.noChanges}</p>` : html`<ul class="fd-listed" data-changes>${all.map((change) => one(ctx, change))}</ul>`}
    ${all.length === 0 ? nothing : words(ctx)}
  </section>`;
}

/** What each change does takes a computation of its own: only when it is asked for. */
function words(ctx: Context): TemplateResult {
  const { t, ui, house } = ctx;
  const open = ui.workshop.words;
  const toggle = (event: Event) => {
    const now = (event.currentTarget as HTMLDetailsElement).open;
    if (now !== open) setShop(ctx, { words: now });
  };
  const found = open ? house.difference : undefined;
  return html`<details class="fd-node__more" data-words ?open=${open} @toggle=${toggle}>
    <summary>${t.workshop.words}</summary>
    ${!open ? nothing : found ? differenceList(ctx, found) : html`<p class="small soft">${t.workshop.wordsWait}</p>`}
  </details>`;
}

function one(ctx: Context, change: FieldChange): TemplateResult {
  const { t, ruleLang } = ctx;
  const where = [change.label || t.workshop.groups.header, ...(change.cell ?? (change.key === undefined ? [] : [wordName(ctx, change.key)]))];
  const text = (value: string) => (value === "" ? t.workshop.nothingWritten : value);
  const whole = change.key === undefined;
  return html`<li>
    <p class="small" lang=${ruleLang ?? nothing}>${where.join(", ")}</p>
    ${whole
      ? html`<p class="small"><b>${change.after === undefined ? t.workshop.entryRemoved : t.workshop.entryAdded}</b></p>`
      : html`<p class="fd-change"><del><code lang="sv">${text(change.before ?? "")}</code></del> <span aria-hidden="true">→</span> <ins><code lang="sv">${text(change.after ?? "")}</code></ins></p>`}
    ${whole && change.after === undefined ? nothing : html`<button class="fd-link" type="button" @click=${() => goTo(ctx, change)}>${t.workshop.goTo}<span class="fd-vh">: ${where.join(", ")}</span></button>`}
  </li>`;
}

export function cases(ctx: Context, bench: Bench): TemplateResult {
  const { t, ruleLang } = ctx;
  const { cases: runs, casesOf, set } = bench;
  const lead = !set.usable ? t.workshop.casesWait : runs.length === 0 ? t.workshop.casesNone : t.workshop.casesOk(runs.filter(({ ok }) => ok).length, runs.length);
  return html`<section class="fd-card" aria-labelledby="fd-w-cases" data-cases>
    <h2 id="fd-w-cases">${t.workshop.cases}</h2>
    ${runs.length > 0 ? html`<p class="tiny soft">${casesOf ? t.workshop.casesOf(casesOf.name) : t.workshop.casesLead}</p>` : nothing}
    <p class="small">${lead}</p>
    ${runs.some(({ ok }) => !ok) ? html`<p class="tiny soft">${t.workshop.casesIntended}</p>` : nothing}
    ${runs.length > 0 ? html`<ul class="fd-listed" lang=${ruleLang ?? nothing}>${runs.map((run) => caseRun(ctx, run))}</ul>` : nothing}
  </section>`;
}

function caseRun(ctx: Context, { name, file, figures, ok, problems }: CaseRun): TemplateResult {
  const { t, lang } = ctx;
  const wrong = problems.filter(blocks);
  return html`<li data-case=${file} data-ok=${ok}>
    <p class="small"><span class="fd-case ${ok ? "" : "fd-case--wrong"}" aria-hidden="true"></span> ${name}</p>
    <p class="tiny ${ok ? "soft" : "fd-gap"}" lang=${lang}>${ok ? t.workshop.caseOk(figures) : t.workshop.caseWrong(wrong.length, figures)}</p>
    ${wrong.slice(0, FIRST).map((problem) => html`<p class="tiny" lang=${lang}>${withoutName(problem.text[lang].what, name)}</p>`)}
    ${wrong.length > FIRST ? html`<p class="tiny soft" lang=${lang}>${t.workshop.caseMore(wrong.length - FIRST)}</p>` : nothing}
  </li>`;
}

/** The name stands above already: "Fallet ”…”: behov för A blir 98, men facit är 100." */
function withoutName(what: string, name: string): string {
  const at = what.indexOf(`${name}”: `);
  return at < 0 ? what : what.slice(at + name.length + 3);
}
