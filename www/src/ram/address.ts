// The address of the frame: its query is the attributes of the element, and whoever can write an address can write one with anything
// in it. Therefore only attributes that are known, and only files of the frame's own site.

/** Attributes with one or several addresses of files. */
const FILES = ["data", "rules", "publication"];
/** An address that the reader may follow, never one that is fetched. */
const LINKS = ["full-view"];
const WORDS = ["current", "proposed", "view", "unit", "language", "theme", "colours"];
const SWITCHES = ["plain"];

export type Asked = { attributes: Map<string, string> } | { wrong: "nothing" } | { wrong: "foreign"; name: string };

export function asked(page: URL): Asked {
  const attributes = new Map<string, string>();
  for (const [name, value] of page.searchParams) {
    if (FILES.includes(name) || LINKS.includes(name)) {
      if (/[\0-\x1f]/.test(value) || !value.split(/\s+/).every((address) => own(address, page))) return { wrong: "foreign", name };
      attributes.set(name, value);
    } else if (WORDS.includes(name)) {
      attributes.set(name, value);
    } else if (SWITCHES.includes(name)) {
      attributes.set(name, "");
    }
  }
  return FILES.some((name) => attributes.get(name)?.trim()) ? { attributes } : { wrong: "nothing" };
}

/**
 * A relative address that stays on the site: neither a scheme nor another host, in any way of writing it. A browser overlooks tabs
 * and line breaks in an address, so none may be there to be overlooked.
 */
function own(address: string, page: URL): boolean {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || /^[\\/]{2}/.test(address)) return false;
  try {
    return new URL(address, page).origin === page.origin;
  } catch {
    return false;
  }
}
