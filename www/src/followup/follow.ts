// What became of the money, as the core answers it: for a day, a seed and somebody who looks. Asked for while drawing, and
// remembered for as long as the files are the same.

import type { Audience, FollowUp, FollowUpOptions, RuleSetInfo, Workspace } from "fordela";
import type { Result } from "../result.js";
import { isDay, seedOf, today } from "./dates.js";

interface Host {
  /** The files behind the figures on the screen. */
  workspace(): Workspace | undefined;
  result(): Result | undefined;
  failed(reason: unknown): void;
  changed(): void;
}

/** As many answers are kept: one for each who looks, and those of a day or two before. */
const KEPT = 12;

export class Follow {
  #day: string | undefined;
  #seed: string | undefined;
  #workspace: Workspace | undefined;
  readonly #known = new Map<string, FollowUp | undefined>();
  /** Questions that stopped the instance; they are not asked again. */
  readonly #stopping = new Set<string>();

  constructor(readonly host: Host) {}

  // ---- the day and the seed --------------------------------------------------------------------

  get day(): string {
    return this.#day ?? today();
  }

  /** A text that is no day changes nothing. */
  setDay(day: string): boolean {
    if (!isDay(day)) return false;
    this.#day = day;
    this.host.changed();
    return true;
  }

  /** Follows the day until somebody writes one. */
  get seed(): string {
    return this.#seed ?? seedOf(this.day);
  }

  setSeed(seed: string): void {
    this.#seed = seed.trim() === "" ? undefined : seed.trim();
    this.host.changed();
  }

  abandon(): void {
    this.#workspace = undefined;
    this.#known.clear();
  }

  // ---- the answer ------------------------------------------------------------------------------

  /** Of the current rules; of the proposal where only that one says anything about follow-up. */
  answer(audience: Audience): FollowUp | undefined {
    const result = this.host.result();
    if (!result) return undefined;
    const first = this.#ask(result.current, audience);
    if (!result.proposed || (first && says(first))) return first;
    const second = this.#ask(result.proposed, audience);
    return second && says(second) ? second : first;
  }

  /** The headings that a file of reports has: those columns of the table that are read and not computed. */
  headings(ruleSet: string, table: string): string[] {
    try {
      const columns = this.host.workspace()?.table(ruleSet, table)?.columns ?? [];
      return columns.filter(({ given }) => given).map(({ label }) => label);
    } catch (reason) {
      this.host.failed(reason);
      return [];
    }
  }

  #ask(set: RuleSetInfo, audience: Audience): FollowUp | undefined {
    const workspace = this.host.workspace();
    if (!workspace) return undefined;
    if (workspace !== this.#workspace) {
      this.#workspace = workspace;
      this.#known.clear();
    }
    const options: FollowUpOptions = { day: this.day, seed: this.seed, audience };
    const key = JSON.stringify([set.id, options]);
    if (!this.#known.has(key) && !this.#stopping.has(key)) {
      if (this.#known.size >= KEPT) this.#known.clear();
      try {
        this.#known.set(key, workspace.followUp(set.id, options));
      } catch (reason) {
        this.#stopping.add(key);
        this.host.failed(reason);
      }
    }
    return this.#known.get(key);
  }
}

/** The rule set has something to follow up. */
export const says = ({ duties, coverage, descriptions }: FollowUp): boolean => duties.length + coverage.length + descriptions.length > 0;
