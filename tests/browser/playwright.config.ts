import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  testDir: at("."),
  outputDir: at("../../test-results"),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    locale: "sv-SE",
    viewport: { width: 1280, height: 900 },
    colorScheme: "light",
    serviceWorkers: "block", // what a test answers in place of the server must reach the page; offline.spec.ts lets them through
    launchOptions: {
      executablePath: process.env.FORDELA_CHROMIUM ?? "/usr/bin/chromium",
      args: ["--headless", "--no-sandbox", "--disable-quic", "--disable-background-networking"],
    },
  },
});
