// Publiceringen: panelen som gör den, och sidan där den är öppen.

import { count, list, plural, schools } from "./words-sv.js";

export const publicationSv = {
  title: "Publicera till rektorerna",
  rowsIn: "Antal rader i",
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
