// The publication: the panel that makes it, and the page where it is open.

import { count, list, plural, schools } from "./words-en.js";
import type { publicationSv } from "./publication-sv.js";

export const publicationEn: typeof publicationSv = {
  title: "Publish to the principals",
  lead: "A file to put out, where each principal sees the amounts of the school and why they are what they are. It is computed here; nothing is sent.",
  principle: (limit) =>
    `Small numbers are protected, and everything that would reveal them. What is published is what is the same whichever number from 0 to ${count(limit - 1)} stood there; all else is replaced by the word protected.`,
  nothing: "The data have no numbers counted in pupils and no tables with a row for each thing.",
  protect: "This is protected",
  rowsIn: "Number of rows in",
  why: {
    rows: "Each row is a single thing, often a decision for one pupil. Where they are few the amount can point somebody out. The rows themselves are never published.",
    pupils: "Counted in pupils. Where they are few the number can point somebody out.",
    other: "Not counted in pupils. Tick it if the number can point somebody out all the same.",
    pairs: "How many pupils a school has is mostly public already, and a zero means that the school lacks the group. If they are protected, many amounts will be, and the work takes longer.",
  },
  small: (n, limit) => `${n === 0 ? "No school" : schools(n)} ${plural(n, "is", n === 0 ? "is" : "are")} under ${count(limit)}.`,
  limit: "Limit for small numbers",
  under: (limit) => `under ${count(limit)}`,
  content: "The file contains",
  all: "the data, amounts and explanations of all schools",
  amounts: "amounts only",
  lastYear: "The data have files from last year. Small numbers in them are not protected. Load the data without them, then publish.",
  never: "Single rows, such as decisions, are never in the file.",
  save: "Save the publication file",
  working: "Working out what can be published. Each small number is tried with each other value.",
  stop: "Stop",
  stopped: "Stopped. No file was saved.",
  saved: (name, marks, size) => `${name} is saved: ${count(size)} kB, ${count(marks)} ${plural(marks, "figure", "figures")} protected.`,
  impossible: (n) => `${count(n)} ${plural(n, "value", "values")} cannot be computed with under the rules. Whoever knows the rules can rule ${plural(n, "it", "them")} out.`,

  published: "Published figures.",
  because: (limit) =>
    `Small numbers are protected. What could show a number under ${count(limit)} is replaced by the word protected, in tables, explanations and saved files.`,
  nothingSmall: (limit) => `No number is under ${count(limit)}, so nothing has had to be protected.`,
  what: "What is protected, and why?",
  schools,
  controls: (names) => `Control lines that are protected: ${list(names)}.`,
  effects: (n) => `What ${plural(n, "one change", `${count(n)} changes`)} of the rules does in money is protected.`,
  rowsHidden: (n) => `${schools(n)} ${plural(n, "is", "are")} protected and not shown here.`,
  splitHidden: "Why the school's support changes is not shown: some of the numbers are protected.",
  others: "A school with larger numbers may have protected amounts too: otherwise those of the first school could be worked out from the sum.",
  needs: "To try other rules needs the whole data. Ask whoever published the figures.",
  wholeData: "This needs the whole data. The page shows published figures, where nothing can be computed anew. Load rule sets and tables under Data, or ask whoever published the figures.",
  noReason: "The explanation is not part of the publication, which has amounts only.",
  sumHidden: "The sum is protected, so that small numbers cannot be worked out.",
  hint: "Protected so that a small number cannot be worked out",
  opened: (name) => `The publication ${name} is open.`,
  openLead: "The page shows published figures. Files of your own take their place when you load them.",
  refused: (name) => `${name} could not be opened.`,
  kept: "What was shown before is still there.",
  again: "Ask whoever published the file for it once more.",
};
