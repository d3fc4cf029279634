// "Publicera till rektorerna": what will be protected and why, the choices, and the button that makes the file.

import { html, nothing, type TemplateResult } from "lit";
import { download } from "../download.js";
import type { Context } from "./context.js";
import type { Choice } from "./counts.js";
import type { Protected } from "./format.js";
import { LEAST_LIMIT, MOST_LIMIT } from "./limits.js";
import { put, type PublicationUi } from "./ui.js";

const LIMITS = Array.from({ length: MOST_LIMIT - LEAST_LIMIT + 1 }, (_, i) => i + LEAST_LIMIT);

const isChosen = (ctx: Context, choice: Choice): boolean => choice.usual !== ctx.ui.publication.turned.has(choice.id);

export function publishForm(ctx: Context): TemplateResult {
  const { t, ui, store, house } = ctx;
  // What last year's files hold is in the figures too, and no world has other values of it.
  if (store.fileInfos.some(({ lastYear }) => lastYear)) return html`<div class="fd-note fd-note--warn" data-last-year><p>${t.publish.lastYear}</p></div>`;
  const all = house.choices();
  const { limit } = ui.publication;
  const told = new Map(house.told(all, limit).map((one, i) => [all[i]?.id, one]));
  const busy = house.progress !== undefined;
  return html`<p>${t.publish.lead}</p>
    <p class="soft small">${t.publish.principle(limit)}</p>
    ${all.length === 0
      ? html`<p class="small">${t.publish.nothing}</p>`
      : html`<fieldset class="fd-fieldset" ?disabled=${busy}>
          <legend>${t.publish.protect}</legend>
          <ul class="fd-publish__list">${all.map((one) => item(ctx, one, told.get(one.id)))}</ul>
        </fieldset>`}
    <div class="fd-field fd-publish__limit">
      <label for="fd-publish-limit">${t.publish.limit}</label>
      <select class="fd-select" id="fd-publish-limit" ?disabled=${busy} @change=${(event: Event) => put(ctx, { limit: Number((event.target as HTMLSelectElement).value) })}>
        ${LIMITS.map((value) => html`<option value=${value} ?selected=${value === limit}>${t.publish.under(value)}</option>`)}
      </select>
    </div>
    <fieldset class="fd-fieldset" ?disabled=${busy}>
      <legend>${t.publish.content}</legend>
      ${facts(ctx, "all", t.publish.all)} ${facts(ctx, "amounts", t.publish.amounts)}
    </fieldset>
    <p class="small soft">${t.publish.never}</p>
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
    <p class="small soft" id=${id}>${t.publish.small(told?.units ?? 0, ui.publication.limit)} ${t.publish.why[kind]}</p>
  </li>`;
}

function facts(ctx: Context, value: PublicationUi["facts"], text: string): TemplateResult {
  return html`<label class="fd-radio"><input type="radio" name="fd-publish-facts" .checked=${ctx.ui.publication.facts === value} @change=${() => put(ctx, { facts: value })} /><span>${text}</span></label>`;
}

function working(ctx: Context): TemplateResult {
  const { t, house } = ctx;
  const { done, total } = house.progress ?? { done: 0, total: 1 };
  return html`<div class="fd-publish__work" data-publishing>
    <p class="small" id="fd-publish-work">${t.publish.working}</p>
    <progress class="fd-progress" aria-labelledby="fd-publish-work" max=${total} .value=${done}></progress>
    <div class="fd-head__acts"><button class="fd-btn" id="fd-publish-stop" type="button" @click=${() => house.stop()}>${t.publish.stop}</button></div>
  </div>`;
}

function save(ctx: Context, all: readonly Choice[]): TemplateResult {
  return html`<div class="fd-head__acts">
    <button class="fd-btn fd-btn--main" id="fd-publish-save" type="button" @click=${() => void make(ctx, all)}>${ctx.t.publish.save}</button>
  </div>`;
}

/** The button that was pressed goes away while the work is done: the focus is on what stops it, and then back. */
async function make(ctx: Context, all: readonly Choice[]): Promise<void> {
  const { t, store, house } = ctx;
  const { limit, facts: wished } = ctx.ui.publication;
  const { result } = store;
  ctx.say(t.publish.working);
  const work = house.make({ chosen: all.filter((one) => isChosen(ctx, one)), limit, facts: wished });
  ctx.focus("#fd-publish-stop");
  const made = await work;
  if (made && result) {
    const name = `${[result.current.id, result.proposed?.id].filter((id) => id !== undefined).join("-")}-publicering.json`;
    download(name, made.text, "application/json");
    const size = Math.ceil(new Blob([made.text]).size / 1024);
    put(ctx, { outcome: { kind: "saved", name, marks: made.marks, size, impossible: made.impossible } });
    ctx.say(t.publish.saved(name, made.marks, size));
  } else {
    put(ctx, { outcome: { kind: "stopped" } });
    ctx.say(t.publish.stopped);
  }
  ctx.focus("#fd-publish-save");
}

function outcome({ t, ui }: Context): TemplateResult | typeof nothing {
  const { outcome: found } = ui.publication;
  if (!found) return nothing;
  if (found.kind === "stopped") return html`<p class="small" data-outcome="stopped">${t.publish.stopped}</p>`;
  return html`<p class="small" data-outcome="saved">${t.publish.saved(found.name, found.marks, found.size)}</p>
    ${found.impossible > 0 ? html`<div class="fd-note fd-note--warn"><p>${t.publish.impossible(found.impossible)}</p></div>` : nothing}`;
}
