// What is chosen in Bädda in, as it was typed; nothing of it changes a figure.

import type { View } from "../context.js";
import type { Lang } from "../numbers.js";

/** The views that can be shown on another page: all but this one. */
export type Shown = Exclude<View, "embed">;

/** How it comes to the other page. */
export const DELIVERIES = ["module", "standalone", "frame", "file"] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** Where the figures come from there. */
export const GROUNDS = ["publication", "files", "example"] as const;
export type Ground = (typeof GROUNDS)[number];

export const MODES = ["light", "dark"] as const;
export type Mode = (typeof MODES)[number];

export interface EmbedUi {
  view: Shown;
  plain: boolean;
  fullView: string;
  /** Chosen by hand; else it follows what is loaded. */
  ground: Ground | undefined;
  publication: string;
  /** Addresses, one a line; undefined as long as they are those of the files that are loaded. */
  rules: string | undefined;
  tables: string | undefined;
  /** Ids of rule sets and the key of a school; "" is none. */
  current: string;
  proposed: string;
  unit: string;
  language: Lang;
  theme: Mode | "";
  /** By token and mode, as `accent.light`. */
  colours: ReadonlyMap<string, string>;
  coloursOpen: boolean;
  folder: string;
  delivery: Delivery;
  /** What the picture below the code was made of. */
  preview: readonly Attribute[] | undefined;
}

/** An attribute of the element; true for one that is there without a value. */
export type Attribute = readonly [name: string, value: string | true];

/** A file that is put into the single file. */
export interface Brought {
  name: string;
  text: string;
  /** What it says is made up. */
  invented?: true;
}

/** What came of making the single file. */
export type Made = { kind: "working" } | { kind: "saved"; name: string; bytes: number } | { kind: "failed"; why: "address" | "missing" | "block" | "content" };

export const EMBED_START: EmbedUi = {
  view: "school",
  plain: false,
  fullView: "",
  ground: undefined,
  publication: "publicering.json",
  rules: undefined,
  tables: undefined,
  current: "",
  proposed: "",
  unit: "",
  language: "sv",
  theme: "",
  colours: new Map(),
  coloursOpen: false,
  folder: "fordela/",
  delivery: "module",
  preview: undefined,
};
