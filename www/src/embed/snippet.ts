// The lines that are pasted into the other page, written from what was chosen.

import { folderOf, isElsewhere, within } from "./address.js";
import { attribute } from "./colours.js";
import type { Attribute, EmbedUi, Ground } from "./ui.js";

/** Values of `integrity` by name of the file in the folder. */
export type Integrity = Readonly<Record<string, string>>;

export interface Choices {
  ui: Readonly<EmbedUi>;
  ground: Ground;
  /** Addresses as they are typed, seen from the folder. */
  rules: readonly string[];
  tables: readonly string[];
}

export const SCRIPT = { module: "fordela-kalkylator.js", standalone: "fordela.standalone.js", frame: "fordela-ram.js" } as const;
export const FRAME_PAGE = "ram.html";
export const SINGLE = "fordela.html";
export const EXAMPLE = "data/exempelkommun.json";

/** The same in every delivery, but for the data. */
export function looks({ ui }: Choices): Attribute[] {
  const all: (readonly [string, string | boolean])[] = [
    ["view", ui.view],
    ["unit", ui.unit],
    ["current", ui.current],
    ["proposed", ui.proposed],
    ["language", ui.language === "sv" ? "" : ui.language],
    ["theme", ui.theme],
    ["colours", attribute(ui.colours, ui.theme)],
    ["plain", ui.plain],
    // A file of its own has no site to lead to.
    ["full-view", ui.plain && ui.delivery !== "file" ? ui.fullView.trim() : ""],
  ];
  return all.filter((one): one is Attribute => one[1] !== "" && one[1] !== false);
}

/** Addresses of the data, seen from the page that the folder is written for. */
function data({ ui, ground, rules, tables }: Choices, folder: string): Attribute[] {
  const at = (address: string) => within(folder, address.trim());
  if (ground === "publication") return [["publication", at(ui.publication)]];
  if (ground === "example") return [["data", at(EXAMPLE)]];
  const lists: Attribute[] = [
    ["rules", rules.map(at).join(" ")],
    ["data", tables.map(at).join(" ")],
  ];
  return lists.filter(([, value]) => value !== "");
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const written = (attributes: readonly Attribute[]): string => attributes.map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(value)}"`)).join("");

function script(folder: string, file: string, integrity: Integrity | undefined, ...more: Attribute[]): string {
  const address = folderOf(folder) + file;
  const sum = integrity?.[file];
  const checked: Attribute[] = sum === undefined ? [] : [["integrity", sum]];
  // From another site a sum can be checked only of what that site lets be read.
  const away: Attribute[] = isElsewhere(folder) ? [["crossorigin", "anonymous"]] : [];
  return `<script${written([...more, ["src", address], ...checked, ...away])}></script>`;
}

/** A script and a tag. What stands inside the tag is seen only where the script may not run. */
export function tag(choices: Choices, integrity: Integrity | undefined, inside: string): string {
  const { ui } = choices;
  const kind = ui.delivery === "standalone" ? "standalone" : "module";
  const more: Attribute[] = kind === "module" ? [["type", "module"]] : [["defer", true]];
  const attributes = [...data(choices, ui.folder), ...looks(choices)];
  return `${script(ui.folder, SCRIPT[kind], integrity, ...more)}\n<fordela-kalkylator${written(attributes)}><p>${escaped(inside)}</p></fordela-kalkylator>`;
}

/** The page in the frame lies in the folder, so its data is written from there. */
export function frame(choices: Choices, integrity: Integrity | undefined, title: string): string {
  const { ui } = choices;
  const query = [...data(choices, ""), ...looks(choices)].map(([name, value]) => (value === true ? name : `${name}=${encodeURIComponent(value)}`)).join("&");
  const address = `${folderOf(ui.folder)}${FRAME_PAGE}?${query}`;
  const attributes: Attribute[] = [["data-fordela", true], ["src", address], ["title", title], ["width", "100%"], ["height", "800"]];
  return `<iframe${written(attributes)}></iframe>\n${script(ui.folder, SCRIPT.frame, integrity, ["defer", true])}`;
}
