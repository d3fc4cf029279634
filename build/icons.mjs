// Draws www/public/icon-*.png from icon.svg, for home screens that take no drawing: without the round corners, which each system
// cuts in its own way. Run when the drawing has changed: `make bilder` does.
//
//   node build/icons.mjs [folder]
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const source = fileURLToPath(new URL("../www/public", import.meta.url));
const folder = process.argv[2] ?? source;
const square = readFileSync(join(source, "icon.svg"), "utf8").replace(/ rx="\d+"/, "");

const browser = await chromium.launch({ executablePath: process.env.FORDELA_CHROMIUM ?? "/usr/bin/chromium", args: ["--headless", "--no-sandbox"] });
for (const size of [180, 192, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${square}`);
  writeFileSync(join(folder, `icon-${size}.png`), await page.screenshot());
  await page.close();
}
await browser.close();
