// What is open, chosen and being typed in Pröva; nothing of it changes a figure.

import type { Context } from "../context.js";
import type { Opened } from "./opened.js";

export type Target = "current" | "base" | "budget" | "amount";

export interface TryUi {
  /** A field that is being typed in: its text stands as it was written. */
  typing: { parameter: string; text: string } | undefined;
  renaming: string | undefined;
  /** Räkna baklänges: the parameter, the sum (an id of those offered) and what it shall be. */
  wanted: { parameter: string | undefined; sum: string; target: Target; amount: string };
  /** What the last opened file met. */
  opened: Opened | undefined;
}

export const TRY_START: TryUi = {
  typing: undefined,
  renaming: undefined,
  wanted: { parameter: undefined, sum: "all", target: "current", amount: "" },
  opened: undefined,
};

export const setTry = (ctx: Context, change: Partial<TryUi>): void => ctx.set({ try: { ...ctx.ui.try, ...change } });
