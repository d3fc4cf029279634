// Making a publication in slices, so that the page stays alive and the work can be stopped.

import type { Workspace } from "fordela";
import { painted } from "../painted.js";
import type { Ground } from "../parts/part.js";
import { setsOf, type Pair } from "./content.js";
import { choices, counts, summed, Tables, type Choice } from "./counts.js";
import type { Protected } from "./format.js";
import { make, type Made, type Wish } from "./make.js";
import { read } from "./read.js";

/** A frame of the screen lasts about this long. */
const SLICE = 12;

export class Making {
  progress: { done: number; total: number } | undefined;

  #stopped = false;
  #known: { pair: Pair; tables: Tables; choices: readonly Choice[] } | undefined;

  constructor(readonly ground: Ground) {}

  abandon(): void {
    this.#known = undefined;
  }

  /** What is older than the newest files is not published. */
  #workspace(): Workspace | undefined {
    return this.ground.stale() ? undefined : this.ground.workspace();
  }

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
    const [workspace, pair] = [this.#workspace(), this.ground.result()];
    if (!workspace || !pair) return undefined;
    if (this.#known?.pair !== pair) {
      try {
        const tables = new Tables(workspace, setsOf(pair));
        this.#known = { pair, tables, choices: choices(tables) };
      } catch (reason) {
        this.#known = undefined;
        this.ground.failed(reason);
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
    this.ground.changed();
    await this.ground.enqueue(async () => {
      const [workspace, pair] = [this.#workspace(), this.ground.result()];
      try {
        made = workspace && pair && (await this.#make(workspace, pair, wish));
      } catch (reason) {
        this.ground.failed(reason);
      }
    });
    this.progress = undefined;
    this.ground.changed();
    return made;
  }

  async #make(workspace: Workspace, pair: Pair, wish: Wish): Promise<(Made & { text: string }) | undefined> {
    let drawn = performance.now();
    const found = await make(workspace, pair, wish, async (done, total) => {
      if (performance.now() - drawn > SLICE) {
        this.progress = { done, total: Math.max(total, 1) };
        this.ground.changed();
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
