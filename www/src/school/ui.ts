// What is chosen in Min skola beside the school itself; nothing of it changes a figure of the data.

import type { Context } from "../context.js";

export interface SchoolUi {
  /** A school that is in no file is being counted. */
  invented: boolean;
  /** Where figures were published: that numbers of one's own are tried has been asked for. */
  trying: boolean;
  /** The question that the line chart is of. */
  charted: string | undefined;
}

export const SCHOOL_START: SchoolUi = { invented: false, trying: false, charted: undefined };

export const setSchool = (ctx: Context, change: Partial<SchoolUi>): void => ctx.set({ mySchool: { ...ctx.ui.mySchool, ...change } });
