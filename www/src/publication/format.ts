// What stands in a publication file. Every figure is the core's; one that is not the same in all worlds (worlds.ts) is
// replaced by the mark. Trees are many and alike, so each node and each step is written once and referred to by its place.

import type { Comparison, Difference, ExplanationNode, Fact, RuleSetInfo, Source, Split, Step, Summary, Told } from "fordela";

export const FORMAT = 1;
export const KIND = "fordela-publicering";
export const MARK = { state: "protected" } as const;
export type Mark = typeof MARK;

/** Wherever a leaf may have been replaced by the mark. A cell is a leaf, and has a state of its own for it. */
export type Masked<T> = T extends { state: string }
  ? T
  : T extends readonly (infer U)[]
    ? Masked<U>[] | Mark
    : T extends object
      ? { [K in keyof T]: Masked<T[K]> } | Mark
      : T | Mark;

/** What is protected: the small numbers of a column, or how many rows of a table belong to a unit. */
export interface Protected {
  table: string;
  /** Absent: it is the number of rows. */
  column?: string;
  label: string;
  /** How many units have such a small number. */
  units: number;
}

export interface PublishedRules {
  info: RuleSetInfo;
  hash: string;
  /** Its own file and those that it builds on. */
  files: { name: string; text: string }[];
}

/** A node whose steps and children are places in the lists; a child always stands before its parent. */
export interface PackedNode extends Omit<ExplanationNode, "steps" | "children" | "repeated" | "more" | "source" | "place"> {
  steps: number[];
  children: number[];
  repeated: boolean | Mark;
  more: number | Mark;
  source?: Masked<Source>;
  place?: Masked<NonNullable<ExplanationNode["place"]>>;
}

export interface Trees {
  steps: Masked<Step>[];
  nodes: PackedNode[];
  /** By rule set, unit and resource. */
  roots: Record<string, Record<string, Record<string, number>>>;
}

export interface Publication {
  format: typeof FORMAT;
  kind: typeof KIND;
  limit: number;
  facts: "all" | "amounts";
  protected: Protected[];
  current: string;
  proposed?: string;
  ruleSets: PublishedRules[];
  summaries: Record<string, Masked<Summary>>;
  comparison?: Masked<Comparison>;
  split?: Masked<Split>;
  difference?: Masked<Difference>;
  /** Computed numbers of pupils, by unit. */
  pupils: Record<string, Masked<Fact[]>>;
  trees?: Trees;
  /** What a school's own what-if needs to know of the others, by rule set; not in files of amounts alone. */
  told?: Record<string, Masked<Told>>;
}

export const isMark = (value: unknown): value is Mark =>
  typeof value === "object" && value !== null && (value as { state?: unknown }).state === MARK.state;
