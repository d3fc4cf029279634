// "Koppla kolumner": which table a file is, and which of its columns is which. Everything is proposed by the core; what is
// chosen here is given back to it, so that what is shown is what will be read.

import type { MappingDraft, MappingTarget, MappingView } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Context } from "../import/context.js";
import { download } from "../download.js";
import type { Found } from "../findings.js";
import { MAPPING_START } from "./ui.js";

const TITLE = "fd-mapping";
const columnId = (target: MappingTarget) => `fd-mapping-${target.heading}`;
const columnSelector = (target: MappingTarget) => `#${CSS.escape(columnId(target))}`;

/** What is wrong with a file that a mapping may mend. */
const CODES = new Set(["file-unused", "heading-missing", "mapping-headings", "mapping-both", "mapping-two"]);

/** True for the first of the problems that say that a file's columns were not understood: the button stands there once. */
export function isUnmapped({ store }: Context, problem: Found): boolean {
  const first = store.problems.find(({ code, file }) => file === problem.file && CODES.has(code));
  return first === problem && store.fileInfos.some(({ name, kind }) => name === problem.file && kind === "table");
}

export function mapButton(ctx: Context, file: string, look = "fd-btn"): TemplateResult {
  const { t } = ctx;
  const open = () => {
    ctx.set({ mapping: { ...MAPPING_START, file } });
    ctx.focus(`#${TITLE}`);
  };
  return html`<button class=${look} type="button" data-map=${file} @click=${open}>${t.mapping.open}<span class="fd-vh"> ${t.mapping.openWhat(file)}</span></button>`;
}

/** What is chosen, from what is shown: the next choice starts from there. */
const chosen = ({ table, pattern, targets }: MappingView): MappingDraft => ({
  ...(table === undefined ? {} : { table }),
  pattern,
  columns: targets.flatMap(({ heading, from }) => (from === undefined ? [] : [{ from, to: heading }])),
  values: targets.flatMap(({ from: heading, values }) => values.flatMap(({ from, to }) => (heading === undefined || to === undefined ? [] : [{ heading, from, to }]))),
});

export function mappingPanel(ctx: Context): TemplateResult | typeof nothing {
  const { t, ui, ruleLang, house } = ctx;
  const { file, draft } = ui.mapping;
  const view = file === undefined ? undefined : house.view(file, draft);
  if (file === undefined || !view) return nothing;
  const put = (change: MappingDraft) => ctx.set({ mapping: { ...ui.mapping, draft: { ...chosen(view), ...change } } });
  const other = (event: Event) => {
    // Another table has other columns: they are proposed anew.
    const table = (event.target as HTMLSelectElement).value;
    ctx.set({ mapping: { ...ui.mapping, tried: false, draft: { table, pattern: view.pattern } } });
  };
  const noTable = ui.mapping.tried && view.table === undefined;
  return html`<section class="fd-sec fd-mapping" aria-labelledby=${TITLE} data-mapping=${file}>
    <div class="fd-card">
      <h2 id=${TITLE} tabindex="-1">${t.mapping.title(file)}</h2>
      <p class="soft">${view.mapping === undefined ? t.mapping.lead : t.mapping.mend(view.mapping)}</p>
      <form class="fd-mapping__form" novalidate @submit=${(event: SubmitEvent) => void use(ctx, event, view)}>
        <div class="fd-mapping__of">
          <div class="fd-field">
            <label for="fd-mapping-table">${t.mapping.table}</label>
            <select class="fd-select" id="fd-mapping-table" aria-invalid=${noTable} aria-describedby=${noTable ? "fd-mapping-table-wrong" : nothing} @change=${other}>
              ${view.table === undefined ? html`<option value="" selected>${t.mapping.chooseTable}</option>` : nothing}
              ${view.tables.map(({ id, label }) => html`<option value=${id} lang=${ruleLang ?? nothing} ?selected=${id === view.table}>${label}</option>`)}
            </select>
            ${noTable ? html`<p class="small fd-mapping__wrong" id="fd-mapping-table-wrong">${t.mapping.missingTable}</p>` : nothing}
          </div>
          <div class="fd-field">
            <label for="fd-mapping-pattern">${t.mapping.pattern}</label>
            <input class="fd-input" id="fd-mapping-pattern" type="text" autocomplete="off" spellcheck="false" aria-describedby="fd-mapping-pattern-help" .value=${view.pattern}
              @change=${(event: Event) => put({ pattern: (event.target as HTMLInputElement).value.trim() || view.pattern })} />
            <p class="tiny soft" id="fd-mapping-pattern-help">${t.mapping.patternHelp}</p>
          </div>
        </div>
        ${view.targets.length > 0 ? columns(ctx, view, put) : nothing} ${left(ctx, view)} ${lacking(ctx, view)}
        <div class="fd-head__acts">
          <button class="fd-btn fd-btn--main" type="submit">${t.mapping.use}</button>
          <button class="fd-btn" type="button" ?disabled=${view.table === undefined} @click=${() => save(ctx, view)}>${t.mapping.save}</button>
          <button class="fd-btn" type="button" @click=${() => close(ctx, view.file)}>${t.mapping.cancel}</button>
        </div>
      </form>
    </div>
  </section>`;
}

type Put = (change: MappingDraft) => void;

function columns(ctx: Context, view: MappingView, put: Put): TemplateResult {
  const { t } = ctx;
  return html`<div class="fd-mapping__columns">
    <h3>${t.mapping.columns}</h3>
    <p class="small soft">${t.mapping.columnsHelp}</p>
    <ul class="fd-mapping__list">${repeat(view.targets, ({ heading }) => `${view.table}/${heading}`, (target) => column(ctx, view, target, put))}</ul>
  </div>`;
}

const lacks = (target: MappingTarget) => target.required && target.from === undefined;

function column(ctx: Context, view: MappingView, target: MappingTarget, put: Put): TemplateResult {
  const { t, ui, ruleLang } = ctx;
  const id = columnId(target);
  const wrong = ui.mapping.tried && lacks(target);
  const change = (event: Event) => {
    const from = (event.target as HTMLSelectElement).value;
    const rest = (chosen(view).columns ?? []).filter(({ to }) => to !== target.heading);
    put({ columns: from === "" ? rest : [...rest, { from, to: target.heading }] });
  };
  const samples = view.headings.find((heading) => heading.id === target.from)?.samples ?? [];
  return html`<li data-target=${target.heading} data-guess=${target.guessed ? "" : nothing}>
    <div class="fd-mapping__name">
      <label for=${id} lang=${ruleLang ?? nothing}>${target.label}</label>
      <span class="tiny soft">${target.heading !== target.label ? html`<code lang=${ruleLang ?? nothing}>${target.heading}</code> ` : nothing}${target.required ? t.mapping.required : nothing}</span>
    </div>
    <div class="fd-mapping__pick">
      <select class="fd-select" id=${id} aria-describedby="${id}-about" aria-invalid=${wrong} aria-required=${target.required} @change=${change}>
        <option value="" ?selected=${target.from === undefined}>${t.mapping.none}</option>
        ${view.headings.map((heading) => html`<option value=${heading.id} ?selected=${heading.id === target.from}>${t.mapping.option(heading.label, heading.samples)}</option>`)}
      </select>
      <div id="${id}-about" class="small fd-mapping__about">
        ${wrong ? html`<p class="fd-mapping__wrong">${t.mapping.missingOne}</p>` : nothing}
        ${target.guessed ? html`<p><span class="fd-tag fd-tag--warn">${t.mapping.guess}</span></p>` : nothing}
        ${samples.length > 0 ? html`<p class="soft">${t.mapping.samples(samples)}</p>` : nothing}
        ${target.unread ? html`<p class="fd-mapping__wrong" data-unread>${t.mapping.unread[target.unread.sort](target.unread.text)}</p>` : nothing}
        ${target.options.length === 0 ? target.values.map(({ from, to }) => html`<p class="soft">${t.mapping.rewritten(from, to ?? "")}</p>`) : nothing}
      </div>
      ${target.options.length > 0 && target.values.length > 0 ? values(ctx, view, target, put) : nothing}
    </div>
  </li>`;
}

/** Values of a closed list that are called something else in the export. */
function values(ctx: Context, view: MappingView, target: MappingTarget, put: Put): TemplateResult {
  const { t, ruleLang } = ctx;
  const heading = target.from ?? "";
  const change = (from: string) => (event: Event) => {
    const { value: to, selectedIndex } = event.target as HTMLSelectElement;
    const rest = (chosen(view).values ?? []).filter((value) => value.heading !== heading || value.from !== from);
    put({ values: selectedIndex === 0 ? rest : [...rest, { heading, from, to }] });
  };
  const one = ({ from, to }: MappingTarget["values"][number], i: number) => {
    const id = `${columnId(target)}-value-${i}`;
    const known = to === undefined || to === "" || target.options.includes(to) ? target.options : [...target.options, to];
    return html`<div class="fd-field" data-value=${from}>
      <label for=${id}>${t.mapping.value(from)}</label>
      <select class="fd-select" id=${id} @change=${change(from)}>
        <option ?selected=${to === undefined}>${t.mapping.keep}</option>
        ${known.map((option) => html`<option value=${option} lang=${ruleLang ?? nothing} ?selected=${option === to}>${option}</option>`)}
        <option value="" ?selected=${to === ""}>${t.mapping.empty}</option>
      </select>
    </div>`;
  };
  const unchosen = target.values.filter(({ to }) => to === undefined).length;
  return html`<fieldset class="fd-fieldset fd-mapping__values">
    <legend>${t.mapping.values(heading)}</legend>
    ${repeat(target.values.toSorted((a, b) => a.from.localeCompare(b.from)), ({ from }) => from, one)}
    ${unchosen > 0 ? html`<p class="small fd-mapping__wrong">${t.mapping.unchosen(unchosen)}</p>` : nothing}
  </fieldset>`;
}

function left({ t }: Context, view: MappingView): TemplateResult | typeof nothing {
  const rest = view.table === undefined ? [] : view.headings.filter(({ id }) => view.targets.every(({ from }) => from !== id));
  if (rest.length === 0) return nothing;
  return html`<details class="small" data-left><summary>${t.mapping.left(rest.length)}</summary><p class="soft">${t.list(rest.map(({ label }) => label))}</p></details>`;
}

function lacking({ t, ruleLang }: Context, view: MappingView): TemplateResult | typeof nothing {
  const missing = view.targets.filter(lacks).map(({ label }) => label);
  return missing.length > 0 ? html`<p class="small fd-mapping__wrong" data-missing lang=${ruleLang ?? nothing}>${t.mapping.missing(missing)}</p>` : nothing;
}

async function use(ctx: Context, event: SubmitEvent, view: MappingView): Promise<void> {
  event.preventDefault();
  const { t, ui, store, house } = ctx;
  const first = view.targets.find(lacks);
  if (view.table === undefined || first) {
    ctx.set({ mapping: { ...ui.mapping, tried: true } });
    ctx.say(view.table === undefined ? t.mapping.missingTable : t.mapping.missing(view.targets.filter(lacks).map(({ label }) => label)));
    return ctx.focus(first ? columnSelector(first) : "#fd-mapping-table");
  }
  const made = await house.use(view.file, chosen(view));
  if (!made) return;
  ctx.set({ mapping: MAPPING_START, problemFile: undefined, allProblems: false });
  ctx.say(t.mapping.used(view.file, made.file));
  ctx.focus(store.problems.length > 0 ? "#fd-problems" : "#fd-title");
}

function save(ctx: Context, view: MappingView): void {
  const made = ctx.house.text(view.file, chosen(view));
  if (!made) return;
  download(made.file.slice(made.file.lastIndexOf("/") + 1), made.text, "application/toml");
  ctx.say(ctx.t.mapping.saved(made.file));
}

/** The button that opened it may have been in the list of problems or among the files: the focus goes to one that is there. */
function close(ctx: Context, file: string): void {
  ctx.set({ mapping: MAPPING_START });
  ctx.focus(`[data-map="${CSS.escape(file)}"]`);
}

/** A mapping among the files, saved for the next time. */
export function saveButton(ctx: Context, name: string): TemplateResult | typeof nothing {
  const file = ctx.store.files.find((other) => other.name === name);
  if (!file) return nothing;
  const work = () => {
    download(name.slice(name.lastIndexOf("/") + 1), new TextDecoder().decode(file.bytes), "application/toml");
    ctx.say(ctx.t.mapping.saved(name));
  };
  return html`<button class="fd-link" type="button" data-save=${name} @click=${work}>${ctx.t.mapping.saveFile}<span class="fd-vh"> ${name}</span></button>`;
}
