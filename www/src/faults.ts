// What could not be brought, in words: the same in the notice, in the plain card and in what the host is told.

import type { Store } from "./store.js";
import type { Texts } from "./texts/index.js";

type Words = Pick<Texts, "notices">;

/** Why the core could not be started. */
export function engineFault(store: Store, { notices }: Words): string {
  const fault = store.engineError;
  return fault ? notices.engineFaults[fault.kind](fault.status) : notices.engineTodo;
}

/** What of that which the page names could not be had: heading and the rest. */
export const dataFault = ({ missing }: Store, { notices }: Words): string => (missing ? notices.dataFile(missing.name, missing.status) : notices.data);

/** A file that the page names and that could not be had. */
export class MissingFile extends Error {
  constructor(
    override readonly name: string,
    /** What the server answered, where it answered. */
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(`${name}: ${status ?? "no answer"}`, options);
  }
}
