// Starts the engine, whose script is fetched when something is to be computed: also that can fail.

import type { Engine } from "./engine.js";
import { EngineError } from "./error.js";

export async function begin(): Promise<Engine> {
  const { start } = await import("./engine.js").catch((cause: unknown) => {
    throw new EngineError("part", undefined, { cause });
  });
  return start();
}
