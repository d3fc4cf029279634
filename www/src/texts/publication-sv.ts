// Publiceringen: panelen som gör den, och sidan där den är öppen.

import { count, list, plural, schools } from "./words-sv.js";

export const publicationSv = {
  title: "Publicera till rektorerna",
  lead: "En fil att lägga ut, där varje rektor ser sin skolas belopp och varför de är som de är. Räkningen görs här; inget skickas.",
  principle: (limit: number) =>
    `Små tal skyddas, och allt som skulle röja dem. Det som publiceras är det som är lika vilket tal från 0 till ${count(limit - 1)} som än stod där; allt annat ersätts med ordet skyddat.`,
  nothing: "Underlaget har inga tal som räknas i elever och inga tabeller med en rad för var sak.",
  protect: "Det här skyddas",
  rowsIn: "Antal rader i",
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

  published: "Publicerade siffror.",
  because: (limit: number) =>
    `Små tal skyddas. Det som skulle kunna visa ett antal under ${count(limit)} är ersatt med ordet skyddat, i tabeller, förklaringar och sparade filer.`,
  nothingSmall: (limit: number) => `Inget antal är under ${count(limit)}, så inget har behövt skyddas.`,
  what: "Vad är skyddat, och varför?",
  schools,
  controls: (names: readonly string[]) => `Kontrollrader som är skyddade: ${list(names)}.`,
  effects: (n: number) => `Vad ${plural(n, "en ändring", `${count(n)} ändringar`)} av reglerna gör i kronor är skyddat.`,
  rowsHidden: (n: number) => `${schools(n)} ${plural(n, "är skyddad och visas", "är skyddade och visas")} inte här.`,
  splitHidden: "Varför skolans stöd ändras visas inte: något av talen är skyddat.",
  others: "Även en skola med större tal kan ha skyddade belopp: annars gick det att räkna ut den första skolans belopp ur summan.",
  needs: "Att pröva andra regler kräver hela underlaget. Fråga den som har publicerat siffrorna.",
  wholeData: "Det här kräver hela underlaget. Sidan visar publicerade siffror, där inget kan räknas om. Läs in regelverk och tabeller under Underlag, eller fråga den som har publicerat siffrorna.",
  noReason: "Förklaringen ingår inte i publiceringen, som bara har belopp.",
  sumHidden: "Summan är skyddad, för att små tal inte ska gå att räkna ut.",
  hint: "Skyddat för att ett litet antal inte ska gå att räkna ut",
  opened: (name: string) => `Publiceringen ${name} är öppen.`,
  openLead: "Sidan visar publicerade siffror. Läser du in egna filer tar de deras plats.",
  refused: (name: string) => `${name} gick inte att öppna.`,
  kept: "Det som visades förut är kvar.",
  again: "Be om filen på nytt av den som har publicerat den.",
};
