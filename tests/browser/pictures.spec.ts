// Pictures of the views, to look at. With FORDELA_BILDER=1 those that the documents show are made anew in docs/bilder.

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cell, edited, rowWhere, rules, table, withCell } from "./data.js";
import { expect, test, type Fordela } from "./site.js";

const folder = (path: string) => fileURLToPath(new URL(`../../${path}/`, import.meta.url));
/** The pictures that the README and the documents show; the rest are for looking at. */
const SHOWN = ["min-skola-1440", "jamforelse-1440", "prova-1440-mork", "regelverkstad-1440"];

/** What a document shows is the upper part of a view; what is looked at is all of it. */
const SHOWN_HEIGHT = 1500;

function place(name: string, width: number) {
  const shown = process.env.FORDELA_BILDER === "1" && SHOWN.includes(name);
  const to = folder(shown ? "docs/bilder" : "test-results/bilder");
  mkdirSync(to, { recursive: true });
  return { path: `${to}${name}.png`, ...(shown ? { clip: { x: 0, y: 0, width, height: SHOWN_HEIGHT } } : {}) };
}

const schools = table("enhet");
const unit = cell(schools, rowWhere(schools, (value) => value("huvudman") === "Exempelkommunen" && value("centrala platser") !== ""), "skolenhetskod");

const VIEWS: Record<string, (fordela: Fordela) => Promise<void>> = {
  start: async () => {},
  "min-skola": async (fordela) => {
    await fordela.choose(unit);
    await fordela.why("verksamhetsstöd");
  },
  jamforelse: (fordela) => fordela.view("comparison"),
  prova: async (fordela) => {
    await fordela.view("try");
    await expect(fordela.page.locator("[data-parameter]").first()).toBeVisible();
  },
  uppfoljning: async (fordela) => {
    await fordela.view("followup");
    await fordela.page.locator("#fd-day").fill("2026-03-18");
  },
  "uppfoljning-namnden": async (fordela) => {
    await fordela.view("followup");
    await fordela.page.locator("#fd-day").fill("2026-03-18");
    await fordela.page.locator("[data-as=board]").click();
  },
  "uppfoljning-rektorn": async (fordela) => {
    await fordela.view("followup");
    await fordela.page.locator("#fd-day").fill("2026-03-18");
    await fordela.page.locator("[data-as=principal]").click();
    await fordela.page.locator("#fd-f-unit").selectOption(unit);
  },
  regelverkstad: async (fordela) => {
    await fordela.view("workshop");
    await fordela.page.locator('[data-field="parameter//timpris/tal"] input').fill("250 kr/timme");
    await expect(fordela.page.locator("[data-changes] > li")).toHaveCount(1);
  },
  underlag: async (fordela) => {
    await fordela.load(
      { name: "enhet.csv", content: withCell(withCell(schools, 14, "F-3", "femtiotvå"), 27, "huvudman", "Järnek AB") },
      { name: "regelverk.toml", content: edited(rules(2025), '"resursplatser * pris_resursplats"', '"resursplatser * pris_resursplatts"') },
    );
  },
};

for (const [width, scheme] of [360, 768, 1440].flatMap((width) => [[width, "light"], [width, "dark"]] as const)) {
  test.describe(`${width} ${scheme}`, () => {
    test.use({ viewport: { width, height: SHOWN_HEIGHT }, colorScheme: scheme });
    for (const [name, reach] of Object.entries(VIEWS)) {
      test(name, async ({ fordela }) => {
        await reach(fordela);
        await fordela.page.mouse.move(0, 0);
        await expect(fordela.page.locator("[aria-busy=true]")).toHaveCount(0);
        const to = place(`${name}-${width}${scheme === "dark" ? "-mork" : ""}`, width);
        const picture = await fordela.page.screenshot({ ...to, fullPage: true, animations: "disabled" });
        expect(picture.length).toBeGreaterThan(10_000);
      });
    }
  });
}
