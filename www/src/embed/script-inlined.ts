// In place of script.ts where everything is in one script: what its tag says; in the single file there is none with an address, and
// it is the page.

import { address } from "../inlined/address.js";

export const script = (): string => address ?? document.baseURI;
