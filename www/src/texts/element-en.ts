// What is said only where the element stands on a page of other things.

import type { elementSv } from "./element-sv.js";

export const elementEn: typeof elementSv = {
  back: (view) => `Back to ${view}`,
  choose: "Choose your school",
  invented: "All names and amounts are made up.",
  computed: "Computed in your browser with Fördela.",
  full: "Open the whole view",
  noFigures: "The figures cannot be shown",
  noFiguresTodo: "The data on this page cannot be computed. Tell whoever looks after the page.",
  page: "The page’s files",
  support: "Support",
};
