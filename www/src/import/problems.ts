// Everything that was found in the files, all at once: where, what is wrong, what to do. Worded by the core.

import type { Problem } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { chooseFiles } from "./choose-files.js";
import type { Context } from "./context.js";
import { isUnmapped, mapButton } from "../mapping/panel.js";
import { csv, download } from "../download.js";
import type { Found } from "../findings.js";
import { countedProblems, toFix } from "../to-fix.js";

/** More are shown when asked for; a file of nonsense may give thousands. */
const FIRST = 50;
const FIRST_LINES = 4;

const ORDER: Problem["severity"][] = ["error", "question", "warning", "hint"];

/** By file in the order of loading, the worst first, then by place. */
function sorted(ctx: Context): Found[] {
  const files = new Map(ctx.store.files.map((file, i) => [file.name, i]));
  const rank = (problem: Problem) => [
    ORDER.indexOf(problem.severity) < 2 ? 0 : 1,
    files.get(problem.file ?? "") ?? files.size,
    problem.lines[0] ?? 0,
  ];
  return [...ctx.store.problems]
    .map((problem) => ({ problem, rank: rank(problem) }))
    .sort((a, b) => a.rank.map((value, i) => value - (b.rank[i] ?? 0)).find((diff) => diff !== 0) ?? 0)
    .map(({ problem }) => problem);
}

export function problems(ctx: Context): TemplateResult {
  const { t, ui } = ctx;
  const all = sorted(ctx);
  const chosen = ui.problemFile;
  const some = chosen === undefined ? all : all.filter((problem) => problem.of === chosen);
  const shown = ui.allProblems ? some : some.slice(0, FIRST);
  return html`<section class="fd-sec" aria-labelledby="fd-problems">
    <div class="fd-head__row">
      <h2 id="fd-problems" tabindex="-1">${t.capital(countedProblems(ctx, all))}</h2>
      <div class="fd-head__acts">
        <button class="fd-btn" type="button" @click=${() => save(ctx, all)}>${t.import.save}</button>
        ${toFix(all).length > 0 ? html`<button class="fd-btn fd-btn--main" type="button" @click=${(event: Event) => fixed(ctx, event)}>${t.import.chooseFixed}</button>` : nothing}
      </div>
    </div>
    ${chips(ctx, all)}
    <div class="fd-card fd-card--flush">
      <ol class="fd-problems">${repeat(shown, (problem) => all.indexOf(problem), (problem) => item(ctx, problem))}</ol>
    </div>
    ${some.length > shown.length
      ? html`<div><button class="fd-btn" type="button" @click=${() => more(ctx)}>${t.import.showMore(some.length - shown.length)}</button></div>`
      : nothing}
  </section>`;
}

/** Corrected files take the place of the faulty ones, whatever is chosen for other loads. */
function fixed(ctx: Context, event: Event): void {
  ctx.set({ fresh: false });
  chooseFiles(event);
}

function more(ctx: Context): void {
  ctx.set({ allProblems: true });
  ctx.focus("#fd-problems");
}

function chips(ctx: Context, all: readonly Found[]): TemplateResult | typeof nothing {
  const { t, ui, fmt } = ctx;
  const counts = new Map<string, number>();
  for (const { of } of all) counts.set(of, (counts.get(of) ?? 0) + 1);
  if (counts.size < 2) return nothing;
  const chip = (file: string | undefined, text: string, count: number) =>
    html`<button class="fd-chip" type="button" aria-pressed=${ui.problemFile === file} @click=${() => ctx.set({ problemFile: file })}>
      ${text} <span class="num">${fmt.count(count)}</span>
    </button>`;
  return html`<div class="fd-chips" role="group" aria-label=${t.import.show}>
    ${chip(undefined, t.import.allFiles, all.length)}
    ${[...counts].map(([file, count]) => chip(file, file || t.import.otherFile, count))}
  </div>`;
}

function lines({ t }: Context, { lines: where }: Problem): string {
  if (where.length === 0) return "";
  return where.length <= FIRST_LINES ? t.import.lines(where) : t.import.manyLines(where.slice(0, FIRST_LINES), where.length - FIRST_LINES);
}

function item(ctx: Context, problem: Found): TemplateResult {
  const { t, lang } = ctx;
  const { what, todo } = problem.text[lang];
  const { excerpt } = problem;
  const mark = problem.severity === "error" ? "error" : "warn";
  const where = lines(ctx, problem);
  return html`<li data-code=${problem.code} data-severity=${problem.severity}>
    <p class="fd-problems__place">
      <span class="fd-tag fd-tag--${mark}">${t.files[problem.severity]}</span>
      ${problem.of ? html`<span>${problem.of}</span>` : nothing} ${where ? html`<span class="num">${where}</span>` : nothing}
      ${problem.column ? html`<span>${t.import.column(problem.column)}</span>` : nothing}
    </p>
    <p class="fd-problems__what">${what}</p>
    ${excerpt ? html`<p class="small"><code>${excerpt.before}<mark>${excerpt.marked}</mark>${excerpt.after}</code></p>` : nothing}
    ${todo ? html`<p class="fd-problems__do soft">${todo}</p>` : nothing} ${problem.severity === "question" ? answers(ctx, problem) : nothing}
    ${isUnmapped(ctx, problem) ? html`<div class="fd-problems__go">${mapButton(ctx, problem.file ?? "")}</div>` : nothing}
  </li>`;
}

/** "1.234" is one thousand two hundred and thirty-four, or one and a bit: both readings, as the file would then be read. */
function answers(ctx: Context, problem: Problem): TemplateResult | typeof nothing {
  const { t, fmt } = ctx;
  const { file } = problem;
  if (file === undefined || !ctx.store.fileInfos.some((info) => info.name === file && info.dialect)) return nothing;
  const digits = /^[^\d]*(\d+)([.,])(\d+)[^\d]*$/.exec(problem.excerpt?.marked.trim() ?? "");
  const reading = (decimal: "," | ".") => {
    if (!digits) return t.import.answerPlain(decimal);
    const [, whole = "", sign, rest = ""] = digits;
    return t.import.answer(decimal, fmt.number(sign === decimal ? `${whole}.${rest}` : whole + rest));
  };
  const answer = async (decimal: "," | ".") => {
    await ctx.store.setDialect(file, { decimal });
    ctx.say(t.import.reread(file));
    ctx.focus(ctx.store.problems.length > 0 ? "#fd-problems" : "#fd-title");
  };
  return html`<div class="fd-problems__go" role="group" aria-label=${t.import.answerLabel(file)}>
    ${([",", "."] as const).map((decimal) => html`<button class="fd-btn" type="button" data-decimal=${decimal} @click=${() => void answer(decimal)}>${reading(decimal)}</button>`)}
  </div>`;
}

function save(ctx: Context, all: readonly Found[]): void {
  const { t, lang } = ctx;
  const rows = all.map((problem) => [
    t.files[problem.severity],
    problem.of,
    problem.lines.join(" "),
    problem.column ?? "",
    problem.excerpt?.marked ?? "",
    problem.text[lang].what,
    problem.text[lang].todo,
  ]);
  download(t.import.saveName, csv([t.import.saveHeads, ...rows]));
}
