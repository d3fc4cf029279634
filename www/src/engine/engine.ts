// Starts the core. Every start is a new instance, so that one that has stopped can be left behind.

import type { InputFile, Workspace } from "fordela";
import { core, type Core } from "../../../pkg/core.js";
import { checksum } from "../../../pkg/known.js";
import { EngineError } from "./error.js";
import { source } from "./source.js";

export { EngineError, type EngineFault } from "./error.js";

export interface Engine {
  open(files: InputFile[]): Promise<Workspace>;
  kind: "wasm" | "javascript";
}

/** What starts the translated core. */
interface Translated {
  checksum: number;
  start(): Core;
}

/** The wasm; where the browser or a policy keeps it out, the same core as JavaScript. */
export async function start(): Promise<Engine> {
  try {
    return engine(await core(await compiled()), "wasm");
  } catch (reason) {
    const kept = reason instanceof EngineError && (reason.kind === "forbidden" || reason.kind === "unsupported");
    if (!kept || source.fallback === undefined) throw reason;
    return engine(await translated(source.fallback, reason), "javascript");
  }
}

function engine(started: Core, kind: Engine["kind"]): Engine {
  return { open: async (files) => started.open(files), kind };
}

/** Compiled once: the next instance asks for nothing over the net. */
let module: Promise<WebAssembly.Module> | undefined;

async function compiled(): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === "undefined") throw new EngineError("unsupported");
  await compile(EMPTY, "forbidden");
  module ??= source.wasm().then(({ bytes }) => compile(bytes, "unsupported"));
  try {
    return await module;
  } catch (reason) {
    module = undefined; // the net may be back at the next attempt
    throw reason;
  }
}

/** The least wasm there is: only the policy of the page can be against it, and then nothing is fetched in vain. */
const EMPTY = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

async function compile(bytes: Uint8Array<ArrayBuffer>, otherwise: "forbidden" | "unsupported"): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw new EngineError(otherwise, undefined, { cause });
  }
}

async function translated(address: string, reason: EngineError): Promise<Core> {
  let found: Translated;
  try {
    found = (await import(/* @vite-ignore */ address)) as Translated;
  } catch {
    // That this failed too says less than why it was needed. The single file lies beside it.
    if (reason.kind === "forbidden") reason.single = new URL("fordela.html", address).href;
    throw reason;
  }
  if (found.checksum !== checksum) throw new EngineError("version");
  return found.start();
}
