// The ways in to numbers of one's own; what is behind them is loaded when it is first needed.

import type { ComparedRow } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../context.js";
import { inPart } from "../parts/view.js";
import type { Result } from "../result.js";
import { setSchool } from "./ui.js";

/** The way in, beside the choice of a school. */
export function offer(ctx: Context): TemplateResult {
  const { t } = ctx;
  const open = () => {
    setSchool(ctx, { invented: true });
    ctx.focus("#fd-title");
  };
  return html`<div class="fd-offer"><button class="fd-btn" type="button" id="fd-invent" @click=${open}>${t.offer.invented}</button>
    <p class="small soft">${t.offer.inventedLead}</p></div>`;
}

/** Where figures were published, there is nothing to compute until somebody asks: neither the questions nor the core are fetched. */
export function ownNumbers(ctx: Context, result: Result, row: ComparedRow): TemplateResult | typeof nothing {
  const { t, ui, store } = ctx;
  if (store.published && !store.published.tells) return nothing;
  if (!store.published || ui.mySchool.trying) return inPart(ctx, "whatIf", "section", ({ whatIfView }, own) => whatIfView(own, result, row.key, row));
  const open = () => {
    setSchool(ctx, { trying: true });
    ctx.focus("#fd-what-if");
  };
  return html`<section class="fd-sec" aria-labelledby="fd-own-title" data-own-numbers>
    <div class="fd-sec__head"><h2 id="fd-own-title">${t.offer.ownTitle}</h2><p>${t.offer.ownLead}</p></div>
    <div class="fd-head__acts"><button class="fd-btn" type="button" id="fd-own-numbers" @click=${open}>${t.offer.own}</button></div>
  </section>`;
}
