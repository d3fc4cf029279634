// What the page in a frame says when its address cannot be followed.

import type { ramSv } from "./ram-sv.js";

export const ramEn: typeof ramSv = {
  nothing: "The address does not say what to show. Add publication= or data= with the address of a file, such as ram.html?publication=publication.json.",
  foreign: (name) => `The address in ${name}= leads to another place than this page, which is not allowed. Put the file beside ram.html and write only its name.`,
};
