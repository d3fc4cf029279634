// The panel that makes a publication, as a part of the page.

import type { Part } from "../parts/part.js";
import type { PublishSort } from "./context.js";
import { publishForm } from "./form.js";
import { Making } from "./making.js";

export const part: Part<PublishSort> = {
  styles: [],
  house: (ground) => new Making(ground),
  views: { publishForm },
};
