// Making a publication in slices, so that the page stays alive and the work can be stopped; and the publication that is shown.

import type { FileInfo, RuleSetInfo, Workspace } from "fordela";
import type { Done, StoredFile } from "../files.js";
import type { Found } from "../findings.js";
import { painted } from "../painted.js";
import type { Result } from "../result.js";
import type { Failure } from "../store.js";
import { setsOf, type Pair } from "./content.js";
import { choices, counts, summed, Tables, type Choice } from "./counts.js";
import type { Protected } from "./format.js";
import { make, type Made, type Wish } from "./make.js";
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
  /** Behind the figures on the screen. */
  workspace(): Workspace | undefined;
  enqueue(work: () => Promise<void>): Promise<void>;
  /** What is shown can be had back. */
  remember(): void;
  failed(reason: unknown): void;
}

export const isPublication = (name: string): boolean => name.toLowerCase().endsWith(".json");

/** A frame of the screen lasts about this long. */
const SLICE = 12;

export class Publishing {
  published: Published | undefined;
  /** A file that could not be opened, and what is wrong with it. */
  refused: { name: string; flaws: readonly Flaw[] } | undefined;
  progress: { done: number; total: number } | undefined;

  #stopped = false;
  #known: { pair: Pair; tables: Tables; choices: readonly Choice[] } | undefined;

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

  // ---- making ---------------------------------------------------------------------------------

  /** What can be protected in the files shown. */
  choices(): readonly Choice[] {
    return this.#tables()?.choices ?? [];
  }

  /** How much would be protected. */
  told(chosen: readonly Choice[], limit: number): Protected[] {
    const known = this.#tables();
    return known ? summed(counts(known.tables, chosen, limit), chosen) : [];
  }

  #tables() {
    const [workspace, pair] = [this.host.workspace(), this.store.result];
    if (!workspace || !pair) return undefined;
    if (this.#known?.pair !== pair) {
      try {
        const tables = new Tables(workspace, setsOf(pair));
        this.#known = { pair, tables, choices: choices(tables) };
      } catch (reason) {
        this.#known = undefined;
        this.host.failed(reason);
      }
    }
    return this.#known;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** The file's text; nothing when it was stopped or could not be made. */
  async make(wish: Wish): Promise<(Made & { text: string }) | undefined> {
    let made: (Made & { text: string }) | undefined;
    this.#stopped = false;
    this.progress = { done: 0, total: 1 };
    this.store.changed();
    await this.host.enqueue(async () => {
      const [workspace, pair] = [this.host.workspace(), this.store.result];
      try {
        made = workspace && pair && (await this.#make(workspace, pair, wish));
      } catch (reason) {
        this.host.failed(reason);
      }
    });
    this.progress = undefined;
    this.store.changed();
    return made;
  }

  async #make(workspace: Workspace, pair: Pair, wish: Wish): Promise<(Made & { text: string }) | undefined> {
    let drawn = performance.now();
    const found = await make(workspace, pair, wish, async (done, total) => {
      if (performance.now() - drawn > SLICE) {
        this.progress = { done, total: Math.max(total, 1) };
        this.store.changed();
        await painted();
        drawn = performance.now();
      }
      return !this.#stopped;
    });
    if (!found) return undefined;
    const text = JSON.stringify(found.publication);
    // What the page itself could not open is not given to anybody.
    const { flaws } = read(text);
    if (flaws) throw new Error(`the publication cannot be read: ${flaws.map(({ path, en }) => `${path}: ${en}`).join("; ")}`);
    return { ...found, text };
  }
}
