// What comes out of a scenario: its sums, its control lines, and how many schools move how much. Cheap enough to be made anew
// for every frame of a drag.

import type { Cell, Problem, Sums } from "fordela";
import { CLASSES, classOf, type ClassId } from "../classes.js";
import { exactly, minus, order, over, rounded, times, ZERO, type Exact } from "../exact.js";

type Row = Sums["units"][number];

export interface Figures {
  summary: Sums;
  classes: Readonly<Record<ClassId, number>>;
  /** Schools that have a class. */
  schools: number;
  /** Schools that get more, and less, than by the rules compared with: the one most of each in per cent. */
  up: Most | undefined;
  down: Most | undefined;
}

export interface Most {
  label: string;
  percent: string;
}

/** Figures, or why there are none. */
export type Outcome = { figures: Figures } | { problems: readonly Problem[] };

export const NONE: Cell = { state: "inapplicable" };

/** The difference between two cells as the core makes it: what does not apply counts as nothing, what is missing spreads. */
export function difference(current: Cell, proposed: Cell): Cell {
  const broken = [current, proposed].find(({ state }) => state === "missing" || state === "failed");
  if (broken) return { state: broken.state };
  if (current.state === "inapplicable" && proposed.state === "inapplicable") return NONE;
  const change = minus(exactly(proposed) ?? ZERO, exactly(current) ?? ZERO);
  return { state: "value", value: rounded(change, places(current, proposed)) };
}

const places = (...cells: Cell[]): number => Math.max(...cells.map(({ value = "" }) => value.split(".")[1]?.length ?? 0));

const known = new WeakMap<Sums, { against: Sums; figures: Figures }>();

export function figures(summary: Sums, against: Sums): Figures {
  const before = known.get(summary);
  if (before?.against === against) return before.figures;
  const made = count(summary, against);
  known.set(summary, { against, figures: made });
  return made;
}

function count(summary: Sums, against: Sums): Figures {
  const before = new Map<string, Row>(against.units.map((row) => [row.key, row]));
  const classes: Record<ClassId, number> = { up5: 0, up1: 0, same: 0, down1: 0, down5: 0 };
  let most: { part: Exact; row: Row } | undefined;
  let least: { part: Exact; row: Row } | undefined;
  const now = new Set<string>();
  const add = (label: Row, current: Cell, proposed: Cell): void => {
    const moved = difference(current, proposed);
    const id = classOf({ current, proposed, difference: moved, percent: NONE });
    if (id !== undefined) classes[id] += 1;
    const change = exactly(moved);
    const part = change && over(change, exactly(current) ?? ZERO);
    if (!part) return;
    if (part.n > 0n && (!most || order(part, most.part) > 0)) most = { part, row: label };
    if (part.n < 0n && (!least || order(part, least.part) < 0)) least = { part, row: label };
  };
  for (const row of summary.units) {
    now.add(row.key);
    add(row, before.get(row.key)?.sum ?? NONE, row.sum);
  }
  for (const row of against.units) if (!now.has(row.key)) add(row, row.sum, NONE);
  const told = (found: { part: Exact; row: Row } | undefined): Most | undefined => found && { label: found.row.label, percent: rounded(times(found.part, 100n), 1) };
  return { summary, classes, schools: CLASSES.reduce((sum, id) => sum + classes[id], 0), up: told(most), down: told(least) };
}

export const much = ({ classes }: Figures): number => classes.up5 + classes.down5;

/** Whether any school gets anything else: money may move between schools while the total stays. */
export function movesSchools(a: Sums, b: Sums): boolean {
  const before = new Map(a.units.map((row) => [row.key, row.sum]));
  return a.units.length !== b.units.length || b.units.some((row) => {
    const moved = difference(before.get(row.key) ?? NONE, row.sum);
    return moved.state === "value" && !/^-?0(\.0*)?$/.test(moved.value ?? "0");
  });
}
