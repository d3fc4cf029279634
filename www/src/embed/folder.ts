// The folder that the script lies in: what the web editor uploaded lies beside it.

// Parts of the module build lie in assets/. A classic script has no address of a module: then it is the script that is running now.
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";
const here = new URL((import.meta.url as string | undefined) || script || document.baseURI, document.baseURI);

export const folder = (): URL => new URL(/\/assets\/[^/]*$/.test(here.pathname) ? "../" : "./", here);
