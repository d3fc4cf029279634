// Sizes in the styles are written in rem. In the element they follow the reader's setting, but not a host whose root is smaller than
// that: some pages set it to 62.5 % to count in tens, and everything would be too small to read and to press.

import type { Plugin } from "vite";

const STYLES = /\/www\/src\/styles\/[^/]+\.css(\?|$)/;
/** What stands before the rules of a query knows no variables. */
const QUERY = /(@(?:container|media)[^{]*\{)/;

export const inRems = (): Plugin => ({
  name: "rem",
  enforce: "pre",
  transform: (css, id) => (STYLES.test(id) ? css.split(QUERY).map((part) => (QUERY.test(part) ? part : part.replace(/(?<!--fordela-rem:[^;]*)(?<![\w.])(-?\d*\.?\d+)rem\b/g, "calc(var(--fordela-rem) * $1)"))).join("") : undefined),
});
