// Days as people read them, and today by the reader's own clock.

import type { Lang } from "../numbers.js";

const LOCALE: Record<Lang, string> = { sv: "sv-SE", en: "en-GB" };

export function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

/** A day of the calendar; "2026-02-30" is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** "18 mars 2026"; in a column "18 mars 2026" with the month cut where the language cuts it. */
export function dayText(iso: string, lang: Lang, month: "long" | "short" = "long"): string {
  if (!isDay(iso)) return iso;
  return new Intl.DateTimeFormat(LOCALE[lang], { day: "numeric", month, year: "numeric", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));
}

/** "2026-03-18" gives the seed "2026-0318": whoever knows the day can draw the same sample again. */
export const seedOf = (day: string): string => day.replace(/-(\d\d)-(\d\d)$/, "-$1$2");
