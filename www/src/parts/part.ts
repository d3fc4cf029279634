// A part of the page: what is loaded together, from beside the page's own script, when it is first used. It brings its views, its
// styles, the state that it keeps in each element, and its words in one language at a time.

import type { InputFile, Workspace } from "fordela";
import type { CSSResult } from "lit";
import type { Context } from "../context.js";
import type { Done, StoredFile } from "../files.js";
import type { Published } from "../publication/published.js";
import type { Result } from "../result.js";
import type { Texts } from "../texts/index.js";

/** What a part's state stands on. */
export interface Ground {
  /** The files behind the figures on the screen, read; nothing where the figures were published. */
  workspace(): Workspace | undefined;
  /** The newest files, read, and as they came. */
  newest(): Workspace | undefined;
  files(): readonly StoredFile[];
  result(): Result | undefined;
  stale(): boolean;
  published(): Published | undefined;
  open(files: readonly InputFile[]): Promise<Workspace>;
  /** After all that was asked for before. */
  enqueue(work: () => Promise<void>): Promise<void>;
  /** Puts a file in the place of the one with its name, or adds it. */
  put(make: (workspace: Workspace) => StoredFile | undefined): Promise<void>;
  replace(make: () => Promise<readonly StoredFile[]>, done: Done): Promise<void>;
  /** The instance stopped on something. */
  failed(reason: unknown): void;
  changed(): void;
}

/** The state of a part. */
export interface House {
  /** An instance of the wasm has stopped: what it made is not touched again. */
  abandon(): void;
  /** The element is away: workspaces are let go of, and what was typed stays. */
  release?(): void;
  /** Something has been made here that is in no file. */
  readonly unsaved?: boolean;
}

/** What a part is made of, in types. */
export interface Sort {
  words: object;
  house: House;
  views: object;
}

/** What the module of a part gives. */
export interface Part<S extends Sort> {
  styles: readonly CSSResult[];
  house(ground: Ground): S["house"];
  views: S["views"];
}

/** What the views of a part are given: the page's context with the part's own words and state. */
export type Within<S extends Pick<Sort, "words" | "house">> = Context & { t: Texts & S["words"]; house: S["house"] };

/** For parts that only show what is there. */
export const stateless = (): House => ({ abandon: () => {} });
