// The fields to the left: what is shown, of which data, in which colours, and where the files lie.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Context } from "./context.js";
import { formatNumber } from "../numbers.js";
import type { AddressFlaw } from "./address.js";
import { fetchTexts, isLang } from "../texts/index.js";
import { flaws, groundOf, put, typed, type Flaws } from "./choices.js";
import { colour, designed, modes, TOKENS, weakest, type Token } from "./colours.js";
import { GROUNDS, type EmbedUi, type Ground, type Mode, type Shown } from "./ui.js";

const SHOWN: readonly Shown[] = ["school", "comparison", "try", "followup", "workshop", "import"];

export function fields(ctx: Context): TemplateResult {
  const found = flaws(ctx);
  return html`<div class="fd-embed__fields">${shown(ctx, found)} ${data(ctx, found)} ${place(ctx, found)} ${colours(ctx)}</div>`;
}

// ---- what every field is made of ----------------------------------------------------------------

type Texted = "fullView" | "publication" | "rules" | "tables" | "folder";

interface Field {
  key: Texted;
  label: string;
  help: string;
  value: string;
  wrong: AddressFlaw | undefined;
  many?: boolean;
}

/** What is wrong stops the code; what has a condition is told and does not. */
function addressField(ctx: Context, { key, label, help, value, wrong, many = false }: Field): TemplateResult {
  const { t } = ctx;
  const id = `fd-e-${key}`;
  const stopped = wrong !== undefined && wrong.kind !== "elsewhere" && wrong.kind !== "insecure";
  const described = `${wrong ? `${id}-w ` : ""}${id}-h`;
  const input = (event: Event) => put(ctx, { [key]: (event.target as HTMLInputElement).value });
  const field = many
    ? html`<textarea class="fd-input fd-embed__list" id=${id} rows="4" autocomplete="off" spellcheck="false" aria-describedby=${described} aria-invalid=${stopped} .value=${live(value)} @input=${input}></textarea>`
    : html`<input class="fd-input" id=${id} type="text" inputmode="url" autocomplete="off" spellcheck="false" aria-describedby=${described} aria-invalid=${stopped} .value=${live(value)} @input=${input} />`;
  return html`<div class="fd-field">
    <label for=${id}>${label}</label>
    ${field}
    ${wrong ? html`<p class=${stopped ? "fd-embed__wrong" : "fd-embed__note"} id="${id}-w" data-flaw=${wrong.kind}>${t.embed.flaws[wrong.kind]("origin" in wrong ? wrong.origin : "")}</p>` : nothing}
    <p class="tiny soft" id="${id}-h">${help}</p>
  </div>`;
}

interface Choice {
  value: string;
  text: string;
  /** Named by a rule set and not by this page. */
  named?: boolean;
}

function list(ctx: Context, key: "view" | "unit" | "current" | "proposed" | "language" | "theme", label: string, options: readonly Choice[], described?: string): TemplateResult {
  const id = `fd-e-${key}`;
  const value = ctx.ui.embed[key];
  const change = (event: Event) => {
    const { value: chosen } = event.target as HTMLSelectElement;
    put(ctx, { [key]: chosen } as Partial<EmbedUi>);
    // The name of the view is written in it; without a net it stays in this page's language.
    if (key === "language" && isLang(chosen)) void fetchTexts(chosen).then(ctx.store.changed, () => {});
  };
  return html`<div class="fd-field">
    <label for=${id}>${label}</label>
    <select class="fd-select" id=${id} aria-describedby=${described ?? nothing} .value=${live(value)} @change=${change}>
      ${options.map((one) => html`<option value=${one.value} lang=${one.named ? (ctx.ruleLang ?? nothing) : nothing} ?selected=${one.value === value}>${one.text}</option>`)}
    </select>
  </div>`;
}

function card(id: string, heading: string, body: TemplateResult): TemplateResult {
  return html`<section class="fd-card fd-embed__card" aria-labelledby=${id}><h2 id=${id}>${heading}</h2>${body}</section>`;
}

// ---- what is shown ------------------------------------------------------------------------------

function shown(ctx: Context, found: Flaws): TemplateResult {
  const { t, ui, store } = ctx;
  const { plain } = ui.embed;
  const rows = store.result?.comparison.units ?? [];
  const sets: readonly Choice[] = store.ruleSets.map(({ id, name }) => ({ value: id, text: name, named: true }));
  const pair = found.pair ? "fd-e-pair" : undefined;
  return card(
    "fd-e-shown",
    t.embed.shown,
    html`${list(ctx, "view", t.embed.view, SHOWN.map((view) => ({ value: view, text: t.nav[view] })))}
      <label class="fd-radio"><input type="checkbox" id="fd-e-plain" .checked=${live(plain)} @change=${(event: Event) => put(ctx, { plain: (event.target as HTMLInputElement).checked })} /><span>${t.embed.plain}</span></label>
      ${plain && ui.embed.delivery !== "file" ? addressField(ctx, { key: "fullView", label: t.embed.fullView, help: t.embed.fullViewHelp, value: ui.embed.fullView, wrong: found.fullView }) : nothing}
      ${list(ctx, "unit", t.embed.unit, [{ value: "", text: t.embed.noUnit }, ...rows.map(({ key, label }) => ({ value: key, text: label, named: true }))])}
      ${sets.length > 1
        ? html`${list(ctx, "current", t.embed.current, [{ value: "", text: t.embed.latest }, ...sets], pair)}
            ${list(ctx, "proposed", t.embed.proposed, [{ value: "", text: t.embed.latest }, ...sets], pair)}
            ${pair ? html`<p class="fd-embed__wrong" id=${pair}>${t.embed.samePair}</p>` : nothing}`
        : nothing}
      <div class="fd-embed__pair">
        ${list(ctx, "language", t.embed.language, [{ value: "sv", text: t.embed.swedish }, { value: "en", text: t.embed.english }])}
        ${list(ctx, "theme", t.embed.theme, [{ value: "", text: t.embed.system }, { value: "light", text: t.embed.light }, { value: "dark", text: t.embed.dark }])}
      </div>`,
  );
}

// ---- the data -----------------------------------------------------------------------------------

function data(ctx: Context, found: Flaws): TemplateResult {
  const { t, ui } = ctx;
  const ground = groundOf(ctx);
  const inside = ui.embed.delivery === "file";
  const choice = (value: Ground) =>
    html`<label class="fd-radio"><input type="radio" name="fd-e-ground" value=${value} .checked=${live(ground === value)} @change=${() => put(ctx, { ground: value })} /><span>${t.embed.grounds[value]}</span></label>`;
  return card(
    "fd-e-data",
    t.embed.data,
    html`<fieldset class="fd-fieldset"><legend class="fd-vh">${t.embed.data}</legend>${GROUNDS.map(choice)}</fieldset>
      <p class="small soft" data-ground=${ground}>${t.embed.about[ground]}</p>
      ${inside ? nothing : addresses(ctx, ground, found)}`,
  );
}

function addresses(ctx: Context, ground: Ground, found: Flaws): TemplateResult | typeof nothing {
  const { t, ui } = ctx;
  if (ground === "example") return nothing;
  if (ground === "publication")
    return addressField(ctx, { key: "publication", label: t.embed.publication, help: t.embed.addressHelp, value: ui.embed.publication, wrong: found.publication });
  const { rules, tables } = typed(ctx);
  return html`${addressField(ctx, { key: "rules", label: t.embed.rules, help: t.embed.listHelp, value: rules, wrong: found.rules, many: true })}
    ${addressField(ctx, { key: "tables", label: t.embed.tables, help: t.embed.listHelp, value: tables, wrong: found.tables, many: true })}`;
}

function place(ctx: Context, found: Flaws): TemplateResult | typeof nothing {
  const { t, ui } = ctx;
  if (ui.embed.delivery === "file") return nothing;
  return card("fd-e-place", t.embed.place, addressField(ctx, { key: "folder", label: t.embed.folder, help: t.embed.folderHelp, value: ui.embed.folder, wrong: found.folder }));
}

// ---- colours ------------------------------------------------------------------------------------

function colours(ctx: Context): TemplateResult {
  const { t, ui } = ctx;
  const toggle = (event: Event) => {
    const { open } = event.currentTarget as HTMLDetailsElement;
    if (open !== ui.embed.coloursOpen) put(ctx, { coloursOpen: open });
  };
  return html`<details class="fd-card fd-card--flush" data-colours ?open=${ui.embed.coloursOpen} @toggle=${toggle}>
    <summary><h2>${t.embed.colours}</h2></summary>
    ${ui.embed.coloursOpen
      ? html`<div class="fd-embed__card fd-embed__colours"><p class="small soft">${t.embed.coloursHelp}</p>${TOKENS.map((token) => colourRow(ctx, token))}</div>`
      : nothing}
  </details>`;
}

function colourRow(ctx: Context, token: Token): TemplateResult {
  const { t, ui } = ctx;
  return html`<fieldset class="fd-fieldset"><legend>${t.embed.tokens[token]}</legend>
    <div class="fd-embed__pair">${modes(ui.embed.theme).map((mode) => colourField(ctx, token, mode))}</div>
  </fieldset>`;
}

function colourField(ctx: Context, token: Token, mode: Mode): TemplateResult {
  const { t, ui, lang } = ctx;
  const key = `${token}.${mode}`;
  const id = `fd-e-${token}-${mode}`;
  const text = ui.embed.colours.get(key) ?? "";
  const unread = text.trim() !== "" && colour(text) === undefined;
  const weak = weakest(ui.embed.colours, token, mode);
  const input = (event: Event) => put(ctx, { colours: new Map(ui.embed.colours).set(key, (event.target as HTMLInputElement).value) });
  const ratio = (value: number) => formatNumber((Math.floor(value * 10) / 10).toFixed(1), lang);
  return html`<div class="fd-field">
    <label for=${id}>${t.embed.modes[mode]}</label>
    <input class="fd-input" id=${id} type="text" autocomplete="off" spellcheck="false" placeholder=${designed(token, mode)} aria-invalid=${unread} aria-describedby=${unread || weak ? `${id}-w` : nothing} .value=${live(text)} @input=${input} />
    ${unread ? html`<p class="fd-embed__wrong" id="${id}-w" data-flaw="colour">${t.embed.noColour(text.trim())}</p>` : nothing}
    ${weak ? html`<p class="fd-embed__note" id="${id}-w" data-flaw="weak">${t.embed.weak(t.embed.tokenNames[weak.against] ?? weak.against, ratio(weak.ratio), weak.choose)}</p>` : nothing}
  </div>`;
}
