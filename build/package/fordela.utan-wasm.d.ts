/** The same core as JavaScript, for where wasm cannot run: the same answers, several times slower. */
import type { Core } from "./core.js";
/** Of the wasm that it says the same as. */
export const checksum: number;
/** A new instance. */
export function start(): Core;
