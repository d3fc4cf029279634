// The rules of a publication, read once, and each school's own rows under them when it is looked at.

import type { InputFile, Workspace } from "fordela";
import type { Ground } from "../school/ground.js";
import { ownOf, tellsOf, together } from "../school/ground.js";
import type { Published } from "./published.js";

interface Host {
  open(files: readonly InputFile[]): Promise<Workspace>;
  enqueue(work: () => Promise<void>): Promise<void>;
  changed(): void;
}

export class Grounds {
  #of: Published | undefined;
  #rules: Workspace | undefined;
  #last: { unit: string; ground: Ground } | undefined;

  constructor(readonly host: Host) {}

  /** What there is of the school; nothing while the rules are being read, or where they cannot be. */
  of(published: Published, unit: string): Ground | undefined {
    if (this.#of !== published) {
      this.release();
      this.#of = published;
      if (tellsOf(published.file)) void this.host.enqueue(() => this.#read(published));
    }
    if (!this.#rules) return undefined;
    if (this.#last?.unit !== unit) {
      const own = new Map(published.ruleSets.flatMap(({ id }) => [[id, ownOf(published.file, id, unit)] as const]).flatMap(([id, one]) => (one ? [[id, one] as const] : [])));
      this.#last?.ground.workspace.free();
      this.#last = { unit, ground: { workspace: this.#rules.own(together([...own.values()])), own } };
    }
    return this.#last.ground;
  }

  async #read(published: Published): Promise<void> {
    const files = new Map(published.file.ruleSets.flatMap(({ files: all }) => all).map(({ name, text }) => [name, { name, bytes: new TextEncoder().encode(text) }]));
    try {
      const found = await this.host.open([...files.values()]);
      if (this.#of === published) this.#rules = found;
      else found.free();
    } catch (reason) {
      // The published figures stand without it.
      console.error("Fördela:", reason);
    }
    this.host.changed();
  }

  /** Nothing more of what was opened is used: another publication is shown, or the element is away. */
  release(): void {
    this.#last?.ground.workspace.free();
    this.#rules?.free();
    this.#of = undefined;
    this.#rules = undefined;
    this.#last = undefined;
  }

  /** After a stop: what was published needs no instance, and stays without what is computed from it. */
  stop(reason: unknown, abandon: () => void): void {
    console.error("Fördela:", reason);
    this.#rules = undefined;
    this.#last = undefined;
    abandon();
    this.host.changed();
  }
}
