// "Vad händer om" as a part of the page. All data are here, or one school's own rows with what a publication tells of the others.

import { unsafeCSS } from "lit";
import type { Ground, Part } from "../parts/part.js";
import { Grounds } from "../publication/grounds.js";
import css from "../styles/what-if.css?inline";
import type { WhatIfSort } from "./context.js";
import { typed } from "./as-scenario.js";
import { inventedSchool } from "./invented.js";
import { whatIfView } from "./what-if-view.js";
import { WhatIf } from "./what-if.js";

function house(ground: Ground): WhatIf {
  const grounds = new Grounds(ground);
  const whatIf: WhatIf = new WhatIf({
    ...ground,
    ground: (unit) => {
      const [published, workspace] = [ground.published(), ground.workspace()];
      return published ? grounds.of(published, unit) : workspace && { workspace };
    },
    // What was published needs no instance, and stays without what is computed from it.
    failed: (reason) => (ground.published() ? void ground.enqueue(async () => grounds.stop(reason, () => whatIf.drop())) : ground.failed(reason)),
    absent: () => (ground.published() ? grounds.absent : undefined),
    again: () => grounds.again(),
    abandon: () => grounds.forget(),
    release: () => grounds.release(),
  });
  return whatIf;
}

export const part: Part<WhatIfSort> = { styles: [unsafeCSS(css)], house, views: { whatIfView, inventedSchool, typed } };
