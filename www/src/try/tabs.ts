// The scenarios as tabs, and what is done with them: begin one, double it, name it, take it away.

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Context } from "./context.js";
import { added, ALL, exchanged, freeName, removed, type Scenario } from "./scenario.js";
import { setTry } from "./ui.js";

const tabId = (key: string): string => `fd-t-tab-${key}`;
export const PANEL = "fd-t-panel";

export function tabs(ctx: Context): TemplateResult {
  const { t, house } = ctx;
  const { board } = house;
  const keys = [...board.scenarios.map(({ key }) => key), ALL];
  const open = (key: string) => {
    house.close();
    house.turn(key);
    setTry(ctx, { typing: new Map(), renaming: undefined });
  };
  const move = (event: KeyboardEvent) => {
    const at = keys.indexOf(board.open);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: keys.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const key = keys[(to + keys.length) % keys.length] ?? ALL;
    open(key);
    ctx.focus(`#${tabId(key)}`);
  };
  const tab = (key: string, label: string) => html`<button role="tab" type="button" id=${tabId(key)} aria-selected=${board.open === key} aria-controls=${PANEL}
    tabindex=${board.open === key ? 0 : -1} @click=${() => open(key)}>${label}</button>`;
  return html`<div class="fd-try__tabs">
    <div class="fd-tabs" role="tablist" aria-label=${t.try.scenarios} @keydown=${move}>
      ${repeat(board.scenarios, ({ key }) => key, ({ key, name }) => tab(key, name))}${tab(ALL, t.try.all)}
    </div>
    <button class="fd-link" id="fd-t-new" type="button" @click=${() => begin(ctx)}>${t.try.another0}</button>
  </div>`;
}

export const panelLabel = ({ house }: Context): string => tabId(house.board.open);

function begin(ctx: Context): void {
  const { t, house } = ctx;
  const { board } = house;
  const name = freeName(board, t.try.nth(board.scenarios.length + 1), t.try.nth);
  const scenario = house.make(name);
  house.write(added(board, scenario), { kind: "new", name });
  ctx.say(t.try.begun(name));
  ctx.focus(`#${tabId(scenario.key)}`);
}

export function deeds(ctx: Context, scenario: Scenario): TemplateResult {
  const { t, ui, house } = ctx;
  const table = house;
  const copy = () => {
    const name = freeName(table.board, t.try.copyOf(scenario.name), (n) => t.try.another(t.try.copyOf(scenario.name), n));
    const next = table.make(name, scenario.changes, scenario.inputs);
    table.write(added(table.board, next, scenario.key), { kind: "copy", name });
    ctx.say(t.try.begun(name));
    ctx.focus(`#${tabId(next.key)}`);
  };
  const drop = () => {
    const next = removed(table.board, scenario.key);
    table.write(next, { kind: "delete", name: scenario.name });
    ctx.say(t.try.deleted(scenario.name));
    ctx.focus(`#${tabId(next.open)}`);
  };
  const rename = () => {
    setTry(ctx, { renaming: scenario.name });
    ctx.focus("#fd-t-name");
  };
  if (ui.try.renaming !== undefined) return naming(ctx, scenario, ui.try.renaming);
  return html`<div class="fd-try__deeds" role="group" aria-label=${t.try.deedsOf(scenario.name)}>
    <button class="fd-link" id="fd-t-rename" type="button" @click=${rename}>${t.try.rename}</button>
    <button class="fd-link" id="fd-t-copy" type="button" @click=${copy}>${t.try.copy}</button>
    <button class="fd-link" id="fd-t-drop" type="button" @click=${drop}>${t.try.drop}</button>
  </div>`;
}

function naming(ctx: Context, scenario: Scenario, text: string): TemplateResult {
  const { t, house } = ctx;
  const table = house;
  const back = () => {
    setTry(ctx, { renaming: undefined });
    ctx.focus("#fd-t-rename");
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const name = text.replace(/\s+/g, " ").trim();
    const others = table.board.scenarios.filter(({ key }) => key !== scenario.key);
    const input = (event.target as HTMLFormElement).querySelector<HTMLInputElement>("input");
    input?.setCustomValidity(name === "" ? t.try.nameMissing : others.some((one) => one.name === name) ? t.try.nameTaken(name) : "");
    if (!input?.reportValidity()) return;
    if (name !== scenario.name) table.write(exchanged(table.board, { ...scenario, name }), { kind: "rename", name });
    ctx.say(t.try.renamed(name));
    back();
  };
  const type = (event: Event) => {
    const input = event.target as HTMLInputElement;
    input.setCustomValidity("");
    setTry(ctx, { renaming: input.value });
  };
  return html`<form class="fd-try__naming" novalidate @submit=${submit} @keydown=${(event: KeyboardEvent) => (event.key === "Escape" ? back() : undefined)}>
    <div class="fd-field"><label for="fd-t-name">${t.try.name}</label><input class="fd-input" id="fd-t-name" maxlength="120" autocomplete="off" .value=${text} @input=${type} /></div>
    <button class="fd-btn fd-btn--main" type="submit">${t.try.nameIt}</button><button class="fd-btn" type="button" @click=${back}>${t.common.cancel}</button>
  </form>`;
}

/** When every scenario has been taken away. */
export const noScenario = ({ t, house }: Context): TemplateResult | typeof nothing => (house.board.scenarios.length === 0 ? html`<p class="soft">${t.try.noScenario}</p>` : nothing);
