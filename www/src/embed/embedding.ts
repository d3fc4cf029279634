// The state of Bädda in that is no choice: the publication that was chosen for the file, and what came of making it. It stands
// apart from the choices, which may have changed before it was done.

import type { Ground } from "../parts/part.js";
import type { Brought, Made } from "./ui.js";

export class Embedding {
  made: Made | undefined;
  publication: Brought | undefined;
  /** Name of a file that could not be opened. */
  refused: string | undefined;

  constructor(readonly ground: Ground) {}

  put(change: Partial<Pick<Embedding, "made" | "publication" | "refused">>): void {
    Object.assign(this, change);
    this.ground.changed();
  }

  abandon(): void {}
}
