// Why the core could not be started. Each kind has a sentence in the texts: what happened, what to do, whom to ask.

export type EngineFault = "forbidden" | "missing" | "login" | "cut" | "version" | "network" | "unsupported" | "part";

export class EngineError extends Error {
  /** Address of the single file, which runs from a disk where the policy of the site does not reach. */
  single: string | undefined;

  constructor(
    readonly kind: EngineFault,
    /** What the server answered, where that is what went wrong. */
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(`engine: ${kind}${status === undefined ? "" : ` ${status}`}`, options);
    this.name = "EngineError";
  }
}
