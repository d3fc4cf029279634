// What has been typed of a school as a scenario in Pröva, with those numbers as its own inputs.

import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../context.js";
import { save } from "../try/exchange.js";
import { added, ALL, freeName, type Scenario } from "../try/scenario.js";
import { setTry } from "../try/ui.js";

const LONGEST = 100;

/** Whose: the school's name, which the scenario is called by. */
export function asScenario(ctx: Context, whose: string): TemplateResult | typeof nothing {
  const { t, store } = ctx;
  const inputs = store.whatIf.inputs();
  if (inputs.length === 0) return nothing;
  const why = store.whatIf.unreadable() ? t.whatIf.scenario.unreadable : store.whatIf.blocked ? t.whatIf.scenario.blocked : undefined;
  const there = why === undefined ? found(ctx, inputs) : undefined;
  const act = () => {
    store.whatIf.hush();
    if (why !== undefined) return ctx.say(why);
    const scenario = there ?? make(ctx, whose, inputs);
    ctx.say(there ? t.whatIf.scenario.already(scenario.name) : t.whatIf.scenario.made(scenario.name));
    ctx.set({}); // nothing typed has changed, but what is shown of it has
  };
  return html`<div class="fd-as-scenario" data-as-scenario=${there ? "made" : why === undefined ? "open" : "closed"}>
    <button class="fd-btn ${there ? "" : "fd-btn--main"}" type="button" id="fd-as-scenario" aria-disabled=${why === undefined ? nothing : "true"}
      aria-describedby="fd-as-scenario-why" @click=${act}>${t.whatIf.scenario.save}</button>
    <p class="small" id="fd-as-scenario-why">${why ?? (there ? html`<b>${t.whatIf.scenario.made(there.name)}</b>` : t.whatIf.scenario.lead)}</p>
    ${there
      ? html`<div class="fd-head__acts"><button class="fd-btn" type="button" id="fd-made-open" @click=${() => open(ctx, there)}>${t.whatIf.scenario.open}</button>
          <button class="fd-btn" type="button" id="fd-made-save" @click=${() => save(ctx, there)}>${t.whatIf.scenario.download}</button></div>`
      : nothing}
  </div>`;
}

/** The scenario that already says just this. Undone or changed in Pröva it is not there. */
function found({ store }: Context, inputs: Scenario["inputs"]): Scenario | undefined {
  const same = JSON.stringify(inputs);
  return store.tryTable.board.scenarios.find((one) => one.changes.length === 0 && one.inputs.length === inputs.length && JSON.stringify(one.inputs) === same);
}

/** What is typed of the school as a scenario that is not laid on the table; nothing where nothing is typed, or it cannot be read. */
export function ownScenario(ctx: Context, whose: string): Scenario | undefined {
  const inputs = ctx.store.whatIf.inputs();
  if (inputs.length === 0 || ctx.store.whatIf.unreadable() || ctx.store.whatIf.blocked) return undefined;
  return found(ctx, inputs) ?? drawn(ctx, whose, inputs);
}

function drawn({ t, store }: Context, whose: string, inputs: Scenario["inputs"]): Scenario {
  const table = store.tryTable;
  const wanted = t.whatIf.scenario.name(whose.slice(0, LONGEST));
  return table.make(freeName(table.board, wanted, (n) => t.try.another(wanted, n)), [], inputs);
}

function make(ctx: Context, whose: string, inputs: Scenario["inputs"]): Scenario {
  const table = ctx.store.tryTable;
  table.begin(ctx.t.try.nth(1));
  const scenario = drawn(ctx, whose, inputs);
  const { board } = table;
  table.write(added(board, scenario, board.open === ALL ? undefined : board.open), { kind: "new", name: scenario.name });
  return scenario;
}

function open(ctx: Context, scenario: Scenario): void {
  ctx.store.tryTable.turn(scenario.key);
  setTry(ctx, { typing: new Map(), renaming: undefined });
  ctx.go("try");
  ctx.focus(`#fd-t-tab-${scenario.key}`);
}
