// To the right: the lines to paste, how they get to the other page, the single file, and a picture of what it becomes.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { keyed } from "lit/directives/keyed.js";
import type { Context } from "./context.js";
import { integrity } from "./beside.js";
import { choices, flaws, groundOf, isReady, loaded, put } from "./choices.js";
import { answered, bring, held, make } from "./making.js";
import { frame, looks, tag } from "./snippet.js";
import { onPage } from "../texts/embed-page.js";
import { textsIn } from "../texts/index.js";
import { DELIVERIES, type Attribute, type Delivery } from "./ui.js";

const CODE = "fd-e-code";

export function outcome(ctx: Context): TemplateResult {
  const { t, ui } = ctx;
  const { delivery } = ui.embed;
  const choice = (value: Delivery) =>
    html`<label class="fd-radio"><input type="radio" name="fd-e-delivery" value=${value} .checked=${live(delivery === value)} @change=${() => put(ctx, { delivery: value })} /><span>${t.embed.deliveries[value]}</span></label>`;
  return html`<div class="fd-embed__side">
    <section class="fd-card fd-embed__card" aria-labelledby="fd-e-out">
      <h2 id="fd-e-out">${delivery === "file" ? t.embed.theFile : t.embed.lines}</h2>
      <fieldset class="fd-fieldset"><legend>${t.embed.how}</legend>${DELIVERIES.map(choice)}</fieldset>
      <p class="small soft" data-delivery=${delivery}>${t.embed.aboutDelivery[delivery]}</p>
      ${delivery === "file" ? file(ctx) : code(ctx)} ${steps(ctx)}
    </section>
    ${preview(ctx)}
  </div>`;
}

// ---- the lines ----------------------------------------------------------------------------------

export function lines(ctx: Context): string {
  const { ui, store } = ctx;
  const sums = integrity(() => store.changed());
  const words = onPage[ui.embed.language];
  if (ui.embed.delivery === "frame") return frame(choices(ctx), sums, words.frame(textsIn(ui.embed.language).nav[ui.embed.view]));
  return tag(choices(ctx), sums, words.inside);
}

function code(ctx: Context): TemplateResult {
  const { t, store } = ctx;
  if (!isReady(flaws(ctx))) return html`<p class="fd-embed__wrong" data-stopped>${t.embed.stopped}</p>`;
  const text = lines(ctx);
  return html`<pre class="fd-embed__code" id=${CODE} role="group" aria-label=${t.embed.lines} translate="no"><code>${text}</code></pre>
    <div class="fd-head__acts"><button class="fd-btn fd-btn--main" id="fd-e-copy" type="button" @click=${(event: Event) => void copy(ctx, text, event)}>${t.embed.copy}</button></div>
    ${integrity(() => store.changed()) ? nothing : html`<p class="tiny soft" data-no-integrity>${t.embed.noIntegrity}</p>`}`;
}

/** Where the browser or the page that frames this one keeps the clipboard closed, the text is marked instead. */
async function copy(ctx: Context, text: string, event: Event): Promise<void> {
  const code = (event.currentTarget as HTMLElement).closest("section")?.querySelector("code");
  try {
    await navigator.clipboard.writeText(text);
    ctx.say(ctx.t.embed.copied);
  } catch {
    const range = document.createRange();
    if (code) range.selectNodeContents(code);
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    ctx.say(ctx.t.embed.marked);
  }
}

function steps(ctx: Context): TemplateResult {
  const { t, ui } = ctx;
  const { delivery, folder } = ui.embed;
  const ground = groundOf(ctx);
  const { rules, tables } = choices(ctx);
  const names = ground === "publication" ? [ui.embed.publication.trim()] : ground === "files" ? [...rules, ...tables] : [];
  return html`<h3>${t.embed.todo}</h3>
    <ol class="fd-embed__steps small">${t.embed.steps[delivery]({ folder: folder.trim(), names }).map((step) => html`<li>${step}</li>`)}</ol>`;
}

// ---- the single file ----------------------------------------------------------------------------

function file(ctx: Context): TemplateResult {
  const { t, house } = ctx;
  const made = house.made;
  const ground = groundOf(ctx);
  const publication = ground === "publication" ? held(ctx) : undefined;
  const ready = isReady(flaws(ctx)) && (ground !== "publication" || publication !== undefined);
  const chosen = (event: Event) => void bring(ctx, event.target as HTMLInputElement);
  const open = (event: Event) => (event.currentTarget as HTMLElement).parentElement?.querySelector<HTMLInputElement>("input[type=file]")?.click();
  return html`${ground === "publication"
      ? html`<div class="fd-embed__bring">
          <p class="small" id="fd-e-held">${publication ? t.embed.held(publication.name) : t.embed.holdsNone}</p>
          <input type="file" id="fd-e-file" hidden accept=".json" @change=${chosen} />
          <button class="fd-btn" type="button" aria-describedby="fd-e-held" @click=${open}>${t.embed.bring}</button>
          ${house.refused === undefined ? nothing : html`<p class="fd-embed__wrong" data-flaw="publication">${t.embed.noPublication(house.refused)}</p>`}
        </div>`
      : nothing}
    ${ground === "files" && loaded(ctx).rules.length === 0 ? html`<p class="fd-embed__wrong">${t.embed.nothingLoaded}</p>` : nothing}
    ${ground !== "example" && answered(ctx).length > 0 ? html`<p class="fd-embed__note" data-answered>${t.embed.answered(answered(ctx))}</p>` : nothing}
    <div class="fd-head__acts">
      <button class="fd-btn fd-btn--main" id="fd-e-make" type="button" ?disabled=${!ready || made?.kind === "working"} @click=${() => void make(ctx)}>${t.embed.make}</button>
    </div>
    ${made === undefined || made.kind === "working"
      ? nothing
      : made.kind === "saved"
        ? html`<p class="small" data-made>${t.embed.saved(made.name, made.bytes)}</p>`
        : html`<p class="fd-embed__wrong" data-made-failed=${made.why}>${t.embed.failures[made.why]}</p>`}`;
}

// ---- the picture --------------------------------------------------------------------------------

const same = (a: readonly Attribute[], b: readonly Attribute[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** An element beside this one with the same choices and the files that are loaded here. It is a picture: nothing in it is pressed. */
function preview(ctx: Context): TemplateResult {
  const { t, ui, store } = ctx;
  const { preview: drawn } = ui.embed;
  const now = looks(choices(ctx));
  const draw = () => {
    put(ctx, { preview: now });
    ctx.say(t.embed.drawn);
  };
  const close = () => {
    put(ctx, { preview: undefined });
    ctx.focus("#fd-e-draw");
  };
  const outdated = drawn !== undefined && !same(drawn, now);
  return html`<section class="fd-card fd-embed__card" aria-labelledby="fd-e-preview">
    <h2 id="fd-e-preview">${t.embed.preview}</h2>
    <p class="small soft">${t.embed.described(described(ctx))}</p>
    ${store.result === undefined
      ? html`<p class="small">${t.embed.noPreview}</p>`
      : html`<div class="fd-head__acts">
          <button class="fd-btn" id="fd-e-draw" type="button" ?disabled=${drawn !== undefined && !outdated} @click=${draw}>${drawn === undefined ? t.embed.draw : t.embed.redraw}</button>
          ${drawn === undefined ? nothing : html`<button class="fd-btn" type="button" @click=${close}>${t.embed.closePreview}</button>`}
        </div>`}
    ${drawn !== undefined && store.result !== undefined ? keyed(drawn, picture(ctx, drawn)) : nothing}
  </section>`;
}

function described({ t, ui, store }: Context): { view: string; plain: boolean; school: string | undefined } {
  const { view, plain, unit } = ui.embed;
  return { view: t.nav[view], plain, school: store.result?.comparison.units.find(({ key }) => key === unit)?.label };
}

function picture({ store }: Context, attributes: readonly Attribute[]): TemplateResult {
  const of = (name: string) => {
    const value = attributes.find(([one]) => one === name)?.[1];
    return value === true ? "" : (value ?? nothing);
  };
  const publication = store.published && { name: store.published.name, bytes: new TextEncoder().encode(JSON.stringify(store.published.file)) };
  return html`<div class="fd-embed__picture" inert>
    <fordela-kalkylator .files=${publication ? undefined : store.figureFiles.map(({ name, bytes, demo }) => ({ name, bytes, invented: demo && store.demo?.invented === true }))} .publicationFile=${publication}
      view=${of("view")} unit=${of("unit")} current=${of("current")} proposed=${of("proposed")} language=${of("language")} theme=${of("theme")}
      colours=${of("colours")} full-view=${of("full-view")} ?plain=${of("plain") === ""}></fordela-kalkylator>
  </div>`;
}
