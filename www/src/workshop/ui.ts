// What is open, sought and begun in the workshop; nothing of it changes a rule.

import type { Context } from "../context.js";

export interface WorkshopUi {
  filter: string;
  only: "all" | "changed" | "wrong";
  /** Entries that are open, by path. */
  open: ReadonlySet<string>;
  /** Groups opened or closed by hand. */
  groups: ReadonlyMap<string, boolean>;
  /** Fields that have been asked for and are still empty, by path. */
  blank: ReadonlySet<string>;
  /** The group in which a new entry is being named. */
  adding: string | undefined;
  proposing: boolean;
  /** The changes told in words, with their effects. */
  words: boolean;
}

export const WORKSHOP_START: WorkshopUi = {
  filter: "",
  only: "all",
  open: new Set(),
  groups: new Map(),
  blank: new Set(),
  adding: undefined,
  proposing: false,
  words: false,
};

export const setShop = (ctx: Context, change: Partial<WorkshopUi>): void => ctx.set({ workshop: { ...ctx.ui.workshop, ...change } });

export function toggled<T>(set: ReadonlySet<T>, item: T): Set<T> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
