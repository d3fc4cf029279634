// My school: from current to proposed, what if, and a school that is not in the data.

import { count } from "./words-en.js";
import type { chartsSv, offerSv, splitSv } from "./school-sv.js";

export const chartsEn: typeof chartsSv = {
  unit: {
    0: (currency) => (currency === "kr" ? "Kronor" : currency),
    3: (currency) => `Thousand ${currency === "kr" ? "kronor" : currency}`,
    6: (currency) => `Million ${currency === "kr" ? "kronor" : currency}`,
  },
  cut: (value) => `The axis begins at ${value}.`,
  same: "The same numbers stand in the table.",
  fromTo: (label, first, last) => `${label}: from ${first} to ${last}.`,
};

export const splitEn: typeof splitSv = {
  title: (from, to) => `From ${from} to ${to}`,
  lead: "Each change by itself, in the order in which they are made. The steps add up to the difference.",
  most: (label, amount) => `Largest effect: ${label}, ${amount}`,
  caption: (currency) => `The same steps in numbers, ${currency}`,
  step: "Step",
  change: "Change",
  after: "Then",
  untouched: (n) => `${count(n)} ${n === 1 ? "change that does" : "changes that do"} not concern the school`,
  none: "None of the changes concerns the school.",
};

export const offerEn: typeof offerSv = {
  invented: "Count on a school that is not in the data",
  inventedLead: "Choose what kind of school it is and fill in the numbers yourself.",
  ownTitle: "What if …",
  ownLead: "See what other numbers would give the school. The computation is fetched to the page first when you want to try.",
  own: "Try your own numbers",
};
