// The host's theme and colours: a sheet of the element's own, written through the object model, so that no policy for styles
// can stand in its way and nothing that is written in it can end the rule.

import tokens from "../styles/tokens.css?inline";
import { contrast, ENOUGH, inkOn, type Probe, type Rgb } from "./contrast.js";

/** The variables that are colours; the others are measures. */
export const COLOURS: ReadonlySet<string> = new Set([...tokens.matchAll(/--fordela-([a-z-]+)\s*:\s*light-dark\(/g)].flatMap(([, name]) => name ?? []));

const EVERYWHERE = /^(?:inherit|initial|unset|revert|revert-layer)$/i;
const SCHEMES = ["light", "dark"] as const;

/** What the host asks for, and what of it is no colour of the element's. */
export function readColours(text: string | undefined): { colours: Map<string, string>; wrong: string[] } {
  const colours = new Map<string, string>();
  const wrong: string[] = [];
  for (const part of (text ?? "").split(";").map((one) => one.trim())) {
    if (part === "") continue;
    const [, name = "", value = ""] = /^([\w-]+)\s*:\s*(.+)$/s.exec(part) ?? [];
    if (COLOURS.has(name) && CSS.supports("color", value) && !EVERYWHERE.test(value)) colours.set(name, value);
    else wrong.push(part);
  }
  return { colours, wrong };
}

export class Look {
  readonly #sheet = new CSSStyleSheet();
  readonly #told = new Set<string>();
  #root: ShadowRoot | undefined;

  /** Takes effect at once; anew for each change. */
  apply(root: ShadowRoot, theme: string | undefined, text: string | undefined): void {
    if (this.#root !== root) root.adoptedStyleSheets.push(this.#sheet);
    this.#root = root;
    this.#sheet.replaceSync(":host {} .fd {}");
    const [host, inner] = [...this.#sheet.cssRules].map((rule) => (rule as CSSStyleRule).style);
    if (!host || !inner) return;
    const scheme = SCHEMES.find((one) => one === theme);
    // On both: a host whose own rules reset the element leaves what is inside of it alone.
    for (const style of [host, inner]) if (scheme) style.setProperty("color-scheme", scheme);
    const { colours, wrong } = readColours(text);
    for (const [name, value] of colours) host.setProperty(`--fordela-${name}`, value);
    for (const part of wrong) this.#tell(`colours: "${part}" is no colour of the element's. Write name: colour, with a name among ${[...COLOURS].join(", ")}.`);
    this.#legible(root, inner);
  }

  /**
   * Text on the accent is black or white where the host's own choice could not be read: a button that nobody can read helps no
   * house style. Text in the accent's colour is left as it is chosen, and the one who built the page is told.
   */
  #legible(root: ShadowRoot, inner: CSSStyleDeclaration): void {
    const probe: Probe = (variable, scheme) => measured(root, variable, scheme);
    const inks = SCHEMES.map((scheme) => inkOn(probe, scheme));
    if (inks.some((ink) => ink !== undefined)) {
      // One level further in than the host's own rules reach. What can be read is written as it was found: a variable cannot be made of itself.
      const own = SCHEMES.map((scheme, i) => inks[i] ?? css(probe("on-accent", scheme)));
      inner.setProperty("--fordela-on-accent", `light-dark(${own.join(", ")})`);
      const told = SCHEMES.flatMap((scheme, i) => (inks[i] ? [`${inks[i]} in the ${scheme} theme`] : []));
      this.#tell(`on-accent has too little contrast against accent (below ${ENOUGH}:1); the element writes in ${told.join(" and ")} instead.`);
    }
    for (const scheme of SCHEMES) {
      const [accent, ground] = [probe("accent", scheme), probe("surface", scheme)];
      if (accent && ground && contrast(accent, ground) < ENOUGH) this.#tell(`accent has too little contrast against surface in the ${scheme} theme (below ${ENOUGH}:1): links will be hard to read. Choose a ${scheme === "light" ? "darker" : "lighter"} accent.`);
    }
  }

  #tell(text: string): void {
    if (this.#told.has(text)) return;
    this.#told.add(text);
    console.warn(`fordela-kalkylator: ${text}`);
  }
}

const css = (rgb: Rgb | undefined): string => (rgb ? `rgb(${rgb.map((part) => Math.round(part * 255)).join(" ")})` : "CanvasText");

/** A variable as the browser works it out, whatever way of writing a colour it is in. */
function measured(root: ShadowRoot, variable: string, scheme: "light" | "dark"): Rgb | undefined {
  const probe = document.createElement("span");
  probe.style.colorScheme = scheme;
  probe.style.color = `color-mix(in srgb, var(--fordela-${variable}), var(--fordela-${variable}))`;
  root.append(probe);
  const [, r, g, b] = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)/.exec(getComputedStyle(probe).color) ?? [];
  probe.remove();
  return r === undefined || g === undefined || b === undefined ? undefined : [Number(r), Number(g), Number(b)];
}
