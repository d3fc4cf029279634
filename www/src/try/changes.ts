// What the scenario changes, in plain words, each with a way back; and the scenario as a file.

import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { whenHere } from "../parts/view.js";
import { sideInSentence } from "../names.js";
import type { Result } from "../result.js";
import { openFile, save } from "./exchange.js";
import { inputWords, refusal, withDependents } from "./inputs.js";
import { exchanged, withChange, type Scenario } from "./scenario.js";
import { valueOf, words } from "./value.js";
import type { Refused } from "./varied.js";

/** More of them than this come from a file that no hand has written. */
const MOST_SHOWN = 200;

export const baseSide = (result: Result): "current" | "proposed" => (result.proposed ? "proposed" : "current");

export function changes(ctx: Context, result: Result, scenario: Scenario): TemplateResult {
  const { t } = ctx;
  const count = scenario.changes.length + scenario.inputs.length;
  const refused = ctx.house.refused(scenario);
  return html`<section class="fd-card fd-panel" aria-labelledby="fd-t-changes">
    <h2 id="fd-t-changes" tabindex="-1">${t.try.changes(count, sideInSentence(ctx, result, baseSide(result)))}</h2>
    ${count === 0
      ? html`<p class="small soft">${t.try.unchanged}</p>`
      : html`<ul class="fd-changes" data-changes>${scenario.changes.map((_, i) => parameterChange(ctx, scenario, i))}${scenario.inputs.slice(0, MOST_SHOWN).map((_, i) => inputChange(ctx, scenario, i, refused))}</ul>`}
    ${scenario.inputs.length > MOST_SHOWN ? html`<p class="small">${t.try.inputsMore(scenario.inputs.length - MOST_SHOWN)}</p>` : nothing}
    ${scenario.inputs.length > 0 ? html`<p class="small soft" data-inputs-told>${t.try.inputsTold}</p>` : nothing}
    <div class="fd-head__acts">
      <button class="fd-btn fd-btn--main" id="fd-t-save" type="button" @click=${() => save(ctx, scenario)}>${t.try.save}</button>
      <button class="fd-btn" id="fd-t-open" type="button" @click=${openFile}>${t.try.openFile}</button>
      ${scenario.changes.length === 0 ? nothing : html`<button class="fd-link" id="fd-t-rules" type="button" @click=${() => void toWorkshop(ctx, scenario)}>${t.try.asRules}</button>`}
    </div>
  </section>`;
}

function parameterChange(ctx: Context, scenario: Scenario, at: number): TemplateResult {
  const { t, ruleLang, house } = ctx;
  const change = scenario.changes[at];
  if (!change) return html``;
  const parameter = house.parameter(change.parameter);
  const label = parameter?.label ?? change.parameter;
  const take = () => {
    house.write(exchanged(house.board, withChange(scenario, change.parameter, undefined)), { kind: "remove", name: label });
    next(ctx, scenario, at, label);
  };
  const text = parameter
    ? html`<span class="fd-change"><del><span class="fd-vh">${t.try.from} </span>${words(ctx, valueOf(parameter), parameter.sort)}</del> <span aria-hidden="true">→</span> <ins><span class="fd-vh">${t.try.to} </span>${words(ctx, change.value, parameter.sort)}</ins></span>`
    : html`<span class="fd-gap">${t.try.unknownParameter}</span>`;
  return html`<li data-change=${change.parameter}><span><span lang=${ruleLang ?? nothing}>${label}</span><br />${text}</span>${remover(ctx, label, take)}</li>`;
}

/** An input of the scenario's own: which school, what, from and to; or that these files have no such thing. */
function inputChange(ctx: Context, scenario: Scenario, at: number, refused: Refused): TemplateResult {
  const { t, ruleLang, house } = ctx;
  const input = scenario.inputs[at];
  if (!input) return html``;
  const { whose, what, from, to, name } = inputWords(ctx, scenario, input);
  const take = () => {
    const gone = withDependents(ctx, scenario.inputs, at);
    house.put({ ...scenario, inputs: scenario.inputs.filter((_, i) => !gone.has(i)) }, { kind: "remove", name });
    next(ctx, scenario, scenario.changes.length + at, name, gone.size);
  };
  const values = html`<span class="fd-change">${from === undefined ? nothing : html`<del><span class="fd-vh">${t.try.from} </span>${from}</del> <span aria-hidden="true">→</span> `}${
    to === undefined ? nothing : html`<ins>${from === undefined ? nothing : html`<span class="fd-vh">${t.try.to} </span>`}${to}</ins>`}</span>`;
  return html`<li data-input=${at} data-counted=${!refused.has(at)}><span><b>${whose}</b><br /><span lang=${ruleLang ?? nothing}>${what}</span><br />${values}${
    refused.has(at) ? html`<br /><span class="fd-gap">${t.try.inputRefused}</span> ${refusal(ctx, refused.get(at))}` : nothing}</span>${remover(ctx, name, take)}</li>`;
}

const remover = (ctx: Context, label: string, act: () => void): TemplateResult =>
  html`<button class="fd-link" type="button" @click=${act}>${ctx.t.try.remove}<span class="fd-vh"> ${ctx.t.try.removeWhat(label)}</span></button>`;

/** The change goes away with its button: the focus moves on to the next one, or to the heading. */
function next(ctx: Context, { changes, inputs }: Scenario, at: number, label: string, gone = 1): void {
  const left = changes.length + inputs.length - gone;
  ctx.say(gone > 1 ? ctx.t.try.removedMore(label, gone - 1) : ctx.t.try.removed(label));
  ctx.focus(left === 0 ? "#fd-t-changes" : `[data-changes] > li:nth-child(${Math.min(at + 1, left)}) button`);
}

async function toWorkshop(ctx: Context, scenario: Scenario): Promise<void> {
  const { store, t, house } = ctx;
  const taken = new Set([...store.ruleSets.map(({ id }) => id), ...store.files.map(({ name }) => name.replace(/\.toml$/, ""))]);
  const stem = scenario.name.toLocaleLowerCase("sv").normalize("NFC").replace(/[^\p{Ll}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "scenario";
  let id = stem;
  for (let n = 2; taken.has(id); n++) id = `${stem}-${n}`;
  const file = await house.asRules(scenario, id);
  if (file === undefined) return ctx.say(t.try.asRulesFailed);
  whenHere(ctx, "workshop", (_, own) => void own.house.choose(file));
  ctx.go("workshop");
  ctx.say(scenario.inputs.length > 0 ? `${t.try.asRulesDone(scenario.name)} ${t.try.asRulesInputs}` : t.try.asRulesDone(scenario.name));
}
