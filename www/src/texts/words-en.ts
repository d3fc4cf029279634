// What the English texts share: counts, singular and plural, lists.

import { formatNumber } from "../numbers.js";

const forms = new Intl.PluralRules("en");

export const count = (n: number): string => formatNumber(String(n), "en");
export const plural = (n: number, one: string, many: string): string => (forms.select(n) === "one" ? one : many);
export const schools = (n: number): string => `${count(n)} ${plural(n, "school", "schools")}`;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const list = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
export const word = (n: number) => WORDS[n] ?? String(n);
