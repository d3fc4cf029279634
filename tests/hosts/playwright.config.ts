import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import browser from "../browser/playwright.config.js";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  ...browser,
  testDir: at("."),
  outputDir: at("../../test-results/vardar"),
  timeout: 30_000,
  use: { ...browser.use, serviceWorkers: "allow" },
  reporter: [["list"], [at("report.ts")]],
});
