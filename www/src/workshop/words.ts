// Which key words an entry may have, in the order they are shown, and how each is filled in.

import type { OutlineKey } from "fordela";

const COMPUTED = ["villkor", "formel", "ram", "nyckel", "per", "golv", "tak", "avrundning"];

const WORDS: Readonly<Record<string, readonly string[]>> = {
  header: ["namn", "status", "giltig", "valuta", "sorter"],
  parameter: ["tal", "formel", "uppfyller", "sort", "mellan", "avrundning", "namn", "reglage", "enligt"],
  tabell: ["rader", "rubrik", "nyckel", "ur", "kolumner", "enligt"],
  kolumn: [...COMPUTED, "namn", "sort", "enligt"],
  resurs: [...COMPUTED, "budget", "slag", "namn", "enligt"],
  dokument: ["titel"],
};

/** Key words that can be added to an entry where they are missing. Those that fill it in another way come only with their own kind. */
const ADDABLE: Readonly<Record<string, readonly string[]>> = {
  parameter: ["avrundning", "namn", "reglage", "enligt"],
  tabell: ["rubrik", "enligt"],
  kolumn: ["villkor", "golv", "tak", "avrundning", "namn", "enligt", "formel", "ram", "nyckel", "per"],
  resurs: ["villkor", "golv", "tak", "avrundning", "budget", "namn", "enligt", "formel", "ram", "nyckel", "per"],
};

export const order = (section: string): readonly string[] => WORDS[section] ?? [];
export const addable = (section: string): readonly string[] => ADDABLE[section] ?? [];

/** What an entry is known by while it is closed. */
export const MAIN: readonly string[] = ["tal", "formel", "uppfyller", "nyckel", "titel"];

/** Read as sentences and not as formulas. */
const PROSE: readonly string[] = ["namn", "titel", "rubrik", "motiv"];
export const isProse = (word: string): boolean => PROSE.includes(word);

/** Long enough to break over several lines. */
const LONG: readonly string[] = ["formel", "villkor", "ram", "nyckel", "golv", "tak", "uppfyller", "budget", "motiv"];
export const isLong = (word: string): boolean => LONG.includes(word);

const STATUS = ["gällande", "förslag"];
/** `slag` is a closed list of legal kinds. */
const KINDS = ["grundbelopp", "tilläggsbelopp", "verksamhetsstöd", "strukturbidrag", "administration", "moms", "avdrag", "övrigt"];

export function choices(section: string, word: string): readonly string[] | undefined {
  if (section === "header" && word === "status") return STATUS;
  if (section === "resurs" && word === "slag") return KINDS;
  return undefined;
}

/** What is shown but changed in the file: how tables hang together, and what cannot be written as fields. */
export function isFixed(section: string, word: string, key: OutlineKey | undefined): boolean {
  if (key?.kind === "columns" || key?.kind === "number") return true;
  if (section === "tabell") return word === "nyckel" || word === "ur" || (word === "rader" && key?.kind === "texts");
  return section === "header" && (word === "bas" || word === "fjol");
}

/** Two texts that belong together: from and to. */
export const isSpan = (word: string): boolean => ["giltig", "reglage", "mellan"].includes(word);
