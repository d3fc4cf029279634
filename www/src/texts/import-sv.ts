// Underlag: det som sägs där.

import { capital, count, list, plural, word } from "./words-sv.js";
import { mappingSv } from "./mapping-sv.js";

export const importSv = {
  title: "Underlag",
  fine: "Alla filer är lästa. Inget behöver rättas.",
  remarks: (n: number) => `Alla filer går att räkna med. Läs gärna ${plural(n, "anmärkningen", "anmärkningarna")} nedan.`,
  toFix: (n: number) =>
    `${capital(word(n, "en"))} ${plural(n, "sak", "saker")} behöver rättas innan Fördela kan räkna. Allt du har läst in finns kvar.`,

  load: "Läs in egna filer",
  drop: "Släpp filer här, eller välj dem på datorn. Filerna stannar på din dator.",
  kinds: "Regelverk och kopplingar är filer som slutar på .toml. Tabeller är CSV (.csv, .tsv eller .txt), som Excel sparar dem.",
  choose: "Välj filer",
  chooseFixed: "Läs in rättade filer",
  mode: "Filerna",
  merge: "ersätter filer för samma tabell eller regelverk, resten behålls",
  fresh: "ersätter allt som är inläst",
  back: (name: string) => `Tillbaka till ${name}`,
  undo: "Ångra senaste inläsningen",
  loaded: (n: number) => `${count(n)} ${plural(n, "fil", "filer")} inlästa`,
  loadedOne: "En fil inläst",
  replaced: (names: readonly string[]) => `Ersatte ${list(names)}.`,

  restored: (name: string) => `${name} är tillbaka.`,

  show: "Visa problem i",
  allFiles: "Alla filer",
  otherFile: "Utan fil",
  lines: (lines: readonly number[]) => `rad ${list(lines.map(String))}`,
  manyLines: (lines: readonly number[], more: number) => `rad ${lines.join(", ")} och ${count(more)} till`,
  column: (name: string) => `kolumn ${name}`,
  save: "Spara listan",
  saveName: "problem.csv",
  saveHeads: ["Allvar", "Fil", "Rad", "Kolumn", "Text", "Vad är fel", "Vad du gör"],
  answer: (decimal: string, example: string) =>
    `${decimal === "," ? "Decimalkomma" : "Decimalpunkt"}: det betyder ${example}`,
  answerPlain: (decimal: string): string => (decimal === "," ? "Filen har decimalkomma" : "Filen har decimalpunkt"),
  answerLabel: (file: string) => `Svara för ${file}`,
  showMore: (n: number) => `Visa ${count(n)} till`,

  how: "Så lästes filerna",
  file: "Fil",
  belongs: "Hör till",
  own: "egen",
  rows: "Rader",
  delimiter: "Avgränsare",
  decimal: "Decimaltecken",
  encoding: "Teckenkod",
  kind: "Innehåll",
  kindNames: { rules: "regelverk", case: "provfall", mapping: "koppling", table: "tabell" },
  delimiters: { ";": "semikolon", ",": "komma", "\t": "tabb" },
  decimals: { ",": "komma", ".": "punkt" },
  uncertain: "oklart",
  unread: "gick inte att läsa",
  encodings: { "utf-8": "UTF-8", "windows-1252": "Windows-1252", "utf-16": "UTF-16" },
  change: "Ändra",
  changeWhat: (file: string) => `hur ${file} läses`,
  apply: "Läs om filen",
  cancel: "Avbryt",
  reread: (file: string) => `${file} är läst om.`,
};

export const words = { import: importSv, mapping: mappingSv };
