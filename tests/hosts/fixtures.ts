// One browser for many hosts. Whatever it asks of another name than localhost ends up with `world`, which must hear nothing.

import { fileURLToPath } from "node:url";
import { chromium, expect, test as base, type Browser, type Page } from "@playwright/test";
import { elsewhere, type Elsewhere } from "./server.js";

export const SITE = `${process.env.FORDELA_SITE ?? fileURLToPath(new URL("../../dist", import.meta.url))}/`;

interface WorkerFixtures {
  world: Elsewhere;
  /** The browser without a compiler for its scripts, where there is no WebAssembly; started when someone asks for it. */
  jitless: () => Promise<Browser>;
}

export const test = base.extend<object, WorkerFixtures>({
  world: [
    async ({}, use) => {
      const world = await elsewhere();
      await use(world);
      await world.close();
    },
    { scope: "worker" },
  ],
  launchOptions: [
    async ({ world }, use) => {
      await use({ ...LAUNCH, args: [...LAUNCH.args, resolver(world.port)] });
    },
    { scope: "worker" },
  ],
  jitless: [
    async ({ launchOptions }, use) => {
      let started: Promise<Browser> | undefined;
      await use(() => (started ??= chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), "--js-flags=--jitless"] })));
      await (await started)?.close();
    },
    { scope: "worker" },
  ],
});

/** What Chromium asks on its own account, whatever page is open. These names alone do not lead to `world`. */
const ERRANDS = ["accounts.google.com", "content-autofill.googleapis.com", "update.googleapis.com", "optimizationguide-pa.googleapis.com", "clients2.google.com"];

const resolver = (port: number): string =>
  `--host-resolver-rules=${[...ERRANDS.map((name) => `MAP ${name} ~NOTFOUND`), `MAP * 127.0.0.1:${port}`, "EXCLUDE localhost"].join(", ")}`;

const LAUNCH = {
  executablePath: process.env.FORDELA_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
};

export { expect, type Page };
