// The folder that the script lies in: what the web editor uploaded lies beside it.

const STANDALONE = "/fordela.standalone.js";

/** Whatever is within one script is told by its tag; of the module build the parts lie in assets/. */
function script(): URL {
  const standalone = [...document.scripts].find(({ src }) => src !== "" && new URL(src).pathname.endsWith(STANDALONE));
  return new URL(standalone?.src ?? import.meta.url);
}

export function folder(): URL {
  const at = script();
  return new URL(/\/assets\/[^/]*$/.test(at.pathname) ? "../" : "./", at);
}
