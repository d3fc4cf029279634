// What is chosen in the panel that makes a publication; nothing of it changes a figure.

import type { Context } from "../context.js";
import { USUAL_LIMIT } from "./limits.js";

export interface PublicationUi {
  open: boolean;
  limit: number;
  facts: "all" | "amounts";
  /** Ids of choices that are not as they usually are. */
  turned: ReadonlySet<string>;
  /** What the last work came to. */
  outcome: { kind: "saved"; name: string; marks: number; size: number; impossible: number } | { kind: "stopped" } | undefined;
}

export const PUBLICATION_START: PublicationUi = { open: false, limit: USUAL_LIMIT, facts: "all", turned: new Set(), outcome: undefined };

export const put = (ctx: Context, change: Partial<PublicationUi>): void => ctx.set({ publication: { ...ctx.ui.publication, outcome: undefined, ...change } });
