// Data: what is said there.

import { mappingEn } from "./mapping-en.js";

export const words = { mapping: mappingEn };
