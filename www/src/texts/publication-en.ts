// The publication: the panel that makes it, and the page where it is open.

import { count, list, plural, schools } from "./words-en.js";
import type { publicationSv } from "./publication-sv.js";

export const publicationEn: typeof publicationSv = {
  title: "Publish to the principals",
  rowsIn: "Number of rows in",
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
