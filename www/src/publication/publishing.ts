// The publication that is shown, in place of files.

import type { FileInfo, RuleSetInfo } from "fordela";
import type { Done, StoredFile } from "../files.js";
import type { Found } from "../findings.js";
import type { Result } from "../result.js";
import type { Failure } from "../store.js";
import { Published } from "./published.js";
import { MOST_BYTES, read } from "./read.js";
import type { Flaw } from "./shape.js";

/** What the store shows; a publication takes the place of all of it. */
interface Shown {
  files: readonly StoredFile[];
  fileInfos: readonly FileInfo[];
  ruleSets: readonly RuleSetInfo[];
  problems: readonly Found[];
  result: Result | undefined;
  stale: boolean;
  refused: unknown;
  busy: "starting" | "reading" | undefined;
  failure: Failure | undefined;
  done: Done | undefined;
  changed(): void;
}

interface Host {
  /** What is shown can be had back. */
  remember(): void;
}

export const isPublication = (name: string): boolean => name.toLowerCase().endsWith(".json");


export class Publishing {
  published: Published | undefined;
  /** A file that could not be opened, and what is wrong with it. */
  refused: { name: string; flaws: readonly Flaw[] } | undefined;

  constructor(
    readonly store: Shown,
    readonly host: Host,
  ) {}

  // ---- opening --------------------------------------------------------------------------------

  /** A file that is wrong changes nothing of what is shown. */
  show({ name, bytes }: StoredFile): void {
    const { store } = this;
    const found = read(bytes.length > MOST_BYTES ? "" : new TextDecoder().decode(bytes));
    this.refused = found.flaws ? { name, flaws: found.flaws } : undefined;
    store.done = undefined;
    if (found.publication) {
      if (store.files.length > 0 || this.published) this.host.remember();
      store.files = [];
      store.done = { kind: "published" };
      this.take(new Published(found.publication, name));
    }
    store.changed();
  }

  take(published: Published): void {
    this.published = published;
    const { ruleSets, result } = published;
    Object.assign(this.store, { fileInfos: [], ruleSets, problems: [], result, stale: false, refused: undefined, failure: undefined } satisfies Partial<Shown>);
  }

  /** Other files are read in its place. */
  close(): void {
    this.published = undefined;
    this.refused = undefined;
  }
}
