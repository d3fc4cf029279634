// What the two sides of a comparison are called: by status and year, so that a swapped pair is still called what it is.

import type { RuleSetInfo } from "fordela";
import type { Context } from "./context.js";
import { ruleSetOf, type Result, type Side } from "./result.js";
import { isCopyOf } from "./workshop/copy.js";

/** "2024", "2019/20" or "2024–2026". */
export function yearsOf({ valid: [first, last] }: RuleSetInfo): string {
  const [from, to] = [first.slice(0, 4), last.slice(0, 4)];
  if (from === to) return from;
  return Number(to) === Number(from) + 1 ? `${from}/${to.slice(2)}` : `${from}–${to}`;
}

/** Exactly one year, wherever in the calendar it begins. */
export function isYear({ valid: [first, last] }: RuleSetInfo): boolean {
  const begin = new Date(`${first}T00:00:00Z`);
  const end = new Date(`${last}T00:00:00Z`);
  begin.setUTCFullYear(begin.getUTCFullYear() + 1);
  end.setUTCDate(end.getUTCDate() + 1);
  return begin.getTime() === end.getTime();
}

export function statusName(ctx: Context, set: RuleSetInfo): string {
  return set.status === "förslag" ? ctx.t.roles.proposed : ctx.t.roles.current;
}

/** "Gällande" beside "Förslag"; with the years where they tell the two apart, and with the id where nothing else does. */
export function sideName(ctx: Context, result: Result, side: Side): string {
  const own = ruleSetOf(result, side);
  return own ? statusName(ctx, own) + distinction(ctx, result, own, side) : "";
}

/** The same in the middle of a sentence: "gällande regler", "förslaget". */
export function sideInSentence(ctx: Context, result: Result, side: Side): string {
  const own = ruleSetOf(result, side);
  if (!own) return "";
  const { current, proposed } = ctx.t.roles.inSentence;
  return (own.status === "förslag" ? proposed : current) + distinction(ctx, result, own, side);
}

/** "Huddinge 2016 går inte att räkna med de här filerna." */
export function refusal({ t, store: { refused } }: Context): string {
  const names = (refused?.sets ?? []).map((set) => set.name);
  return refused?.together ? t.rules.refusedPair(names) : t.rules.refused(names);
}

/** Outline for current rules, filled for a proposal, whichever side they stand on; by side where both are the same. */
export function markOf(pair: Readonly<Partial<Record<Side, RuleSetInfo | undefined>>>, side: Side): Side {
  const own = pair[side];
  const other = pair[side === "current" ? "proposed" : "current"];
  if (!own || own.status === other?.status) return side;
  return own.status === "förslag" ? "proposed" : "current";
}

function distinction({ t }: Context, result: Result, own: RuleSetInfo, side: Side): string {
  const other = ruleSetOf(result, side === "current" ? "proposed" : "current");
  if (other && isCopyOf(own.id, other.id)) return `, ${t.rules.opened}`;
  if (other && isCopyOf(other.id, own.id)) return `, ${t.rules.changedName}`;
  if (!other || yearsOf(own) !== yearsOf(other)) return ` ${yearsOf(own)}`;
  return own.status === other.status ? ` ${yearsOf(own)}, ${own.id}` : "";
}
