// What stands around every view: the bar with the views, the mark that something is invented, notices, the last line.

import { html, nothing, type TemplateResult } from "lit";
import { BAR, type Context, type View } from "./context.js";
import { dataFault, engineFault } from "./faults.js";
import { isChanged } from "./files.js";
import { refusal } from "./names.js";
import { formatDate } from "./numbers.js";
import { countedProblems, toFix, unusedFiles } from "./to-fix.js";

export function bar(ctx: Context): TemplateResult {
  const { t, ui, store, lang } = ctx;
  const fix = toFix(store.problems).length;
  const other = lang === "sv" ? "en" : "sv";
  const entry = (view: View) =>
    html`<button type="button" data-view=${view} aria-current=${ui.view === view ? "page" : nothing} @click=${() => ctx.go(view)}>
      ${t.nav[view]}${view === "import" && fix > 0
        ? html` <span class="fd-count"><span aria-hidden="true">${fix}</span><span class="fd-vh">${t.nav.importProblems(fix)}</span></span>`
        : nothing}
    </button>`;
  return html`<div class="fd-bar" part="bar">
    <div class="fd-page fd-bar__in">
      <slot name="brand"></slot>
      <nav class="fd-nav" aria-label=${t.nav.label}>${BAR.map(entry)}</nav>
      ${store.busy === "reading" ? html`<progress class="fd-busy" aria-label=${t.loading.reading}></progress>` : nothing}
      <button class="fd-link fd-bar__lang" type="button" lang=${other} @click=${() => ctx.setLanguage(other)}>${t.otherLanguage}</button>
    </div>
  </div>`;
}

/** As long as one file behind what is shown is invented, it is said. */
export function demoMark(ctx: Context): TemplateResult | typeof nothing {
  const { t, ui, store } = ctx;
  const files = ui.view === "import" ? store.files : store.figureFiles;
  if (!store.demo?.invented || !files.some((file) => file.demo)) return nothing;
  const unused = new Set(unusedFiles(ctx).map(({ file }) => file));
  const own = files.filter((file) => !file.demo && !isChanged(file) && !unused.has(file.name)).map((file) => file.name);
  const changed = files.filter(isChanged).map((file) => file.name);
  const all = own.length + changed.length === 0;
  const text = all ? t.demo.all(store.demo.name) : t.demo.part(store.demo.name, own, changed);
  return html`<p class="fd-demo" part="mark" data-demo=${all ? "all" : "part"}><b>${t.demo.mark}</b> <span>${text}</span></p>`;
}

/** What the user has to know before trusting the figures below: that they are older, or that something was restarted. */
export function notices(ctx: Context, retry: () => void): TemplateResult {
  const { t, store } = ctx;
  return html`${store.failure === "data"
    ? note(html`<p role="alert"><b>${dataFault(store, t)}</b> ${t.notices.dataTodo} ${t.notices.dataOwn}</p>`, html`<button class="fd-btn" type="button" @click=${retry}>${t.notices.retry}</button>`)
    : nothing}
  ${store.failure === "engine" && ctx.ui.view === "import"
    ? note(html`<p role="alert"><b>${t.notices.engine}.</b> ${engineFault(store, t)}</p>`, html`<button class="fd-btn" type="button" @click=${retry}>${t.notices.retry}</button>`)
    : nothing}
  ${store.failure === "crash" ? note(html`<p>${t.notices.crashed}</p>`, undo(ctx)) : nothing}
  ${store.restarted
    ? note(html`<p>${t.notices.restarted}</p>`, html`<button class="fd-btn" type="button" @click=${() => close(ctx)}>${t.notices.close}</button>`)
    : nothing}
  ${store.stale && store.result && ctx.ui.view !== "import" && ctx.ui.view !== "workshop" && ctx.ui.view !== "embed" && !store.failure ? stale(ctx) : nothing}`;
}

/** The texts of the other language could not be had: its button tries again. */
export const untranslated = ({ t }: Context): TemplateResult => note(html`<p role="alert">${t.notices.language}</p>`, nothing);

function note(text: TemplateResult, actions: TemplateResult | typeof nothing): TemplateResult {
  return html`<div class="fd-note fd-note--warn fd-notice" part="notice" data-notice>${text}<div class="fd-head__acts">${actions}</div></div>`;
}

function close(ctx: Context): void {
  ctx.store.dismiss();
  ctx.focus("#fd-title");
}

function stale(ctx: Context): TemplateResult {
  const { t, store } = ctx;
  if (store.refused) return refused(ctx);
  const fix = toFix(store.problems);
  const why = fix.length > 0 ? t.notices.faulty(countedProblems(ctx, fix)) : t.notices.noRules;
  return note(
    html`<p>${why} ${t.notices.stale}</p>`,
    html`<button class="fd-btn" type="button" @click=${() => ctx.go("import")}>${fix.length > 0 ? t.notices.show : t.notices.toFiles}</button>${undo(ctx)}`,
  );
}

/** The files are as they were, but the rule sets chosen last give no figures with them. */
function refused(ctx: Context): TemplateResult {
  const { t, store } = ctx;
  const back = async () => {
    await store.chooseFormer();
    const { current, proposed } = store.chosen();
    ctx.say(t.rules.swapped(current?.name ?? "", proposed?.name ?? ""));
    ctx.focus("#fd-title");
  };
  return note(
    html`<p>${refusal(ctx)} ${t.notices.stale}</p>`,
    html`<button class="fd-btn" type="button" @click=${() => void back()}>${t.rules.former}</button>
      <button class="fd-btn" type="button" @click=${() => ctx.go("import")}>${toFix(store.problems).length > 0 ? t.notices.show : t.notices.toFiles}</button>`,
  );
}

function undo(ctx: Context): TemplateResult | typeof nothing {
  const { t, store } = ctx;
  const work = async () => {
    await store.undo();
    ctx.say(t.files.undone);
    ctx.focus("#fd-title");
  };
  return store.canUndo ? html`<button class="fd-btn" type="button" @click=${() => void work()}>${t.notices.undo}</button>` : nothing;
}

/** In place of a view that has no figures: what is missing, and the way to it. */
export function noFigures(ctx: Context, retry: () => void): TemplateResult {
  const { t, store, ui } = ctx;
  const fix = toFix(store.problems);
  if (store.failure === "engine") return notStarted(ctx, retry);
  const heading = fix.length > 0 ? t.nav[ui.view] : t.files.empty;
  const text = fix.length > 0 ? `${t.notices.blocked} ${t.notices.faulty(countedProblems(ctx, fix))}` : t.files.emptyLead;
  return html`<div class="fd-empty" data-empty>
    <h1 id="fd-title" tabindex="-1">${heading}</h1>
    <p class="soft">${text}</p>
    <div class="fd-head__acts">
      <button class="fd-btn fd-btn--main" type="button" @click=${() => ctx.go("import")}>${fix.length > 0 ? t.notices.show : t.notices.toFiles}</button>${undo(ctx)}
    </div>
  </div>`;
}

/** The core could not be started: why, and what to do. */
function notStarted(ctx: Context, retry: () => void): TemplateResult {
  const { t, store } = ctx;
  return html`<div class="fd-empty" data-empty data-fault=${store.engineError?.kind ?? "other"}>
    <h1 id="fd-title" tabindex="-1">${t.notices.engine}</h1>
    <p class="soft" role="alert">${engineFault(store, t)}</p>
    <div class="fd-head__acts">
      <button class="fd-btn fd-btn--main" type="button" @click=${retry}>${t.notices.retry}</button>
      ${store.engineError?.single ? html`<a class="fd-link" href=${store.engineError.single} download>${t.notices.single}</a>` : nothing}
    </div>
  </div>`;
}

export function loading({ t, store }: Context): TemplateResult {
  const { progress } = store;
  return html`<div class="fd-card" aria-busy="true">
    <h1 class="fd-loading">${progress ? t.loading.fetching(progress.name) : t.loading.starting}</h1>
    ${progress
      ? html`<p class="soft num">${t.loading.progress(progress.done, progress.total)}</p>
          <progress class="fd-progress" aria-label=${t.loading.fetching(progress.name)} max=${progress.total} .value=${progress.done}></progress>`
      : nothing}
    <div class="fd-skel" aria-hidden="true"><i></i><i></i><i></i><i></i></div>
  </div>`;
}

export function lastLine(ctx: Context): TemplateResult {
  const { t, store, lang } = ctx;
  const { result } = store;
  const sets = [result?.current, result?.proposed].filter((set) => set !== undefined);
  const today = new Date();
  const iso = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  return html`<p class="fd-src fd-last" part="footer">
    ${sets.length > 0 ? t.footer.rules(t.list(sets.map((set) => set.name))) : nothing}
    ${t.footer.local} ${store.slow ? html`<span data-slow>${t.footer.slow}</span>` : nothing}
    <button class="fd-link" type="button" data-view="embed" aria-current=${ctx.ui.view === "embed" ? "page" : nothing} @click=${() => ctx.go("embed")}>${t.nav.embed}</button>
    <span class="fd-print">${t.footer.printed(formatDate(iso, lang))}</span>
  </p>`;
}
