// What came of a test, carried from it to the report that puts the document together.

import type { TestInfo } from "@playwright/test";
import type { Delivery } from "./deliveries.js";
import type { Expected } from "./hosts.js";

export interface Note {
  host: string;
  delivery: Delivery;
  expected: Expected;
}

/** A way to send something out of a page, and what came of it; `called` is a connection that nothing was said on. */
export interface Way {
  way: string;
  outcome: "stopped" | "called" | "sent";
}

interface Kinds {
  cell: Note;
  way: Way;
}

export function note<Kind extends keyof Kinds>(info: TestInfo, type: Kind, what: Kinds[Kind]): void {
  info.annotations.push({ type, description: JSON.stringify(what) });
}

export const noted = <Kind extends keyof Kinds>(annotations: readonly { type: string; description?: string }[], type: Kind): Kinds[Kind][] =>
  annotations.filter((one) => one.type === type).map(({ description }) => JSON.parse(description ?? "{}") as Kinds[Kind]);
