// Contrast by WCAG 2.2, 1.4.3: the least that running text needs, and what to write with where it is not reached.

export type Rgb = readonly [number, number, number];
export type Probe = (variable: string, scheme: "light" | "dark") => Rgb | undefined;

export const ENOUGH = 4.5;
export const BLACK: Rgb = [0, 0, 0];
export const WHITE: Rgb = [1, 1, 1];

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** What to write with on the accent instead of what was chosen; undefined where that can be read. */
export function inkOn(probe: Probe, scheme: "light" | "dark"): "black" | "white" | undefined {
  const [accent, chosen] = [probe("accent", scheme), probe("on-accent", scheme)];
  if (!accent || !chosen || contrast(accent, chosen) >= ENOUGH) return undefined;
  return contrast(accent, WHITE) >= contrast(accent, BLACK) ? "white" : "black";
}
