// "Publicera till rektorerna": what will be protected and why, the choices, and the button that makes the file.

import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../context.js";
import { download } from "../download.js";
import type { Choice } from "./counts.js";
import type { Protected } from "./format.js";
import { LEAST_LIMIT, MOST_LIMIT } from "./limits.js";
import type { PublicationUi } from "./ui.js";

const LIMITS = Array.from({ length: MOST_LIMIT - LEAST_LIMIT + 1 }, (_, i) => i + LEAST_LIMIT);
const HEADING = "fd-publish";

const put = (ctx: Context, change: Partial<PublicationUi>): void => ctx.set({ publication: { ...ctx.ui.publication, outcome: undefined, ...change } });

export function publicationPanel(ctx: Context): TemplateResult | typeof nothing {
  const { t, ui, store } = ctx;
  if (store.published || store.stale) return nothing;
  const toggle = (event: Event) => {
    const { open } = event.currentTarget as HTMLDetailsElement;
    if (open !== ui.publication.open) put(ctx, { open });
  };
  return html`<details class="fd-card fd-card--flush fd-group fd-publish" data-publish ?open=${ui.publication.open} @toggle=${toggle}>
    <summary><h2 id=${HEADING} tabindex="-1">${t.publication.title}</h2></summary>
    ${ui.publication.open ? html`<div class="fd-publish__in">${body(ctx)}</div>` : nothing}
  </details>`;
}

const isChosen = (ctx: Context, choice: Choice): boolean => choice.usual !== ctx.ui.publication.turned.has(choice.id);

function body(ctx: Context): TemplateResult {
  const { t, ui, store } = ctx;
  // What last year's files hold is in the figures too, and no world has other values of it.
  if (store.fileInfos.some(({ lastYear }) => lastYear)) return html`<div class="fd-note fd-note--warn" data-last-year><p>${t.publication.lastYear}</p></div>`;
  const all = store.publishing.choices();
  const { limit } = ui.publication;
  const told = new Map(store.publishing.told(all, limit).map((one, i) => [all[i]?.id, one]));
  const busy = store.publishing.progress !== undefined;
  return html`<p>${t.publication.lead}</p>
    <p class="soft small">${t.publication.principle(limit)}</p>
    ${all.length === 0
      ? html`<p class="small">${t.publication.nothing}</p>`
      : html`<fieldset class="fd-fieldset" ?disabled=${busy}>
          <legend>${t.publication.protect}</legend>
          <ul class="fd-publish__list">${all.map((one) => item(ctx, one, told.get(one.id)))}</ul>
        </fieldset>`}
    <div class="fd-field fd-publish__limit">
      <label for="fd-publish-limit">${t.publication.limit}</label>
      <select class="fd-select" id="fd-publish-limit" ?disabled=${busy} @change=${(event: Event) => put(ctx, { limit: Number((event.target as HTMLSelectElement).value) })}>
        ${LIMITS.map((value) => html`<option value=${value} ?selected=${value === limit}>${t.publication.under(value)}</option>`)}
      </select>
    </div>
    <fieldset class="fd-fieldset" ?disabled=${busy}>
      <legend>${t.publication.content}</legend>
      ${facts(ctx, "all", t.publication.all)} ${facts(ctx, "amounts", t.publication.amounts)}
    </fieldset>
    <p class="small soft">${t.publication.never}</p>
    ${busy ? working(ctx) : save(ctx, all)} ${outcome(ctx)}`;
}

function item(ctx: Context, choice: Choice, told: Protected | undefined): TemplateResult {
  const { t, ui, ruleLang } = ctx;
  const toggle = () => {
    const turned = new Set(ui.publication.turned);
    if (!turned.delete(choice.id)) turned.add(choice.id);
    put(ctx, { turned });
  };
  const kind = choice.column === undefined ? "rows" : choice.pairs ? "pairs" : choice.usual ? "pupils" : "other";
  const id = `fd-publish-${choice.id}`;
  return html`<li data-choice=${choice.id}>
    <label class="fd-radio"><input type="checkbox" aria-describedby=${id} .checked=${isChosen(ctx, choice)} @change=${toggle} />
      <span>${kind === "rows" ? `${t.publication.rowsIn} ` : nothing}<b lang=${ruleLang ?? nothing}>${choice.label}</b>${choice.pairs ? html` <span class="soft" lang=${ruleLang ?? nothing}>(${choice.tableLabel})</span>` : nothing}</span></label>
    <p class="small soft" id=${id}>${t.publication.small(told?.units ?? 0, ui.publication.limit)} ${t.publication.why[kind]}</p>
  </li>`;
}

function facts(ctx: Context, value: PublicationUi["facts"], text: string): TemplateResult {
  return html`<label class="fd-radio"><input type="radio" name="fd-publish-facts" .checked=${ctx.ui.publication.facts === value} @change=${() => put(ctx, { facts: value })} /><span>${text}</span></label>`;
}

function working(ctx: Context): TemplateResult {
  const { t, store } = ctx;
  const { done, total } = store.publishing.progress ?? { done: 0, total: 1 };
  return html`<div class="fd-publish__work" data-publishing>
    <p class="small" id="fd-publish-work">${t.publication.working}</p>
    <progress class="fd-progress" aria-labelledby="fd-publish-work" max=${total} .value=${done}></progress>
    <div class="fd-head__acts"><button class="fd-btn" id="fd-publish-stop" type="button" @click=${() => store.publishing.stop()}>${t.publication.stop}</button></div>
  </div>`;
}

function save(ctx: Context, all: readonly Choice[]): TemplateResult {
  return html`<div class="fd-head__acts">
    <button class="fd-btn fd-btn--main" id="fd-publish-save" type="button" @click=${() => void make(ctx, all)}>${ctx.t.publication.save}</button>
  </div>`;
}

/** The button that was pressed goes away while the work is done: the focus is on what stops it, and then back. */
async function make(ctx: Context, all: readonly Choice[]): Promise<void> {
  const { t, store } = ctx;
  const { limit, facts: wished } = ctx.ui.publication;
  const { result } = store;
  ctx.say(t.publication.working);
  const work = store.publishing.make({ chosen: all.filter((one) => isChosen(ctx, one)), limit, facts: wished });
  ctx.focus("#fd-publish-stop");
  const made = await work;
  if (made && result) {
    const name = `${[result.current.id, result.proposed?.id].filter((id) => id !== undefined).join("-")}-publicering.json`;
    download(name, made.text, "application/json");
    const size = Math.ceil(new Blob([made.text]).size / 1024);
    put(ctx, { outcome: { kind: "saved", name, marks: made.marks, size, impossible: made.impossible } });
    ctx.say(t.publication.saved(name, made.marks, size));
  } else {
    put(ctx, { outcome: { kind: "stopped" } });
    ctx.say(t.publication.stopped);
  }
  ctx.focus("#fd-publish-save");
}

function outcome({ t, ui }: Context): TemplateResult | typeof nothing {
  const { outcome: found } = ui.publication;
  if (!found) return nothing;
  if (found.kind === "stopped") return html`<p class="small" data-outcome="stopped">${t.publication.stopped}</p>`;
  return html`<p class="small" data-outcome="saved">${t.publication.saved(found.name, found.marks, found.size)}</p>
    ${found.impossible > 0 ? html`<div class="fd-note fd-note--warn"><p>${t.publication.impossible(found.impossible)}</p></div>` : nothing}`;
}
