// Which parts are here. A part that is asked for while drawing, and is not here yet, is loaded; the page is drawn again when it has
// come, or could not.

import type { CSSResult } from "lit";
import type { Lang } from "../numbers.js";
import { LOADS, type PartName, type Sorts } from "./list.js";
import type { Ground, House, Part, Sort } from "./part.js";

/** A part that has come, in the language asked for. */
export interface Here<S extends Sort> {
  part: Part<S>;
  house: S["house"];
  words: S["words"];
}

/** `late`: it has taken so long that it is said. */
export type Absent = "loading" | "late" | "failed";

interface Come<S extends Sort> {
  part: Part<S>;
  house: S["house"];
  words: Partial<Record<Lang, S["words"]>>;
}

type All = { [N in PartName]: Come<Sorts[N]> | undefined };

interface Way {
  absent: Absent;
  done: Promise<void>;
}

const keyOf = (name: PartName, lang: Lang): string => `${name} ${lang}`;

/** What comes sooner than this blinks. */
const LATE = 200;

export class Parts {
  readonly #come = {} as All; // what has not come is not there
  readonly #ways = new Map<string, Way>();
  readonly #waiting = new Map<PartName, (() => boolean)[]>();
  /** How many times a part has not come. */
  #misses = 0;

  constructor(readonly ground: Ground) {}

  /** Asked while drawing. */
  want<N extends PartName>(name: N, lang: Lang): Here<Sorts[N]> | Absent {
    const here = this.here(name, lang);
    if (here) return here;
    void this.#bring(name, lang);
    return this.#ways.get(keyOf(name, lang))?.absent ?? "loading";
  }

  /** The part, if it has come. */
  here<N extends PartName>(name: N, lang: Lang): Here<Sorts[N]> | undefined {
    const come = this.#come[name];
    const words = come?.words[lang];
    return come && words && { part: come.part, house: come.house, words };
  }

  /** Of one that has been asked for and has not come. */
  absent(name: PartName, lang: Lang): Absent | undefined {
    return this.#ways.get(keyOf(name, lang))?.absent;
  }

  /** Once the part is here, whenever that is: also where it first could not come. */
  use<N extends PartName>(name: N, lang: Lang, work: (here: Here<Sorts[N]>) => void): void {
    const act = () => {
      const here = this.here(name, lang);
      if (here) work(here);
      return here !== undefined;
    };
    if (act()) return;
    this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), act]);
    if (this.#ways.get(keyOf(name, lang))?.absent === "failed") this.again(name, lang);
    else void this.#bring(name, lang);
  }

  again(name: PartName, lang: Lang): void {
    this.#ways.delete(keyOf(name, lang));
    void this.#bring(name, lang);
    this.ground.changed();
  }

  /** All that has come, in another language too. Rejects where some of it cannot be had. */
  async translate(lang: Lang): Promise<void> {
    await Promise.all(this.#names().map((name) => this.#words(name, lang)));
  }

  /** Nothing is on its way any more. */
  async settled(): Promise<void> {
    for (let ways = this.#loading(); ways.length > 0; ways = this.#loading()) await Promise.all(ways.map(({ done }) => done));
  }

  abandon(): void {
    for (const house of this.#houses()) house.abandon();
  }

  release(): void {
    for (const house of this.#houses()) house.release?.();
  }

  get unsaved(): boolean {
    return this.#houses().some((house) => house.unsaved ?? false);
  }

  styles(name: PartName): readonly CSSResult[] {
    return this.#come[name]?.part.styles ?? [];
  }

  #names(): PartName[] {
    return Object.keys(this.#come) as PartName[];
  }

  #houses(): House[] {
    return this.#names().flatMap((name) => this.#come[name]?.house ?? []);
  }

  #loading(): Way[] {
    return [...this.#ways.values()].filter(({ absent }) => absent !== "failed");
  }

  #bring(name: PartName, lang: Lang): Promise<void> {
    const key = keyOf(name, lang);
    const known = this.#ways.get(key);
    if (known) return known.done;
    const way: Way = { absent: "loading", done: Promise.resolve() };
    this.#ways.set(key, way);
    way.done = this.#arrive(name, lang, way);
    return way.done;
  }

  async #arrive<N extends PartName>(name: N, lang: Lang, way: Way): Promise<void> {
    const late = setTimeout(() => {
      way.absent = "late";
      this.ground.changed();
    }, LATE);
    try {
      const [come, { words }] = await Promise.all([this.#module(name), loaded(LOADS[name].words[lang], this.#misses)]);
      come.words[lang] = words;
      this.#ways.delete(keyOf(name, lang));
    } catch (reason) {
      console.warn("Fördela:", reason);
      this.#misses += 1;
      way.absent = "failed";
    }
    clearTimeout(late);
    this.ground.changed();
    const waiting = this.#waiting.get(name) ?? [];
    this.#waiting.set(name, []);
    for (const act of waiting) if (!act()) this.#waiting.get(name)?.push(act);
  }

  /** One state in each element, whatever the language. */
  async #module<N extends PartName>(name: N): Promise<Come<Sorts[N]>> {
    const { part } = await loaded(LOADS[name].part, this.#misses);
    const all: { [K in N]: Come<Sorts[K]> | undefined } = this.#come;
    return (all[name] ??= { part, house: part.house(this.ground), words: {} });
  }

  async #words<N extends PartName>(name: N, lang: Lang): Promise<void> {
    const come = this.#come[name];
    if (come) come.words[lang] ??= (await loaded(LOADS[name].words[lang], this.#misses)).words;
  }
}

/** Some browsers remember that an address could not be had: once something has been missed, it is asked for under another one too. */
async function loaded<T>(load: () => Promise<T>, misses: number): Promise<T> {
  try {
    return await load();
  } catch (reason) {
    const [address] = /https?:\S+?\.js\b/.exec(String(reason)) ?? [];
    if (misses === 0 || address === undefined) throw reason;
    return (await import(/* @vite-ignore */ `${address}?again=${misses}`)) as T;
  }
}
