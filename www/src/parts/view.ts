// A part in its place on the page: drawn when it is here. Until then the place is quiet, and it is said when it takes long; where the
// part cannot come, there is a sentence and a way to try again.

import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../context.js";
import type { PartName, Sorts } from "./list.js";
import type { Within } from "./part.js";
import type { Here } from "./parts.js";

type Drawn = TemplateResult | typeof nothing;

/** `view`: it takes the place of everything below the bar. `section`: it stands among other things. */
type Place = "view" | "section";

/** The context that the part's own views are given. */
export function within<N extends PartName>(ctx: Context, { house, words }: Here<Sorts[N]>): Within<Sorts[N]> {
  return { ...ctx, t: { ...ctx.t, ...words }, house };
}

export function inPart<N extends PartName>(ctx: Context, name: N, place: Place, draw: (views: Sorts[N]["views"], ctx: Within<Sorts[N]>) => Drawn): Drawn {
  const here = ctx.store.parts.want(name, ctx.lang);
  if (here === "failed") return failed(ctx, name, place);
  if (here === "loading") return html`<div aria-busy="true" data-part=${name}></div>`;
  if (here === "late") return late(ctx, name, place);
  return draw(here.part.views, within(ctx, here));
}

/** The same after something was done, and not while drawing. */
export function whenHere<N extends PartName>(ctx: Context, name: N, act: (views: Sorts[N]["views"], ctx: Within<Sorts[N]>) => void): void {
  ctx.store.parts.use(name, ctx.lang, (here) => act(here.part.views, within(ctx, here)));
}

/** For what was asked for by doing something: nothing to show, unless it takes long or cannot come. */
export function awaited(ctx: Context, name: PartName): Drawn {
  const absent = ctx.store.parts.absent(name, ctx.lang);
  return absent === "failed" ? failed(ctx, name, "section") : absent === "late" ? late(ctx, name, "section") : nothing;
}

const late = ({ t }: Context, name: PartName, place: Place): TemplateResult => html`<div class="fd-card" aria-busy="true" data-part=${name}>
  ${place === "view" ? html`<h1 class="fd-loading">${t.loading.part}</h1>` : html`<p class="fd-loading">${t.loading.part}</p>`}
  <div class="fd-skel" aria-hidden="true"><i></i><i></i><i></i><i></i></div>
</div>`;

function failed(ctx: Context, name: PartName, place: Place): TemplateResult {
  const { t, ui } = ctx;
  const again = () => {
    ctx.store.parts.again(name, ctx.lang);
    if (place === "view") ctx.focus("#fd-title");
  };
  const button = html`<button class="fd-btn" type="button" data-again=${name} @click=${again}>${t.notices.retry}</button>`;
  if (place === "section") return html`<div class="fd-note fd-note--warn fd-notice" data-part-failed=${name}><p role="alert">${t.notices.part}</p><div class="fd-head__acts">${button}</div></div>`;
  return html`<div class="fd-empty" data-part-failed=${name}>
    <h1 id="fd-title" tabindex="-1">${t.nav[ui.view]}</h1>
    <p class="soft" role="alert">${t.notices.part}</p>
    <div class="fd-head__acts">${button}</div>
  </div>`;
}
