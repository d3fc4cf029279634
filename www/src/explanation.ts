// The reason for one figure, read as a receipt: in words, with the numbers in, the rounding, the source, and the figures
// behind it. The tree is made when it is opened, never before.

import type { ExplanationNode, Piece, Step } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { sideInSentence, sideName } from "./names.js";
import { ruleSetOf, type Result, type Side } from "./result.js";

interface Resource {
  id: string;
  label: string;
  inCurrent: boolean;
  inProposed: boolean;
}

/** Trees up to this size are shown whole; in larger ones the parts of the parts are folded. */
const WHOLE_TREE = 8;
/** So is a first list of parts up to this length. */
const WHOLE_LIST = 12;

/** The tree of one figure of a school. */
export type Explain = (side: Side, resource: string) => ExplanationNode | "failed" | undefined;

export function explanation(ctx: Context, result: Result, unit: string, resource: Resource, explain?: Explain): TemplateResult {
  const { t } = ctx;
  const there: Record<Side, boolean> = { current: resource.inCurrent, proposed: resource.inProposed && result.proposed !== undefined };
  const wished = ctx.ui.why.get(resource.id) ?? "proposed";
  const side: Side = there[wished] ? wished : there.proposed ? "proposed" : "current";
  const root = explain ? explain(side, resource.id) : ctx.store.explain(side, unit, resource.id);
  return html`<div class="fd-why" data-why=${resource.id}>
    <div class="fd-why__head">
      <h3>${heading(ctx, result, resource, side, root)}</h3>
      ${there.current && there.proposed ? sides(ctx, result, resource, side) : nothing}
    </div>
    ${root === "failed"
      ? html`<p>${t.why.failed}</p>`
      : root
        ? html`<ol lang=${ctx.ruleLang ?? nothing}>${node(ctx, root, { path: [unit, side, resource.id].map(encodeURIComponent).join(" "), depth: 0, whole: size(root) <= WHOLE_TREE })}</ol>`
        : html`<p>${ctx.store.published && !ctx.store.published.file.trees ? t.publication.noReason : t.why.none(sideInSentence(ctx, result, side))}</p>`}
  </div>`;
}

/** Read by itself, on paper above all, it says which rules the figure is of. */
function heading(ctx: Context, result: Result, { label }: Resource, side: Side, root: ExplanationNode | "failed" | undefined): string {
  const { t } = ctx;
  const name = sideName(ctx, result, side);
  const what = result.proposed ? t.why.of(label, name.charAt(0).toLocaleLowerCase(ctx.lang) + name.slice(1)) : label;
  if (!root || root === "failed") return what;
  return root.cell.state === "inapplicable" ? t.why.headingNone(what) : t.why.heading(what, ctx.fmt.cell(root.cell, root.sort));
}

function sides(ctx: Context, result: Result, resource: Resource, side: Side): TemplateResult {
  const show = (next: Side) => ctx.set({ why: new Map(ctx.ui.why).set(resource.id, next) });
  const button = (which: Side) =>
    html`<button type="button" aria-pressed=${side === which} @click=${() => show(which)}>${sideName(ctx, result, which)}</button>`;
  return html`<div class="fd-seg" role="group" aria-label=${ctx.t.why.side}>
    ${ruleSetOf(result, "current") ? button("current") : nothing}${ruleSetOf(result, "proposed") ? button("proposed") : nothing}
  </div>`;
}

function size(root: ExplanationNode): number {
  return root.children.reduce((sum, child) => sum + size(child), 1);
}

/** Where a node stands: its place tells a folded part from all others, and its depth whether it is folded. */
interface Place {
  path: string;
  depth: number;
  whole: boolean;
}

function node(ctx: Context, found: ExplanationNode, place: Place): TemplateResult {
  const item = flattened(ctx, found);
  return html`<li data-node=${item.kind}>
    <div class="fd-node__row">
      <span class="fd-node__name">${item.label}</span>
      <span class="fd-node__val">${ctx.fmt.cell(item.cell, item.sort)}</span>
    </div>
    ${calculation(ctx, item)}
    ${item.repeated ? html`<p class="fd-node__calc soft" lang=${ctx.lang}>${ctx.t.why.repeated}</p>` : nothing}
    ${children(ctx, item, place)}
  </li>`;
}

/** A row that only passes on one figure is shown with that figure's own reason, under the row's name. */
function flattened(ctx: Context, item: ExplanationNode): ExplanationNode {
  const [only, ...others] = item.children;
  const passes = item.kind === "row" && only && others.length === 0 && pieces(ctx, item.steps[0]?.words ?? []) === only.label;
  return passes ? { ...only, label: item.label } : item;
}

function children(ctx: Context, item: ExplanationNode, place: Place): TemplateResult | typeof nothing {
  const { more } = item;
  const read = conditionOnly(item);
  const parts = item.children.filter((child) => !read.includes(child));
  // An only child is no deeper than its parent: there is nothing beside it to lose sight of.
  const depth = place.depth + (parts.length > 1 ? 1 : 0);
  const tree = (list: readonly ExplanationNode[], rest: number) => html`<ol>
    ${list.map((child) => node(ctx, child, { ...place, depth, path: `${place.path}/${item.children.indexOf(child)}` }))}
    ${rest > 0 ? html`<li class="soft" lang=${ctx.lang}>${parts.length > 0 ? ctx.t.why.more(rest) : ctx.t.why.rows(rest)}</li>` : nothing}
  </ol>`;
  const condition = read.length > 0 ? folded(ctx, item, `${place.path}?`, ctx.t.why.conditionParts, () => tree(read, 0)) : nothing;
  if (parts.length === 0 && more === 0) return condition;
  const open = place.whole || parts.length === 0 || (place.depth === 0 && parts.length <= WHOLE_LIST);
  return html`${open ? tree(parts, more) : folded(ctx, item, place.path, ctx.t.why.open(parts.length), () => tree(parts, more))}${condition}`;
}

/** What a fulfilled condition has read is no part of the figure. A child is known by how its parent's formula writes it. */
function conditionOnly(item: ExplanationNode): ExplanationNode[] {
  const [condition, ...others] = item.steps;
  if (condition?.kind !== "villkor" || condition.cell.value !== "ja") return [];
  return item.children.filter(({ name }) => writes(condition, name) && !others.some((step) => writes(step, name)));
}

function writes({ formula }: Step, name: string): boolean {
  const whole = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}_.])${whole}(?![\\p{L}\\p{N}_.])`, "u").test(formula.replace(/"[^"]*"/g, '""'));
}

/** Drawn when it is opened, and forgotten when it is closed. */
function folded(ctx: Context, item: ExplanationNode, path: string, text: string, tree: () => TemplateResult): TemplateResult {
  const open = ctx.ui.unfolded.has(path);
  const toggle = (event: Event) => {
    const unfolded = new Set(ctx.ui.unfolded);
    if ((event.target as HTMLDetailsElement).open) unfolded.add(path);
    else unfolded.delete(path);
    ctx.set({ unfolded });
  };
  return html`<details class="fd-node__more" ?open=${open} @toggle=${toggle}>
    <summary lang=${ctx.lang}>${text}<span class="fd-vh" lang=${ctx.ruleLang ?? nothing}> ${item.label}</span></summary>
    ${open ? tree() : nothing}
  </details>`;
}

function calculation(ctx: Context, item: ExplanationNode): TemplateResult | typeof nothing {
  const { t } = ctx;
  const rows = item.steps.flatMap((step, i) => stepRows(ctx, step, item.steps[i - 1]));
  if (item.place) rows.push([t.why.place, t.why.at(item.place.file, item.place.line, item.place.heading)]);
  if (item.source) rows.push([t.why.source, item.source.title]);
  if (rows.length === 0) return nothing;
  return html`<dl class="fd-node__calc">
    ${rows.map(([term, text]) => html`<div><dt lang=${ctx.lang}>${term}</dt><dd>${text}</dd></div>`)}
  </dl>`;
}

type Row = [term: string, text: string | TemplateResult];

function stepRows(ctx: Context, step: Step, before: Step | undefined): Row[] {
  const { t, fmt } = ctx;
  const words = pieces(ctx, step.words);
  const value = fmt.bare(step.cell, step.sort);
  switch (step.kind) {
    case "villkor":
      return [[t.why.condition, html`${words}: <span lang=${ctx.lang}>${fmt.state(step.cell) ?? (step.cell.value === "ja" ? t.why.fulfilled : t.why.unfulfilled)}</span>`]];
    case "formel":
      return words === pieces(ctx, step.numbers) ? [[t.why.formula, equation(ctx, step)]] : [[t.why.formula, words], [t.why.numbers, equation(ctx, step)]];
    case "uppfyller":
      return [[t.why.equation, words], [t.why.numbers, pieces(ctx, step.numbers)]];
    case "ram":
      return [[t.why.frame, `${words} ${relation(ctx, step)}\u00a0${value}`]];
    case "nyckel":
      return [[t.why.key, `${words} ${relation(ctx, step)}\u00a0${value}`]];
    case "golv":
      return [[t.why.floor, html`${words}, <span lang=${ctx.lang}>${t.why.bounded(fmt.cell(step.cell, step.sort))}</span>`]];
    case "tak":
      return [[t.why.ceiling, html`${words}, <span lang=${ctx.lang}>${t.why.bounded(fmt.cell(step.cell, step.sort))}</span>`]];
    case "avrundning": {
      const former = before ? fmt.cell(before.cell, before.sort) : value;
      const change = former === value ? "" : `; ${t.why.rounded(former, value)}`;
      return [[t.why.rounding, `${words || step.formula}${change}`]];
    }
  }
}

/** The numbers and what they come to; a single number is said once. */
function equation(ctx: Context, step: Step): string {
  const numbers = pieces(ctx, step.numbers);
  const value = ctx.fmt.bare(step.cell, step.sort);
  return numbers === "" || numbers === value ? ctx.fmt.cell(step.cell, step.sort) : `${numbers} ${relation(ctx, step)}\u00a0${value}`;
}

/** An equation says "about" when any number in it is shown cut. */
function relation({ fmt }: Context, step: Step): string {
  const cut = step.numbers.some((part) => typeof part !== "string" && "cell" in part && fmt.isCut(part.cell, part.sort));
  return cut || fmt.isCut(step.cell, step.sort) ? "≈" : "=";
}

function pieces(ctx: Context, parts: readonly Piece[]): string {
  return parts
    .map((part) => (typeof part === "string" ? part : "label" in part ? part.label : ctx.fmt.bare(part.cell, part.sort)))
    .join("");
}
