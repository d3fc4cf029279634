// Bädda in: for whoever looks after another page, with a publishing system, no build tools and no say over headers. Choices
// to the left, and to the right the lines to paste, kept in step with them.

import { html, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { fields } from "./fields.js";
import { outcome } from "./outcome.js";

export function embedView(ctx: Context): TemplateResult {
  const { t } = ctx;
  return html`<section class="fd-head" aria-labelledby="fd-title">
      <h1 id="fd-title" tabindex="-1">${t.embed.title}</h1>
      <p class="soft">${t.embed.lead}</p>
    </section>
    <div class="fd-embed">${fields(ctx)} ${outcome(ctx)}</div>`;
}
