// Pröva: what if. Sliders and fields for what the rules set, scenarios beside each other, sums asked for backwards.

import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { sideInSentence } from "../names.js";
import type { Result } from "../result.js";
import { baseSide, changes } from "./changes.js";
import { beside } from "./beside.js";
import { FILE_FIELD, openFile, take } from "./exchange.js";
import { opened } from "./opened-view.js";
import { classes, panel, strip } from "./panel.js";
import { parameters } from "./parameters.js";
import { ALL, type Scenario } from "./scenario.js";
import { solve } from "./solve.js";
import { deeds, noScenario, PANEL, panelLabel, tabs } from "./tabs.js";
import type { Deed } from "./table.js";
import { setTry } from "./ui.js";
import { weights } from "./weights.js";

export function tryView(ctx: Context, result: Result): TemplateResult {
  const { t, house } = ctx;
  house.begin(t.try.nth(1));
  const { open } = house;
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    void take(ctx, input.files?.[0]).then(() => (input.value = "")); // the same file can be chosen again when it has been corrected
  };
  return html`<section class="fd-head" aria-labelledby="fd-title" @keydown=${(event: KeyboardEvent) => keys(ctx, event)}>
      <div class="fd-head__row"><h1 id="fd-title" tabindex="-1">${t.try.title}</h1>${steps(ctx)}</div>
      <p class="soft">${t.try.lead(sideInSentence(ctx, result, baseSide(result)))}</p>
    </section>
    <div class="fd-try" @keydown=${(event: KeyboardEvent) => keys(ctx, event)}>
      ${opened(ctx)} ${tabs(ctx)}
      <div role="tabpanel" id=${PANEL} aria-labelledby=${panelLabel(ctx)} class="fd-try__panel">
        ${open ? one(ctx, result, open) : html`${noScenario(ctx)}${beside(ctx, result)}<div class="fd-head__acts"><button class="fd-btn" type="button" @click=${openFile}>${t.try.openFile}</button></div>`}
      </div>
      <input id=${FILE_FIELD} type="file" hidden accept=".json,application/json" aria-label=${t.try.openFile} @change=${chosen} />
    </div>
    ${open ? html`${solve(ctx, result)} ${weights(ctx)}` : nothing}`;
}

function one(ctx: Context, result: Result, scenario: Scenario): TemplateResult {
  const { t, house } = ctx;
  const outcome = house.outcome(scenario);
  const now = "figures" in outcome ? outcome.figures : undefined;
  return html`${deeds(ctx, scenario)}
    <div class="fd-try__two">
      ${parameters(ctx, scenario)}
      <div class="fd-try__side" role="region" tabindex="0" aria-label=${t.try.beside}>
        ${panel(ctx, result, scenario, outcome)} ${now && now.schools > 0 ? classes(ctx, result, scenario, now) : nothing} ${changes(ctx, result, scenario)}
      </div>
    </div>
    ${now ? strip(ctx, result, now) : nothing}`;
}

// ---- steps ------------------------------------------------------------------------------------

const told = ({ t }: Context, { kind, name }: Deed): string => t.try.deeds[kind](name);

function undo(ctx: Context): void {
  const deed = ctx.house.undo();
  setTry(ctx, { typing: new Map(), renaming: undefined });
  if (deed) ctx.say(ctx.t.try.undone(told(ctx, deed)));
}

function redo(ctx: Context): void {
  const deed = ctx.house.redo();
  setTry(ctx, { typing: new Map(), renaming: undefined });
  if (deed) ctx.say(ctx.t.try.redone(told(ctx, deed)));
}

/** The buttons stay where they are, also when there is nothing more to undo: the focus is never lost. */
function steps(ctx: Context): TemplateResult {
  const { t, house } = ctx;
  const table = house;
  const scenario = table.board.open === ALL ? undefined : table.open;
  const touched = scenario !== undefined && scenario.changes.length + scenario.inputs.length > 0;
  const reset = () => {
    if (!scenario || !touched) return;
    table.put({ ...scenario, changes: [], inputs: [] }, { kind: "reset", name: scenario.name });
    setTry(ctx, { typing: new Map() });
    ctx.say(t.try.resetDone(scenario.name));
  };
  const button = (id: string, text: string, can: boolean, act: () => void, keys?: string) =>
    html`<button class="fd-btn" id=${id} type="button" aria-disabled=${can ? nothing : "true"} aria-keyshortcuts=${keys ?? nothing} @click=${act}>${text}</button>`;
  return html`<div class="fd-head__acts">
    ${button("fd-t-undo", t.try.undo, table.canUndo, () => undo(ctx), "Control+Z")}
    ${button("fd-t-redo", t.try.redo, table.canRedo, () => redo(ctx), "Control+Shift+Z")}
    ${button("fd-t-reset", t.try.reset, touched, reset)}
  </div>`;
}

/** One way back for everything here. Forms that are not sent keep the browser's own. */
function keys(ctx: Context, event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const back = key === "z" && !event.shiftKey;
  const again = (key === "z" && event.shiftKey) || key === "y";
  if ((!back && !again) || (event.target as HTMLElement).closest("form")) return;
  event.preventDefault();
  if (back) undo(ctx);
  else redo(ctx);
  keepFocus(ctx, (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot);
}

/** What had the focus may go away with the step: then it is the open tab's. */
function keepFocus(ctx: Context, root: ShadowRoot): void {
  setTimeout(() => {
    if (!root.activeElement) ctx.focus(`#fd-t-tab-${ctx.house.board.open}`);
  });
}
