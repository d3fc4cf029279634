// The folder that the script lies in: what the web editor uploaded lies beside it.

import { script } from "./script.js";

export function folder(): URL {
  const at = new URL(script());
  // Parts of the module build lie in assets/.
  return new URL(/\/assets\/[^/]*$/.test(at.pathname) ? "../" : "./", at);
}
