// Data: what is said there.

import { capital, count, list, plural, word } from "./words-en.js";
import type { importSv } from "./import-sv.js";
import { mappingEn } from "./mapping-en.js";

export const importEn: typeof importSv = {
  title: "Data",
  fine: "All files have been read. Nothing needs to be corrected.",
  remarks: (n) => `All files can be used. Please read the ${plural(n, "remark", "remarks")} below.`,
  toFix: (n) =>
    `${capital(word(n))} ${plural(n, "thing needs", "things need")} to be corrected before Fördela can compute. All that you have loaded is kept.`,

  load: "Load files of your own",
  drop: "Drop files here, or choose them on the computer. The files stay on your computer.",
  kinds: "Rule sets and mappings are files ending in .toml. Tables are CSV (.csv, .tsv or .txt), as Excel saves them.",
  choose: "Choose files",
  chooseFixed: "Load corrected files",
  mode: "The files",
  merge: "replace files for the same table or rule set, the rest is kept",
  fresh: "replace all that has been loaded",
  back: (name) => `Back to ${name}`,
  undo: "Undo the last load",
  loaded: (n) => `${count(n)} files loaded`,
  loadedOne: "One file loaded",
  replaced: (names) => `Replaced ${list(names)}.`,

  restored: (name) => `${name} is back.`,

  show: "Show problems in",
  allFiles: "All files",
  otherFile: "No file",
  lines: (lines) => `${plural(lines.length, "row", "rows")} ${list(lines.map(String))}`,
  manyLines: (lines, more) => `rows ${lines.join(", ")} and ${count(more)} more`,
  column: (name) => `column ${name}`,
  save: "Save the list",
  saveName: "problems.csv",
  saveHeads: ["Severity", "File", "Row", "Column", "Text", "What is wrong", "What to do"],
  answer: (decimal, example) => `Decimal ${decimal === "," ? "comma" : "point"}: it means ${example}`,
  answerPlain: (decimal) => (decimal === "," ? "The file has decimal commas" : "The file has decimal points"),
  answerLabel: (file) => `Answer for ${file}`,
  showMore: (n) => `Show ${count(n)} more`,

  how: "How the files were read",
  file: "File",
  belongs: "Belongs to",
  own: "own",
  rows: "Rows",
  delimiter: "Delimiter",
  decimal: "Decimal sign",
  encoding: "Encoding",
  kind: "Contents",
  kindNames: { rules: "rule set", case: "test case", mapping: "mapping", table: "table" },
  delimiters: { ";": "semicolon", ",": "comma", "\t": "tab" },
  decimals: { ",": "comma", ".": "point" },
  uncertain: "unclear",
  unread: "could not be read",
  encodings: { "utf-8": "UTF-8", "windows-1252": "Windows-1252", "utf-16": "UTF-16" },
  change: "Change",
  changeWhat: (file) => `how ${file} is read`,
  apply: "Read the file again",
  cancel: "Cancel",
  reread: (file) => `${file} has been read again.`,
};

export const words = { import: importEn, mapping: mappingEn };
