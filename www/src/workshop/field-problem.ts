// A problem at its field: the text with the wrong part marked, what is wrong, what to do, and where the core knows a nearby
// name, a button that writes it.

import type { Problem } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { FieldOf } from "./field.js";
import { mended, suggestion } from "./place.js";

/** A value was changed, and its source not; to say that the source still holds is to write it again. */
const SOURCE = "source-unchanged";

export function problemAt(of: FieldOf, problem: Problem): TemplateResult {
  const { what, todo } = problem.text[of.ctx.lang];
  const { excerpt } = problem;
  const kind = problem.severity === "error" ? "error" : "warn";
  return html`<div class="fd-wf__problem fd-wf__problem--${kind}" data-code=${problem.code}>
    ${excerpt && excerpt.marked !== "" ? html`<p class="small"><code lang="sv">${excerpt.before}<mark>${excerpt.marked}</mark>${excerpt.after}</code></p>` : nothing}
    <p><b>${what}</b> ${todo}</p>
    ${mending(of, problem)}
  </div>`;
}

function mending(of: FieldOf, problem: Problem): TemplateResult | typeof nothing {
  const { ctx, word, path, id, value, bench, owner } = of;
  const { t, house } = ctx;
  const write = async (key: string, text: string, said: string) => {
    await house.set(path, key, text);
    if (said) ctx.say(said);
    ctx.focus(`#${CSS.escape(id)}`);
  };
  if (problem.code === SOURCE && owner) {
    const source = owner.keys.find(({ key }) => key === "enligt")?.text;
    if (source === undefined) return nothing;
    return html`<p><button class="fd-btn" type="button" @click=${() => void write("enligt", source, "")}>${t.workshop.sameSource}</button></p>`;
  }
  const name = suggestion(problem);
  const better = name !== undefined && typeof value === "string" ? mended(value, problem, name) : undefined;
  if (name === undefined || better === undefined || bench.file.copy) return nothing;
  return html`<p><button class="fd-btn" type="button" data-use=${name} @click=${() => void write(word, better, t.workshop.used(name))}>${t.workshop.use(name)}</button></p>`;
}
