// The element as one classic script: everything it needs is inside, the wasm packed.

export { FordelaKalkylator } from "./kalkylator.js";
