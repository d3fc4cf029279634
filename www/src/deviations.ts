// Accepted deviations: a warning of a law check that the rule set answers with a reason. They stand wherever its figures do.

import type { Deviation, ResourceInfo } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { sideName } from "./names.js";
import { formatDate } from "./numbers.js";
import { summaryOf, type Result } from "./result.js";

/** Of both sides, each told once where both accept the same. */
export function deviations(ctx: Context, result: Result): TemplateResult | typeof nothing {
  const sides = (["current", "proposed"] as const).flatMap((side) => {
    const summary = summaryOf(result, side);
    return summary ? [{ name: sideName(ctx, result, side), summary }] : [];
  });
  return note(ctx, sides.map(({ name, summary }) => ({ name: sides.length > 1 ? name : "", accepted: summary.deviations, resources: summary.resources })));
}

interface Of {
  name: string;
  accepted: readonly Deviation[];
  resources: readonly ResourceInfo[];
}

export function note(ctx: Context, of: readonly Of[]): TemplateResult | typeof nothing {
  const seen = new Map<string, { deviation: Deviation; label: string; names: string[] }>();
  for (const { name, accepted, resources } of of) {
    for (const deviation of accepted) {
      const label = resources.find(({ id }) => id === deviation.resource)?.label ?? deviation.resource;
      const key = JSON.stringify(deviation);
      const names = seen.get(key)?.names ?? [];
      seen.set(key, { deviation, label, names: name === "" ? names : [...names, name] });
    }
  }
  if (seen.size === 0) return nothing;
  return html`<div class="fd-note" data-deviations>
    ${[...seen.values()].map(({ deviation, label, names }) => one(ctx, deviation, label, names.length < of.length ? names : []))}
  </div>`;
}

function one({ t, lang, ruleLang }: Context, { title, reason, date, source }: Deviation, label: string, names: readonly string[]): TemplateResult {
  const where = names.length > 0 ? ` (${t.list(names)})` : "";
  return html`<p>
    <b>${t.deviations.title(label)}${where}</b> <span lang=${ruleLang ?? nothing}>${title}. ${t.deviations.reason(reason)}</span>
    <span class="soft">${t.deviations.decided(formatDate(date, lang), source)}</span>
  </p>`;
}
