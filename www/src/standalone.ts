// The element as one classic script: everything it needs is inside, the wasm packed.

import "./inlined/address.js"; // asks for it while the script runs; later is too late

export { FordelaKalkylator } from "./kalkylator.js";
