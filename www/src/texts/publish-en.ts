// The panel that makes a publication.

import { count, plural, schools } from "./words-en.js";
import type { publishSv } from "./publish-sv.js";

export const publishEn: typeof publishSv = {
  lead: "A file to put out, where each principal sees the amounts of the school and why they are what they are. It is computed here; nothing is sent.",
  principle: (limit) =>
    `Small numbers are protected, and everything that would reveal them. What is published is what is the same whichever number from 0 to ${count(limit - 1)} stood there; all else is replaced by the word protected.`,
  nothing: "The data have no numbers counted in pupils and no tables with a row for each thing.",
  protect: "This is protected",
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
};

export const words = { publish: publishEn };
