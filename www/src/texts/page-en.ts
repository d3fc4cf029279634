// What the page says around the element when something new has come.

import { list } from "./words-en.js";
import type { pageSv } from "./page-sv.js";

export const pageEn: typeof pageSv = {
  label: "News",
  rules: (names) => (names.length > 0 ? `New rules have come: ${list(names)}.` : "New rules or new data have come."),
  version: (version) => `A new version of Fördela has come (${version}).`,
  still: "The figures on the screen are computed with the former ones. Saved files open as before.",
  switch: "Switch now",
  later: "Later",
  unsaved: "What you have loaded or changed is only on this page and will be lost if you switch. Save it first.",
  anyway: "Switch anyway",
};
