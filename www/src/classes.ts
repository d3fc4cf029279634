// The five fixed classes of change. Decided from the amounts, exactly: what is shown in per cent is rounded, and a school at
// 5.04 per cent has risen by more than five.

import type { Compared } from "fordela";
import { absolute, exactly, minus, order, times, ZERO } from "./exact.js";

export const CLASSES = ["up5", "up1", "same", "down1", "down5"] as const;
export type ClassId = (typeof CLASSES)[number];

/** Exactly 1 per cent is within 1, exactly 5 is within 5. Anything to or from nothing is more than 5. What does not apply counts
 *  as nothing, as it does in a difference; where an amount is missing, or neither applies, there is no class. */
export function classOf({ current, proposed, difference }: Compared): ClassId | undefined {
  if (difference.state !== "value" || current.state === "protected" || proposed.state === "protected") return undefined;
  const before = exactly(current) ?? ZERO;
  const change = minus(exactly(proposed) ?? ZERO, before);
  const hundredfold = absolute(times(change, 100n));
  const base = absolute(before);
  if (order(hundredfold, base) <= 0) return "same";
  const much = order(hundredfold, times(base, 5n)) > 0;
  if (change.n > 0n) return much ? "up5" : "up1";
  return much ? "down5" : "down1";
}

export const isUp = (id: ClassId | undefined): boolean => id === "up5" || id === "up1";
export const isDown = (id: ClassId | undefined): boolean => id === "down5" || id === "down1";
