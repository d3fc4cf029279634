// Panelen som gör en publicering.

import { count, plural, schools } from "./words-sv.js";

export const publishSv = {
  lead: "En fil att lägga ut, där varje rektor ser sin skolas belopp och varför de är som de är. Räkningen görs här; inget skickas.",
  principle: (limit: number) =>
    `Små tal skyddas, och allt som skulle röja dem. Det som publiceras är det som är lika vilket tal från 0 till ${count(limit - 1)} som än stod där; allt annat ersätts med ordet skyddat.`,
  nothing: "Underlaget har inga tal som räknas i elever och inga tabeller med en rad för var sak.",
  protect: "Det här skyddas",
  why: {
    rows: "Varje rad är en enskild sak, ofta ett beslut för en elev. Är de få kan beloppet peka ut någon. Raderna själva publiceras aldrig.",
    pupils: "Räknas i elever. Är de få kan talet peka ut någon.",
    other: "Räknas inte i elever. Kryssa för om talet ändå kan peka ut någon.",
    pairs: "Hur många elever en skola har är oftast redan offentligt, och en nolla betyder att skolan saknar gruppen. Skyddas de blir många belopp skyddade, och räkningen tar längre tid.",
  },
  small: (n: number, limit: number) => `${n === 0 ? "Ingen skola" : schools(n)} är under ${count(limit)}.`,
  limit: "Gräns för små tal",
  under: (limit: number) => `under ${count(limit)}`,
  content: "Filen innehåller",
  all: "alla skolors uppgifter, belopp och förklaringar",
  amounts: "bara belopp",
  lastYear: "Underlaget har filer från i fjol. Små tal i dem skyddas inte. Läs in underlaget utan dem och publicera sedan.",
  never: "Enskilda rader, som beslut, finns aldrig i filen.",
  save: "Spara publiceringsfil",
  working: "Räknar vad som kan publiceras. Varje litet tal prövas med varje annat värde.",
  stop: "Avbryt",
  stopped: "Avbrutet. Ingen fil sparades.",
  saved: (name: string, marks: number, size: number) => `${name} är sparad: ${count(size)} kB, ${count(marks)} ${plural(marks, "uppgift skyddad", "uppgifter skyddade")}.`,
  impossible: (n: number) =>
    `${count(n)} ${plural(n, "värde", "värden")} går inte att räkna med enligt reglerna. Den som kan reglerna kan utesluta ${plural(n, "det", "dem")}.`,
};

export const words = { publish: publishSv };
