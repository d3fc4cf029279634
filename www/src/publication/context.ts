// What the views of the panel that makes a publication are given.

import type { Within } from "../parts/part.js";
import type { words } from "../texts/publish-sv.js";
import type { publishForm } from "./form.js";
import type { Making } from "./making.js";

export interface PublishSort {
  words: typeof words;
  house: Making;
  views: { publishForm: typeof publishForm };
}

export type Context = Within<PublishSort>;
