// Makes a publication: what is the same in the true world and in every other one, and the mark for all else.

import type { Workspace } from "fordela";
import { content, setsOf, sums, type Content, type Pair, type Sums } from "./content.js";
import { counts, summed, Tables, type Choice, type Count } from "./counts.js";
import { FORMAT, KIND, type Masked, type Publication, type PublishedRules } from "./format.js";
import { idle } from "./idle.js";
import { differ, masked, type Paths } from "./mask.js";
import { Forest } from "./trees.js";
import { inWorld, values, Worlds, type Partner } from "./worlds.js";

export interface Wish {
  chosen: readonly Choice[];
  limit: number;
  facts: "all" | "amounts";
}

export interface Made {
  publication: Publication;
  /** Worlds that were computed, and figures that got the mark. */
  worlds: number;
  marks: number;
  /** Values that the rules give no figures for: whoever knows the rules can rule them out. */
  impossible: number;
}

/** Called between worlds; false stops the work. */
export type Breath = (done: number, total: number) => Promise<boolean>;

export async function make(workspace: Workspace, pair: Pair, wish: Wish, breath: Breath): Promise<Made | undefined> {
  const truth = content(workspace, pair);
  if (!truth) return undefined;
  const tables = new Tables(workspace, setsOf(pair));
  const all = counts(tables, wish.chosen, wish.limit);
  if (!(await breath(0, all.length))) return undefined;
  const forest = wish.facts === "all" ? new Forest(workspace, pair, truth.summaries, tables) : undefined;
  const passive = idle(workspace, pair, truth, tables, all);
  const run = new Run(workspace, pair, truth, forest, new Worlds(tables, wish.limit));
  if (!(await run.together([...passive], () => breath(0, all.length)))) return undefined;
  for (const [done, count] of all.entries()) {
    if (passive.has(count)) continue;
    if (!(await run.protect(count, () => breath(done, all.length)))) return undefined;
  }
  const { paths, worlds, impossible } = run;
  const publication = written(workspace, pair, masked(truth, paths) as Masked<Content>, wish, forest, summed(all, wish.chosen));
  return { publication, worlds, impossible, marks: paths.size + (forest?.marks ?? 0) };
}

class Run {
  readonly paths: Paths = new Set();
  worlds = 0;
  impossible = 0;

  constructor(
    readonly workspace: Workspace,
    readonly pair: Pair,
    readonly truth: Content,
    readonly forest: Forest | undefined,
    readonly other: Worlds,
  ) {}

  /** Numbers that no figure is made of have the same value in one world: only what tells of the rows themselves can differ. */
  async together(passive: readonly Count[], breath: () => Promise<boolean>): Promise<boolean> {
    for (const value of passive.length === 0 ? [] : values(this.other.limit)) {
      if (!(await breath())) return false;
      const changed = passive.filter(({ actual }) => actual !== value);
      const changes = changed.flatMap((count) => this.other.changes(count, value, undefined) ?? []);
      this.worlds += 1;
      const units = new Set(changed.map(({ unit }) => unit));
      const done = inWorld(this.workspace, changes, (world) => this.#hold(world, units));
      if (!done) this.impossible += 1;
    }
    return true;
  }

  /** Every value that the count may have, each in a world of its own. */
  async protect(count: Count, breath: () => Promise<boolean>): Promise<boolean> {
    const possible = values(this.other.limit).filter((value) => value !== count.actual);
    const partner = await this.#partner(count, possible, breath);
    if (partner === false) return false;
    this.other.take(partner);
    for (const value of possible) {
      if (!(await breath())) return false;
      this.#compare(count, value, partner);
    }
    return true;
  }

  /** The partner with which the fewest figures differ, in the world farthest from the true one. */
  async #partner(count: Count, possible: readonly string[], breath: () => Promise<boolean>): Promise<Partner | false> {
    const far = possible.reduce((a, b) => (distance(b, count.actual) > distance(a, count.actual) ? b : a));
    let best: { partner: Partner; marks: number } | undefined;
    const seen = new Set<string>();
    for (const partner of [undefined, ...this.other.partners(count).filter((one) => one !== undefined)]) {
      if (!(await breath())) return false;
      const marks = this.#marks(count, far, partner);
      if (marks !== undefined && (!best || marks < best.marks)) best = { partner, marks };
      seen.add(partner ?? "");
      // Nothing but the number itself differs: a partner could only add to that.
      if (partner === undefined && marks !== undefined && marks <= this.#least) break;
    }
    return best?.partner;
  }

  get #least(): number {
    return setsOf(this.pair).length;
  }

  #marks(count: Count, value: string, partner: Partner): number | undefined {
    return this.#in(count, value, partner, (world) => {
      const found = sums(world, this.pair);
      if (!found) return undefined;
      const marks: Paths = new Set();
      differ(this.truth.summaries, found, marks);
      return marks.size;
    });
  }

  #compare(count: Count, value: string, partner: Partner): void {
    const units = new Set(partner === undefined ? [count.unit] : [count.unit, partner]);
    if (!this.#in(count, value, partner, (world) => this.#hold(world, units))) this.impossible += 1;
  }

  /** Marks what differs in a world where these units have been changed; false where the rules give no figures in it. */
  #hold(world: Workspace, units: ReadonlySet<string>): boolean {
    const found = content(world, this.pair);
    if (!found) return false;
    differ(this.truth, found, this.paths);
    this.forest?.compare(world, new Set([...moved(this.truth.summaries, found.summaries), ...units]));
    return true;
  }

  #in<T>(count: Count, value: string, partner: Partner, work: (world: Workspace) => T | undefined): T | undefined {
    const changes = this.other.changes(count, value, partner);
    if (!changes) return undefined;
    this.worlds += 1;
    return inWorld(this.workspace, changes, work);
  }
}

const distance = (a: string, b: string): number => Math.abs(Number(a) - Number(b));

/** The units whose own row says something else. */
function moved(truth: Sums, found: Sums): Set<string> {
  const units = new Set<string>();
  for (const [id, summary] of Object.entries(truth)) {
    for (const [at, row] of summary.units.entries()) {
      if (JSON.stringify(row) !== JSON.stringify(found[id]?.units[at])) units.add(row.key);
    }
  }
  return units;
}

function written(workspace: Workspace, pair: Pair, figures: Masked<Content>, wish: Wish, forest: Forest | undefined, told: Publication["protected"]): Publication {
  const { summaries, comparison, split, difference, pupils, told: known = {} } = figures as unknown as Publication;
  const { current, proposed } = pair;
  const file: Publication = {
    format: FORMAT,
    kind: KIND,
    limit: wish.limit,
    facts: wish.facts,
    protected: told,
    current: current.id,
    ...(proposed ? { proposed: proposed.id } : {}),
    ruleSets: setsOf(pair).map((info) => rules(workspace, info)),
    summaries: wish.facts === "all" ? summaries : withoutFacts(summaries),
    ...(comparison ? { comparison } : {}),
    ...(split ? { split } : {}),
    ...(difference ? { difference } : {}),
    pupils: wish.facts === "all" ? pupils : {},
    ...(forest ? { trees: forest.packed() } : {}),
    ...(wish.facts === "all" ? { told: known } : {}),
  };
  return file;
}

function withoutFacts(summaries: Publication["summaries"]): Publication["summaries"] {
  const bare = (rows: unknown) => (rows as object[]).map((row) => ({ ...row, facts: [] }));
  return Object.fromEntries(
    Object.entries(summaries).map(([id, summary]) => {
      const { units, providers } = summary as { units: unknown; providers: unknown };
      return [id, { ...summary, units: bare(units), providers: bare(providers) } as unknown as typeof summary];
    }),
  );
}

function rules(workspace: Workspace, info: PublishedRules["info"]): PublishedRules {
  const files: PublishedRules["files"] = [];
  for (let id: string | undefined = info.id; id !== undefined; id = workspace.outline(id)?.base) {
    const source = workspace.source(id);
    if (!source || files.some(({ name }) => name === source.file)) break;
    files.push({ name: source.file, text: source.text });
  }
  return { info, hash: workspace.identity(info.id)?.hash ?? "", files };
}
