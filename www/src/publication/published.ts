// A publication on the page: the same figures that the core would give, with the mark where one is protected.

import type { Cell, Comparison, Control, Difference, Effect, ExplanationNode, Fact, Piece, RuleSetInfo, Source, Split, SplitRow, Step, Summary } from "fordela";
import { csv } from "../download.js";
import type { Format } from "../format.js";
import { withoutProposal, type Result, type Side } from "../result.js";
import { isMark, type PackedNode, type Publication } from "./format.js";
import { DECIMAL } from "./shape.js";

const HIDDEN: Piece = { cell: { state: "protected" }, sort: { kind: "text" } };

export class Published {
  readonly ruleSets: readonly RuleSetInfo[];
  readonly result: Result;
  /** What of it is protected in other places than cells: control lines by name, and effects of changes. */
  readonly hidden: { controls: readonly string[]; effects: number };
  readonly #difference: Difference | undefined;
  readonly #split: { split: Split; hidden: ReadonlySet<string> } | undefined;

  constructor(
    readonly file: Publication,
    readonly name: string,
  ) {
    this.ruleSets = file.ruleSets.map(({ info }) => info);
    const set = (id: string | undefined) => this.ruleSets.find((one) => one.id === id);
    const controls: string[] = [];
    const summary = (id: string): Summary => {
      const found = file.summaries[id] as unknown as Summary;
      const shown = found.controls.filter((control) => {
        const open = !hasMark(control);
        if (!open) controls.push(controlName(control, found));
        return open;
      });
      return { ...found, controls: shown };
    };
    const current = summary(file.current);
    const proposed = file.proposed === undefined ? undefined : summary(file.proposed);
    this.result = {
      current: set(file.current) as RuleSetInfo,
      proposed: set(file.proposed),
      summary: { current, proposed },
      comparison: proposed ? (file.comparison as unknown as Comparison) : withoutProposal(current),
      pupils: new Map(Object.entries(file.pupils as unknown as Record<string, Fact[]>)),
    };
    const { difference, effects } = withoutEffects(file.difference as unknown as Difference | undefined);
    this.#difference = difference;
    this.#split = withoutRows(file.split as unknown as Split | undefined);
    this.hidden = { controls, effects };
  }

  /** Whether enough was published for a what-if. */
  get tells(): boolean {
    return this.file.told !== undefined && Object.keys(this.file.told).length > 0;
  }

  difference(): Difference | undefined {
    return this.#difference;
  }

  /** Rows with anything protected are left out. */
  split(): Split | undefined {
    return this.#split?.split;
  }

  /** How many schools' rows of the split are left out. */
  get splitHidden(): number {
    return this.#split?.hidden.size ?? 0;
  }

  isSplitHidden(unit: string): boolean {
    return this.#split?.hidden.has(unit) ?? false;
  }

  explain(side: Side, unit: string, resource: string): ExplanationNode | undefined {
    const { trees } = this.file;
    const id = this.result[side]?.id;
    const place = id === undefined ? undefined : own(own(own(trees?.roots, id), unit), resource);
    return place === undefined ? undefined : this.#node(place);
  }

  #node(place: number): ExplanationNode {
    const node = this.file.trees?.nodes[place] as PackedNode;
    const { source, place: from, more, repeated, steps, children, ...rest } = node;
    return {
      ...rest,
      ...(source === undefined || hasMark(source) ? {} : { source: source as Source }),
      ...(from === undefined || hasMark(from) ? {} : { place: from as NonNullable<ExplanationNode["place"]> }),
      more: isMark(more) ? 0 : more,
      repeated: isMark(repeated) ? false : repeated,
      steps: steps.flatMap((at) => step(this.file.trees?.steps[at])),
      children: children.map((child) => this.#node(child)),
    };
  }

  /** One row for each unit; the mark as a word. */
  csv(side: Side, fmt: Format): string | undefined {
    const summary = this.result.summary[side];
    if (!summary) return undefined;
    const { t } = fmt;
    const cell = ({ state, value = "" }: Cell) => (state === "protected" ? t.cell.protected : DECIMAL.test(value) ? { number: value } : value);
    const [first] = summary.units;
    const heads = [t.school.key, t.comparison.school, ...(first?.facts ?? []).map(({ label }) => label), ...summary.resources.map(({ label }) => label), t.resources.sum, t.comparison.net];
    const rows = summary.units.map((row) => [row.key, row.label, ...row.facts.map((fact) => cell(fact.cell)), ...row.amounts.map(cell), cell(row.sum), cell(row.net)]);
    return csv([heads, ...rows]);
  }
}

const own = <T>(from: Record<string, T> | undefined, name: string): T | undefined => (from && Object.hasOwn(from, name) ? from[name] : undefined);

function hasMark(value: unknown): boolean {
  if (isMark(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasMark);
}

const controlName = ({ label, resource, kind }: Control, summary: Summary): string =>
  label || summary.resources.find(({ id }) => id === resource)?.label || kind;

/** What a protected formula would say is said by the mark alone. */
function step(found: unknown): Step[] {
  if (found === undefined || isMark(found)) return [];
  const { words, numbers, formula, ...rest } = found as Step;
  return [{ ...rest, formula: isMark(formula) ? "" : formula, words: pieces(words), numbers: pieces(numbers) }];
}

const pieces = (all: Piece[]): Piece[] => (isMark(all) ? [HIDDEN] : all.map((piece) => (isMark(piece) ? HIDDEN : piece)));

function withoutEffects(found: Difference | undefined): { difference: Difference | undefined; effects: number } {
  if (!found) return { difference: undefined, effects: 0 };
  let effects = 0;
  const open = (effect: Effect | undefined) => {
    if (effect === undefined || !hasMark(effect)) return effect === undefined ? {} : { effect };
    effects += 1;
    return {};
  };
  const changes = found.changes.map(({ effect, ...change }) => ({ ...change, ...open(effect) }));
  const { total, ...rest } = found;
  return { difference: { ...rest, changes, ...(total === undefined || hasMark(total) ? {} : { total }) }, effects };
}

function withoutRows(found: Split | undefined): { split: Split; hidden: ReadonlySet<string> } | undefined {
  if (!found || hasMark(found.total)) return undefined;
  const open = (rows: readonly SplitRow[]) => rows.filter((row) => !hasMark(row));
  const hidden = new Set(found.units.filter(hasMark).map(({ key }) => key));
  return { split: { ...found, units: open(found.units), providers: open(found.providers) }, hidden };
}
