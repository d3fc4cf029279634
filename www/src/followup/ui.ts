// Who looks at the follow-up, and what is open there; nothing of it changes a figure.

import type { Context } from "../context.js";

export const ROLES = ["economist", "board", "principal"] as const;
export type Role = (typeof ROLES)[number];

export interface FollowUpUi {
  role: Role;
  /** All missing reports, and not only the latest ones. */
  allMissing: boolean;
  /** Duties whose drawn rows are shown. */
  samples: ReadonlySet<string>;
  /** Sums by school or by provider. */
  by: "providers" | "units";
  allSums: boolean;
}

export const FOLLOWUP_START: FollowUpUi = { role: "economist", allMissing: false, samples: new Set(), by: "providers", allSums: false };

export const setFollowUp = (ctx: Context, change: Partial<FollowUpUi>): void => ctx.set({ followup: { ...ctx.ui.followup, ...change } });
