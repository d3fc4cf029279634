// Underlag: load files, see what has to be corrected, and how every file was read.

import { html, nothing, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { chooseFiles, FILE_FIELD } from "./choose-files.js";
import type { Context } from "./context.js";
import { note } from "./deviations.js";
import { isUnmapped, mapButton, mappingPanel, saveButton } from "./mapping/panel.js";
import { fileTable } from "./file-table.js";
import { MAPPING_START } from "./mapping/ui.js";
import { refusedPublication } from "./publication/notice.js";
import { problems, toFix, unusedFiles } from "./problems.js";

export function importView(ctx: Context): TemplateResult {
  const { t, store } = ctx;
  return html`<section class="fd-head" aria-labelledby="fd-title">
      <h1 id="fd-title" tabindex="-1">${t.import.title}</h1>
      <p class="soft" data-lead>${lead(ctx)}</p>
    </section>
    ${mappingPanel(ctx)} ${unused(ctx)} ${refusedPublication(ctx)} ${found(ctx, true)} ${loadCard(ctx)} ${found(ctx, false)} ${store.files.length > 0 ? fileTable(ctx) : nothing}
    ${note(ctx, store.ruleSets.map((set) => ({ name: set.name, accepted: set.deviations, resources: set.resources })))}`;
}

/** A file that nothing reads changes no figure, and whoever loaded it believes that it did. */
function unused(ctx: Context): TemplateResult | typeof nothing {
  const files = unusedFiles(ctx);
  if (files.length === 0) return nothing;
  return html`<div class="fd-note fd-note--warn" data-unused>
    ${files.map(
      (problem) => html`<p><b>${problem.file}:</b> ${problem.text[ctx.lang].what} ${problem.text[ctx.lang].todo}</p>
        ${isUnmapped(ctx, problem) ? html`<div class="fd-head__acts">${mapButton(ctx, problem.file ?? "")}</div>` : nothing}`,
    )}
  </div>`;
}

/** What stands in the way of figures comes first; mere remarks come after. */
function found(ctx: Context, first: boolean): TemplateResult | typeof nothing {
  const { problems: all } = ctx.store;
  return all.length > 0 && toFix(all).length > 0 === first ? problems(ctx) : nothing;
}

function lead({ t, store }: Context): string {
  if (store.publishing.refused) return t.publication.kept;
  if (store.published) return t.publication.openLead;
  const fix = toFix(store.problems).length;
  if (fix > 0) return t.import.toFix(fix);
  if (store.ruleSets.length === 0) return t.import.emptyLead;
  return store.problems.length > 0 ? t.import.remarks(store.problems.length) : t.import.fine;
}

/** Files chosen or dropped; copied first, since the browser empties its list when the event is over. */
export async function load(ctx: Context, files: FileList | undefined | null): Promise<void> {
  if (!files || files.length === 0) return;
  const list = [...files];
  await ctx.store.load(list, ctx.ui.fresh);
  // To throw everything away is chosen for one load, never for the next.
  ctx.set({ problemFile: undefined, allProblems: false, dialectOf: undefined, fresh: false, mapping: MAPPING_START });
  const { refused } = ctx.store.publishing;
  if (refused) return ctx.say(`${ctx.t.publication.refused(refused.name)} ${lead(ctx)}`);
  if (ctx.store.published) return ctx.say(`${ctx.t.publication.opened(ctx.store.published.name)} ${lead(ctx)}`);
  const count = list.length === 1 ? ctx.t.import.loadedOne : ctx.t.import.loaded(list.length);
  ctx.say(`${count}. ${lead(ctx)}`);
}

function loadCard(ctx: Context): TemplateResult {
  const { t, ui, store } = ctx;
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    void load(ctx, input.files).then(() => (input.value = "")); // the same file can be chosen again when it has been corrected
  };
  return html`<section class=${classMap({ "fd-empty": true, "is-over": ui.dragging })} aria-labelledby="fd-load">
    <h2 id="fd-load">${store.ruleSets.length === 0 ? t.import.empty : t.import.load}</h2>
    <p class="soft">${t.import.drop}</p>
    ${mode(ctx)}
    <input id=${FILE_FIELD} type="file" multiple hidden accept=".toml,.csv,.tsv,.txt,.json" @change=${chosen} />
    <div class="fd-head__acts">
      <button class="fd-btn fd-btn--main" id="fd-choose" type="button" @click=${chooseFiles}>${t.import.choose}</button>
      ${store.canUndo ? html`<button class="fd-btn" type="button" @click=${() => void undo(ctx)}>${t.import.undo}</button>` : nothing}
      ${store.demo && store.files.some((file) => !file.demo) ? html`<button class="fd-btn" type="button" @click=${() => void restore(ctx)}>${t.import.back(store.demo.name || t.element.page)}</button>` : nothing}
    </div>
    ${outcome(ctx)}
    <p class="tiny soft">${t.import.kinds}</p>
  </section>`;
}

function mode(ctx: Context): TemplateResult {
  const { t, ui } = ctx;
  const choice = (fresh: boolean, text: string) =>
    html`<label class="fd-radio"><input type="radio" name="fd-mode" .checked=${ui.fresh === fresh} @change=${() => ctx.set({ fresh })} /><span>${text}</span></label>`;
  return html`<fieldset class="fd-fieldset">
    <legend>${t.import.mode}</legend>
    ${choice(false, t.import.merge)}${choice(true, t.import.fresh)}
  </fieldset>`;
}

/** Both buttons may go away with what they did, so the focus moves to the one that is always there. */
async function undo(ctx: Context): Promise<void> {
  await ctx.store.undo();
  ctx.say(`${ctx.t.import.undone} ${lead(ctx)}`);
  ctx.focus("#fd-choose");
}

async function restore(ctx: Context): Promise<void> {
  await ctx.store.restoreDemo();
  ctx.say(`${ctx.t.import.restored(ctx.store.demo?.name || ctx.t.element.page)} ${lead(ctx)}`);
  ctx.focus("#fd-choose");
}

function outcome(ctx: Context): TemplateResult | typeof nothing {
  const { t, store } = ctx;
  const { done } = store;
  if (!done) return nothing;
  const text = () => {
    switch (done.kind) {
      case "loaded": {
        const count = done.count === 1 ? t.import.loadedOne : t.import.loaded(done.count);
        return `${count}. ${done.replaced.length > 0 ? t.import.replaced(done.replaced) : ""}`;
      }
      case "published":
        return t.publication.opened(store.published?.name ?? "");
      case "undone":
        return t.import.undone;
      case "restored":
        return t.import.restored(store.demo?.name || t.element.page);
      case "mapped":
        return `${t.mapping.used(done.file, done.mapping)} ${t.mapping.saveHint}`;
      case "reread":
        return t.import.reread(done.file);
    }
  };
  return html`<p class="small" data-done=${done.kind}>${text()}</p>
    ${done.kind === "mapped" ? saveButton(ctx, done.mapping) : nothing}`;
}
