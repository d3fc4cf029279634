// Which rule sets are compared: told on one line, changed in two lists that open beneath it.

import type { RuleSetInfo } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { key } from "./cells.js";
import type { Context } from "./context.js";
import { markOf, refusal, statusName } from "./names.js";
import type { Side } from "./result.js";

export function settings(ctx: Context): TemplateResult | typeof nothing {
  const { t, ui, store } = ctx;
  if (store.ruleSets.length === 0) return nothing;
  // What the figures below are of; while they are stale that may be other sets than the newest files hold.
  const { current, proposed } = store.stale && store.result ? store.result : store.chosen();
  const toggle = () => ctx.set({ rulesOpen: !ui.rulesOpen });
  return html`<section class="fd-rules" aria-label=${t.rules.label}>
    <div class="fd-rules__line">
      <ul class="fd-facts">${current ? line(ctx, "current", markOf({ current, proposed }, "current"), current) : nothing}${proposed ? line(ctx, "proposed", markOf({ current, proposed }, "proposed"), proposed) : nothing}</ul>
      ${store.ruleSets.length > 1 && !store.published
        ? html`<button class="fd-link" id="fd-rules-toggle" type="button" aria-expanded=${ui.rulesOpen} aria-controls=${ui.rulesOpen ? "fd-rules-panel" : nothing} @click=${toggle}>
            ${ui.rulesOpen ? t.rules.done : t.rules.change}
          </button>`
        : nothing}
    </div>
    ${ui.rulesOpen && store.ruleSets.length > 1 && !store.published ? panel(ctx) : nothing}
  </section>`;
}

function line(ctx: Context, side: Side, mark: Side, set: RuleSetInfo): TemplateResult {
  return html`<li data-side=${side}><span class="fd-vh">${statusName(ctx, set)}: </span>${key(mark, html`<span lang=${ctx.ruleLang ?? nothing}>${set.name}</span>`)}</li>`;
}

function panel(ctx: Context): TemplateResult {
  const { t, store } = ctx;
  const asked = store.chosen();
  const changed = async (work: Promise<void>) => {
    await work;
    if (store.refused) return ctx.say(refusal(ctx));
    const now = store.chosen();
    if (!store.stale) ctx.say(t.rules.swapped(now.current?.name ?? "", now.proposed?.name ?? ""));
  };
  return html`<div class="fd-rules__panel" id="fd-rules-panel">
    ${list(ctx, "current", t.rules.from, asked.current, changed)} ${list(ctx, "proposed", t.rules.to, asked.proposed, changed)}
    <button class="fd-btn" type="button" ?disabled=${!asked.current || !asked.proposed} @click=${() => void changed(store.swapRuleSets())}>${t.rules.swap}</button>
  </div>`;
}

function list(
  ctx: Context,
  side: Side,
  label: string,
  chosen: RuleSetInfo | undefined,
  changed: (work: Promise<void>) => Promise<void>,
): TemplateResult {
  const { t, store } = ctx;
  const id = `fd-rules-${side}`;
  const choose = (event: Event) => void changed(store.chooseRuleSet(side, (event.target as HTMLSelectElement).value));
  return html`<div class="fd-field">
    <label for=${id}>${key(markOf(store.chosen(), side), label)}</label>
    <select class="fd-select" id=${id} .value=${chosen?.id ?? ""} @change=${choose}>
      ${store.ruleSets.map(
        (set) => html`<option value=${set.id} ?selected=${set.id === chosen?.id} ?disabled=${!set.usable}>
          ${set.name}${set.usable ? nothing : `, ${t.rules.unusable}`}
        </option>`,
      )}
    </select>
  </div>`;
}
