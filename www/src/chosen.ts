// Which two rule sets stand beside each other.

import type { RuleSetInfo } from "fordela";

export interface PairOf {
  current: RuleSetInfo | undefined;
  proposed: RuleSetInfo | undefined;
}

/** What is asked for by id or key. */
export interface Choice {
  current: string | undefined;
  proposed: string | undefined;
  unit: string | undefined;
}

/** What is asked for by id, else the latest of each status, else whatever there is. */
export function pairAmong(sets: readonly RuleSetInfo[], ask: Omit<Choice, "unit">): PairOf {
  const usable = sets.filter((set) => set.usable);
  const latest = (status: RuleSetInfo["status"], besides?: RuleSetInfo) =>
    usable.filter((set) => set.status === status && set !== besides).sort((a, b) => b.valid[0].localeCompare(a.valid[0]))[0];
  const asked = (id: string | undefined) => sets.find((set) => set.id === id);
  const current = asked(ask.current) ?? latest("gällande") ?? usable[0];
  const wanted = asked(ask.proposed);
  const proposed = (wanted !== current ? wanted : undefined) ?? latest("förslag", current) ?? usable.find((set) => set !== current);
  return { current, proposed };
}
