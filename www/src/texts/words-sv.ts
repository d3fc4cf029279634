// Det som texterna på svenska delar: antal, ental och flertal, uppräkningar.

import { formatNumber } from "../numbers.js";

const forms = new Intl.PluralRules("sv");

export const count = (n: number): string => formatNumber(String(n), "sv");
export const plural = (n: number, one: string, many: string): string => (forms.select(n) === "one" ? one : many);
export const schools = (n: number): string => `${count(n)} ${plural(n, "skola", "skolor")}`;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const list = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} och ${parts.at(-1)}`;

const WORDS = ["noll", "", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
export const word = (n: number, one: "en" | "ett") => (n === 1 ? one : (WORDS[n] ?? String(n)));
