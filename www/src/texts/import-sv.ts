// Underlag: det som sägs där.

import { mappingSv } from "./mapping-sv.js";

export const words = { mapping: mappingSv };
