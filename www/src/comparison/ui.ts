// What is sought, sorted and filtered in the comparison; nothing of it changes a figure.

import type { Context } from "../context.js";
import type { ClassId } from "../classes.js";

export interface Sorting {
  column: string;
  descending: boolean;
}

export interface ComparisonUi {
  search: string;
  /** The key of a provider; "" for all. */
  provider: string;
  /** The id of the resource whose amounts the table shows; "" for the sum. */
  resource: string;
  class: ClassId | "";
  /** Chosen values of list columns, by column; a column without any lets all through. */
  lists: ReadonlyMap<string, ReadonlySet<string>>;
  /** Without a choice of one's own: the largest rise first. */
  sorting: Sorting | undefined;
  /** The columns that own and external are told apart by; undefined until chosen, "" for none. */
  groupBy: string | undefined;
  groupWithin: string | undefined;
  splitOpen: boolean;
  splitSearch: string;
  splitSorting: Sorting | undefined;
}

export const COMPARISON_START: ComparisonUi = {
  search: "",
  provider: "",
  resource: "",
  class: "",
  lists: new Map(),
  sorting: undefined,
  groupBy: undefined,
  groupWithin: undefined,
  splitOpen: false,
  splitSearch: "",
  splitSorting: undefined,
};

export const setComparison = (ctx: Context, change: Partial<ComparisonUi>): void => ctx.set({ comparison: { ...ctx.ui.comparison, ...change } });
