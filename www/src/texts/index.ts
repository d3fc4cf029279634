// The texts of the page itself; each part brings its own. The Swedish ones are the original and always here: in another language
// there are the same keys, or it does not compile, and they are loaded when somebody wants them.

import type { Lang } from "../numbers.js";
import { sv } from "./sv.js";

export type Texts = typeof sv;

const come: Record<Lang, Texts | undefined> = { sv, en: undefined };

export const isLang = (text: string): text is Lang => Object.hasOwn(come, text);

export const textsIn = (lang: Lang): Texts => come[lang] ?? sv;

export const hasTexts = (lang: Lang): boolean => come[lang] !== undefined;

export async function fetchTexts(lang: Lang): Promise<void> {
  if (lang === "en") come.en ??= (await import("./en.js")).en;
}
