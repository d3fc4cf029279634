// What is open, chosen and being typed in Pröva; nothing of it changes a figure.

import type { Context } from "../context.js";
import type { Opened } from "./opened.js";

export type Target = "current" | "base" | "budget" | "amount";

export interface TryUi {
  /** Fields that are being typed in, or hold what cannot be read, by parameter: their texts stand as they were written. */
  typing: ReadonlyMap<string, string>;
  renaming: string | undefined;
  /** Räkna baklänges: the parameter, the sum (an id of those offered) and what it shall be. */
  wanted: { parameter: string | undefined; sum: string; target: Target; amount: string };
  /** What the last opened file met. */
  opened: Opened | undefined;
}

export const TRY_START: TryUi = {
  typing: new Map(),
  renaming: undefined,
  wanted: { parameter: undefined, sum: "all", target: "current", amount: "" },
  opened: undefined,
};

export const setTry = (ctx: Context, change: Partial<TryUi>): void => ctx.set({ try: { ...ctx.ui.try, ...change } });

/** undefined: the field shows its value again. */
export function setTyped(ctx: Context, parameter: string, text: string | undefined): void {
  const typing = new Map(ctx.ui.try.typing);
  if (text === undefined) typing.delete(parameter);
  else typing.set(parameter, text);
  setTry(ctx, { typing });
}
