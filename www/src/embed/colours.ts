// Colours as they are typed, and whether texts can be read in them. What a colour is laid on or under is told by the
// design's own variables, read from the sheet that the element has.

import tokens from "../styles/tokens.css?inline";
import { MODES, type Mode } from "./ui.js";

/** What may be chosen; the rest of the variables a host sets in a sheet of its own. */
export const TOKENS = ["accent", "accent-hover", "on-accent", "accent-soft", "bg", "surface", "text", "text-soft"] as const;
export type Token = (typeof TOKENS)[number];

/** Texts, and what they are read against. */
const READ: readonly (readonly [texts: readonly string[], grounds: readonly string[]])[] = [
  [["text", "text-soft", "accent"], ["bg", "surface", "sunken"]],
  [["accent-hover"], ["bg", "surface"]],
  [["text", "accent"], ["accent-soft"]],
  [["on-accent"], ["accent", "accent-hover"]],
  [["error", "warning", "up", "down", "current", "proposed"], ["bg", "surface"]],
];

export const LEAST = 4.5;

export interface Weak {
  /** What the colour is too close to. */
  against: string;
  mode: Mode;
  ratio: number;
  /** The way out. */
  choose: "darker" | "lighter";
}

const HEX = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i;
const RGB = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/i;

/** `#rrggbb`, or nothing where the text is no colour that can be read here. */
export function colour(typed: string): string | undefined {
  const text = typed.trim();
  const [, hex] = HEX.exec(text) ?? [];
  if (hex) return `#${(hex.length === 3 ? [...hex].map((sign) => sign + sign).join("") : hex).toLowerCase()}`;
  const parts = RGB.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return undefined;
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** The design's own colours; built style sheets may write them shorter. */
const DESIGN: ReadonlyMap<string, string> = new Map(
  [...tokens.matchAll(/--fordela-([\w-]+):\s*light-dark\(\s*(#\w+)\s*,\s*(#\w+)\s*\)/g)].flatMap(([, name, light = "", dark = ""]) => [
    [`${name}.light`, colour(light) ?? light] as const,
    [`${name}.dark`, colour(dark) ?? dark] as const,
  ]),
);

export const designed = (name: string, mode: Mode): string => DESIGN.get(`${name}.${mode}`) ?? "";

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** By WCAG 2.2, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

type Colours = ReadonlyMap<string, string>;

/** In the other mode than the only one that was chosen the colour is the design's. */
const used = (colours: Colours, name: string, mode: Mode): string => colour(colours.get(`${name}.${mode}`) ?? "") ?? designed(name, mode);

/** Where a chosen colour makes a text too weak: the weakest place of it. */
export function weakest(colours: Colours, token: string, mode: Mode): Weak | undefined {
  const own = colour(colours.get(`${token}.${mode}`) ?? "");
  if (own === undefined) return undefined;
  const others = READ.flatMap(([texts, grounds]) => [...(texts.includes(token) ? grounds : []), ...(grounds.includes(token) ? texts : [])]);
  const found = others.map((against) => ({ against, ratio: contrast(own, used(colours, against, mode)) })).sort((a, b) => a.ratio - b.ratio)[0];
  if (!found || found.ratio >= LEAST) return undefined;
  const darker = luminance(own) < luminance(used(colours, found.against, mode));
  return { ...found, mode, choose: darker ? "darker" : "lighter" };
}

/** The modes that the reader can meet under a theme. */
export const modes = (theme: Mode | ""): readonly Mode[] => (theme === "" ? MODES : [theme]);

/** The attribute: each chosen colour by its name. In a mode that nothing was chosen for it is the design's own. */
export function attribute(colours: Colours, theme: Mode | ""): string {
  return TOKENS.flatMap((token) => {
    if (!modes(theme).some((mode) => colour(colours.get(`${token}.${mode}`) ?? "") !== undefined)) return [];
    const [light, dark] = MODES.map((mode) => used(colours, token, mode));
    return [`${token}: light-dark(${light}, ${dark})`];
  }).join("; ");
}
