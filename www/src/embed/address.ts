// Addresses as a web editor types them: what cannot work is told, what works only where others allow it is told too.

export type AddressFlaw =
  | { kind: "empty" | "space" | "backslash" | "disk" | "scheme" }
  /** Another site than this one: its policy, its permission and its log. */
  | { kind: "elsewhere" | "insecure"; origin: string }
  /** An iframe takes its files from its own site only. */
  | { kind: "framed"; origin: string };

/** With these nothing can be fetched, wherever it is put. */
export const stops = ({ kind }: AddressFlaw): boolean => kind !== "elsewhere" && kind !== "insecure";

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
export const isAbsolute = (address: string): boolean => SCHEME.test(address) || address.startsWith("/");

export interface Asked {
  /** An empty one is the folder of the page itself. */
  mayBeEmpty?: boolean;
  framed?: boolean;
}

export function flaw(typed: string, { mayBeEmpty = false, framed = false }: Asked = {}): AddressFlaw | undefined {
  const address = typed.trim();
  if (address === "") return mayBeEmpty ? undefined : { kind: "empty" };
  if (/^([a-z]:[\\/]|file:|\\\\)/i.test(address)) return { kind: "disk" };
  if (address.includes("\\")) return { kind: "backslash" };
  if (/\s/.test(address)) return { kind: "space" };
  const away = address.startsWith("//") ? `https:${address}` : address;
  if (SCHEME.test(away)) return elsewhere(away, framed);
  return undefined;
}

function elsewhere(address: string, framed: boolean): AddressFlaw | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return { kind: "scheme" };
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return { kind: "scheme" };
  // The page in the frame takes an address without a site, even where the site would be its own.
  if (framed) return { kind: "framed", origin: url.origin };
  if (url.origin === location.origin) return undefined;
  return { kind: url.protocol === "http:" ? "insecure" : "elsewhere", origin: url.origin };
}

/** The folder as it is written before a name: with a stroke at its end. */
export function folderOf(typed: string): string {
  const folder = typed.trim();
  return folder === "" || folder.endsWith("/") ? folder : `${folder}/`;
}

/** What stands beside the script is written from the folder; an address that is whole is left as it is. */
export const within = (folder: string, address: string): string => (isAbsolute(address) ? address : folderOf(folder) + address.replace(/^(\.\/)+/, ""));

/** One address a line; empty lines are nothing. */
export const lines = (typed: string): string[] => typed.split("\n").map((line) => line.trim()).filter((line) => line !== "");

/** A name of a file as an address: what has a meaning in one is written with its number. */
export const asAddress = (name: string): string => name.replace(/[\s%?#"<>\\]/g, (sign) => encodeURIComponent(sign));

/** A part of an address is on another site: then a script from there is fetched with no sign of who reads. */
export const isElsewhere = (address: string): boolean => ["elsewhere", "insecure"].includes(flaw(address, { mayBeEmpty: true })?.kind ?? "");
