// Regelverkstad: a rule set in fields, and the figures beside it.

import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { download } from "../download.js";
import { statusName } from "../names.js";
import { cases, changed, wrongs } from "./beside.js";
import type { Bench } from "./bench.js";
import type { Deed } from "./draft.js";
import { entries } from "./entries.js";
import { wordName } from "./field.js";
import { figures, strip } from "./figures.js";
import { textOf } from "./outline.js";
import { proposal } from "./proposal.js";
import { setShop } from "./ui.js";

export function workshopView(ctx: Context): TemplateResult {
  const { t, store, house } = ctx;
  const { current, proposed } = store.chosen();
  house.begin((proposed ?? current)?.file);
  const bench = house.bench;
  return html`<section class="fd-head" aria-labelledby="fd-title">
      <div class="fd-head__row">
        <h1 id="fd-title" tabindex="-1">${t.workshop.title}</h1>
        ${bench ? steps(ctx, bench) : nothing}
      </div>
      <p class="soft">${store.ruleSets.length === 0 ? t.workshop.none : t.workshop.lead}</p>
      ${store.ruleSets.length === 0 ? nothing : chooser(ctx, bench)}
    </section>
    ${bench ? onBench(ctx, bench) : store.ruleSets.length > 0 ? html`<div class="fd-note fd-note--warn"><p>${t.workshop.unreadable}</p></div>` : nothing}`;
}

function onBench(ctx: Context, bench: Bench): TemplateResult {
  return html`<div class="fd-shop" @keydown=${(event: KeyboardEvent) => keys(ctx, event)}>
    ${ctx.ui.workshop.proposing ? proposal(ctx, bench, nameOf(bench)) : nothing}
    <div class="fd-shop__rules">${entries(ctx, bench)}</div>
    <div class="fd-shop__beside" role="region" tabindex="0" aria-label=${ctx.t.workshop.beside}>${figures(ctx, bench)} ${wrongs(ctx, bench)} ${changed(ctx, bench)} ${cases(ctx, bench)}</div>
    ${strip(ctx, bench)}
  </div>`;
}

/** As it is written now, also while the rule set is too wrong to be read. */
const nameOf = (bench: Bench): string => textOf(bench.outline.header, "namn") || bench.set.name;

function chooser(ctx: Context, bench: Bench | undefined): TemplateResult {
  const { t, store, ruleLang, house } = ctx;
  const choose = async (event: Event) => {
    const set = store.ruleSets.find(({ id }) => id === (event.target as HTMLSelectElement).value);
    await house.choose(set?.file);
    ctx.say(t.workshop.chosen(set?.name ?? ""));
  };
  const sets = store.ruleSets.filter((set) => !store.files.some((file) => file.copy && file.name === set.file));
  return html`<div class="fd-bench">
    <div class="fd-field">
      <label for="fd-w-choose">${t.workshop.choose}</label>
      <select class="fd-select" id="fd-w-choose" lang=${ruleLang ?? nothing} .value=${bench?.set.id ?? ""} @change=${(event: Event) => void choose(event)}>
        ${sets.map((set) => html`<option value=${set.id} ?selected=${set.id === bench?.set.id}>${set.id === bench?.set.id ? nameOf(bench) : set.name}${set.usable ? nothing : `, ${t.rules.unusable}`}</option>`)}
      </select>
    </div>
    ${bench ? facts(ctx, bench) : nothing}
    ${bench ? files(ctx, bench) : nothing}
  </div>`;
}

function facts(ctx: Context, { outline, set, base }: Bench): TemplateResult {
  const { t, store, ruleLang } = ctx;
  const states = outline.entries.map(({ state }) => state);
  const count = (state: string) => states.filter((one) => one === state).length;
  const status = textOf(outline.header, "status");
  const below = base && store.ruleSets.find(({ id }) => id === base.ruleSet);
  return html`<dl class="fd-facts">
    <div><dt>${t.workshop.file}</dt><dd>${outline.file}</dd></div>
    <div><dt>${t.workshop.status}</dt><dd>${statusName(ctx, { ...set, status: status === "förslag" ? "förslag" : "gällande" })}</dd></div>
    ${outline.base === undefined
      ? nothing
      : html`<div><dt>${t.workshop.base}</dt><dd lang=${ruleLang ?? nothing}>${below?.name ?? outline.base}</dd></div>
          <div><dt>${t.workshop.changesIn}</dt><dd data-own>${t.workshop.own(count("changed"), count("new"), count("removed"))}</dd></div>`}
  </dl>`;
}

function files(ctx: Context, bench: Bench): TemplateResult {
  const { t, ui, house } = ctx;
  const save = async () => {
    const text = await house.text();
    if (text === undefined) return;
    const name = bench.outline.file.split("/").at(-1) ?? "regelverk.toml";
    download(name, text, "application/toml");
    ctx.say(t.workshop.saved(name));
  };
  const propose = () => {
    setShop(ctx, { proposing: !ui.workshop.proposing });
    if (!ui.workshop.proposing) ctx.focus("#fd-w-proposal-name");
  };
  return html`<div class="fd-head__acts">
    <button class="fd-btn fd-btn--main" id="fd-w-save" type="button" @click=${() => void save()}>${t.workshop.save}</button>
    <button class="fd-btn" id="fd-w-propose" type="button" aria-expanded=${ui.workshop.proposing} aria-controls=${ui.workshop.proposing ? "fd-w-proposal" : nothing} @click=${propose}>${t.workshop.propose}</button>
  </div>`;
}

const told = (ctx: Context, { entry, key }: Deed): string => [entry, ...(key === undefined ? [] : [wordName(ctx, key)])].filter((part) => part !== "").join(", ") || ctx.t.workshop.all;

async function undo(ctx: Context): Promise<void> {
  const deed = await ctx.house.undo();
  if (deed) ctx.say(ctx.t.workshop.undone(told(ctx, deed)));
}

async function redo(ctx: Context): Promise<void> {
  const deed = await ctx.house.redo();
  if (deed) ctx.say(ctx.t.workshop.redone(told(ctx, deed)));
}

/** The buttons stay where they are, also when there is nothing more to undo: the focus is never lost. */
function steps(ctx: Context, bench: Bench): TemplateResult {
  const { t, house: workshop } = ctx;
  const resetAll = async () => {
    if (!bench.file.draft?.changed) return;
    await workshop.resetAll();
    ctx.say(t.workshop.resetDone);
  };
  const button = (id: string, text: string, can: boolean, act: () => void) =>
    html`<button class="fd-btn" id=${id} type="button" aria-disabled=${can ? nothing : "true"} @click=${act}>${text}</button>`;
  return html`<div class="fd-head__acts" @keydown=${(event: KeyboardEvent) => keys(ctx, event)}>
    ${button("fd-w-undo", t.workshop.undo, workshop.canUndo, () => void undo(ctx))}
    ${button("fd-w-redo", t.workshop.redo, workshop.canRedo, () => void redo(ctx))}
    ${button("fd-w-reset", t.workshop.resetAll, bench.file.draft?.changed ?? false, () => void resetAll())}
  </div>`;
}

/** One way back for all fields. The field to find a rule by, and forms that are not sent, keep the browser's own. */
function keys(ctx: Context, event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const back = key === "z" && !event.shiftKey;
  const again = (key === "z" && event.shiftKey) || key === "y";
  const target = event.target as HTMLElement;
  if ((!back && !again) || target.closest("form, .fd-find")) return;
  event.preventDefault();
  void (back ? undo(ctx) : redo(ctx));
}
