// "Publicera till rektorerna": the way in. What makes the file is loaded when it is opened.

import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../context.js";
import { inPart } from "../parts/view.js";
import { put } from "./ui.js";

export function publicationPanel(ctx: Context): TemplateResult | typeof nothing {
  const { t, ui, store } = ctx;
  if (store.published || store.stale) return nothing;
  const toggle = (event: Event) => {
    const { open } = event.currentTarget as HTMLDetailsElement;
    if (open !== ui.publication.open) put(ctx, { open });
  };
  return html`<details class="fd-card fd-card--flush fd-group fd-publish" data-publish ?open=${ui.publication.open} @toggle=${toggle}>
    <summary><h2 id="fd-publish" tabindex="-1">${t.publication.title}</h2></summary>
    ${ui.publication.open ? html`<div class="fd-publish__in">${inPart(ctx, "publish", "section", ({ publishForm }, own) => publishForm(own))}</div>` : nothing}
  </details>`;
}
