// What has been typed of a school as a scenario in Pröva, with those numbers as its own inputs.

import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { awaited, whenHere } from "../parts/view.js";
import type { Typed } from "../try/exchange.js";
import type { Scenario } from "../try/scenario.js";

const LONGEST = 100;

/** Whose: the school's name, which the scenario is called by. */
export function asScenario(ctx: Context, whose: string): TemplateResult | typeof nothing {
  const { t, house } = ctx;
  const inputs = house.inputs();
  if (inputs.length === 0) return nothing;
  const why = house.unreadable() ? t.whatIf.scenario.unreadable : house.blocked ? t.whatIf.scenario.blocked : undefined;
  const there = why === undefined ? found(ctx, inputs) : undefined;
  const act = () => {
    house.hush();
    if (why !== undefined) return ctx.say(why);
    if (there) return ctx.say(t.whatIf.scenario.already(there.name));
    whenHere(ctx, "try", ({ keep }, own) => {
      if (found(ctx, inputs)) return; // asked for twice before it came
      const { name } = keep(own, t.whatIf.scenario.name(whose.slice(0, LONGEST)), inputs);
      ctx.say(t.whatIf.scenario.made(name));
      ctx.set({}); // nothing typed has changed, but what is shown of it has
    });
  };
  return html`<div class="fd-as-scenario" data-as-scenario=${there ? "made" : why === undefined ? "open" : "closed"}>
    <button class="fd-btn ${there ? "" : "fd-btn--main"}" type="button" id="fd-as-scenario" aria-disabled=${why === undefined ? nothing : "true"}
      aria-describedby="fd-as-scenario-why" @click=${act}>${t.whatIf.scenario.save}</button>
    <p class="small" id="fd-as-scenario-why">${why ?? (there ? html`<b>${t.whatIf.scenario.made(there.name)}</b>` : t.whatIf.scenario.lead)}</p>
    ${there
      ? html`<div class="fd-head__acts"><button class="fd-btn" type="button" id="fd-made-open" @click=${() => whenHere(ctx, "try", ({ turnTo }, own) => turnTo(own, there))}>${t.whatIf.scenario.open}</button>
          <button class="fd-btn" type="button" id="fd-made-save" @click=${() => whenHere(ctx, "try", ({ save }, own) => save(own, there))}>${t.whatIf.scenario.download}</button></div>`
      : awaited(ctx, "try")}
  </div>`;
}

/** The scenario that already says just this. Undone or changed in Pröva it is not there. */
function found({ store, lang }: Context, inputs: Scenario["inputs"]): Scenario | undefined {
  const same = JSON.stringify(inputs);
  const board = store.parts.here("try", lang)?.house.board;
  return board?.scenarios.find((one) => one.changes.length === 0 && one.inputs.length === inputs.length && JSON.stringify(one.inputs) === same);
}

/** What is typed of the school, as a scenario would be written of it; nothing where nothing is typed, or it cannot be read. */
export function typed(ctx: Context): Typed | undefined {
  const { t, house, store } = ctx;
  const inputs = house.inputs();
  if (inputs.length === 0 || house.unreadable() || house.blocked) return undefined;
  const row = store.result?.comparison.units.find(({ key }) => key === house.unit);
  const whose = row?.label ?? house.imagined?.name ?? "";
  return { name: t.whatIf.scenario.name(whose.slice(0, LONGEST)), inputs, there: found(ctx, inputs) };
}
