// Every text of the interface, in one catalogue per language. Problems are worded by the core, in both languages.

import type { Lang } from "../numbers.js";
import { en } from "./en.js";
import { sv } from "./sv.js";

/** The Swedish catalogue is the original: another language has the same keys, or it does not compile. */
export type Texts = typeof sv;

export const texts: Record<Lang, Texts> = { sv, en };
