// Every view in every state, light and dark, on a phone and on a screen: no violations, nothing wider than the page,
// nothing too small to press, headings in order, tables that keep their roles as cards.

import type { Page } from "@playwright/test";
import { violations } from "./axe.js";
import { cell, edited, rowWhere, rules, table, withCell } from "./data.js";
import { expect, test, type Fordela } from "./site.js";

const schools = table("enhet");
const own = cell(schools, rowWhere(schools, (value) => value("huvudman") === "Exempelkommunen" && value("centrala platser") !== ""), "skolenhetskod");

const question = () => {
  const decisions = table("beslut").replaceAll(/(\d),(\d+)/g, "$1");
  const at = rowWhere(decisions, (value) => value("form") === "faktisk kostnad");
  return withCell(decisions, at, "kostnad", "1.234");
};

const STATES: Record<string, (fordela: Fordela) => Promise<void>> = {
  start: async () => {},
  "nothing found": async (fordela) => {
    await fordela.page.locator("#fd-search").fill("xyz");
  },
  school: (fordela) => fordela.choose(own),
  explained: async (fordela) => {
    await fordela.choose(own);
    await fordela.unfold(await fordela.why("verksamhetsstöd"));
    await fordela.why("moms");
  },
  dialog: async (fordela) => {
    await fordela.choose(own);
    await fordela.page.locator("#fd-change-school").click();
    await expect(fordela.page.locator("#fd-search")).toBeFocused();
  },
  "rule sets": async (fordela) => {
    await fordela.choose(own);
    await fordela.page.locator("#fd-rules-toggle").click();
  },
  comparison: (fordela) => fordela.view("comparison"),
  files: async (fordela) => {
    await fordela.view("import");
    await fordela.page.locator('[data-file="enhet.csv"]').getByRole("button").click();
  },
  problems: async (fordela) => {
    await fordela.load(
      { name: "enhet.csv", content: withCell(schools, 14, "F-3", "femtiotvå") },
      { name: "beslut.csv", content: question() },
      { name: "regelverk.toml", content: edited(rules(2025), '"resursplatser * pris_resursplats"', '"resursplatser * "') },
    );
  },
  stale: async (fordela) => {
    await fordela.choose(own);
    await fordela.load({ name: "enhet.csv", content: withCell(schools, 14, "F-3", "femtiotvå") });
    await fordela.view("school");
  },
  english: async (fordela) => {
    await fordela.choose(own);
    await fordela.page.getByRole("button", { name: "English" }).click();
    await fordela.why("verksamhetsstöd");
  },
};

/** What is pressed is at least 44 pixels high; a link in a table's row has the row to itself. */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector("fordela-kalkylator")?.shadowRoot;
    const found = [...(root?.querySelectorAll<HTMLElement>("button, select, summary, input:not([type=radio])") ?? [])];
    return found
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0)
      .filter((one) => one.getBoundingClientRect().height < 43.5 || one.getBoundingClientRect().width < 24)
      .map((one) => `${one.tagName} ${one.textContent?.trim()} ${one.getBoundingClientRect().height}`);
  });
}

async function headingLevels(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const root = document.querySelector("fordela-kalkylator")?.shadowRoot;
    const dialog = root?.querySelector("dialog[open]");
    return [...((dialog ?? root)?.querySelectorAll("h1, h2, h3, h4") ?? [])].map((heading) => Number(heading.tagName[1]));
  });
}

for (const width of [360, 1280]) {
  for (const scheme of ["light", "dark"] as const) {
    test.describe(`${width} ${scheme}`, () => {
      test.use({ viewport: { width, height: 900 }, colorScheme: scheme });
      for (const [name, reach] of Object.entries(STATES)) {
        test(name, async ({ fordela }) => {
          await reach(fordela);
          expect(await violations(fordela.page)).toEqual([]);
          expect(await fordela.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          expect(await tooSmall(fordela.page)).toEqual([]);
          const levels = await headingLevels(fordela.page);
          expect(levels[0]).toBe(name === "dialog" ? 2 : 1);
          for (const [i, level] of levels.slice(1).entries()) expect(level - (levels[i] ?? 0)).toBeLessThanOrEqual(1);
        });
      }
    });
  }
}

test("while files are fetched, how far it has come is told", async ({ page, site, fordela }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((done) => (arrive = done));
  await page.route("**/data/beslut.csv", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(site);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hämtar Exempelkommunen");
  const files = Number(await page.getByRole("progressbar").getAttribute("max"));
  await expect(page.getByRole("progressbar")).toHaveJSProperty("value", files - 1);
  expect(await violations(page)).toEqual([]);
  arrive();
  await expect(fordela.title).toHaveText("Vilken skola vill du se?");
});

for (const width of [320, 680, 720, 768, 1024]) {
  test.describe(`${width} pixels`, () => {
    test.use({ viewport: { width, height: 700 } });
    test("nothing is wider than the page", async ({ fordela }) => {
      const fits = async (what: string) => expect(await fordela.page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(width);
      for (const view of ["comparison", "workshop", "import", "school"] as const) {
        await fordela.view(view);
        await fits(view);
      }
      await fordela.choose(own);
      await fordela.unfold(await fordela.why("verksamhetsstöd"));
      await fits("explained");
    });
  });
}

const withOre = cell(schools, rowWhere(schools, (value) => value("namn") === "Resursskolan Ankaret"), "skolenhetskod");

for (const width of [680, 728, 768, 816, 880, 976, 1008]) {
  test.describe(`${width} pixels`, () => {
    test.use({ viewport: { width, height: 900 } });
    test("nothing of the resources is cut off", async ({ fordela }) => {
      /** Cells and buttons that reach outside their card, or whose text reaches outside themselves. */
      const cut = () => fordela.page.locator(".fd-card--flush").evaluate((card) => {
        const { left, right } = card.getBoundingClientRect();
        return [...card.querySelectorAll<HTMLElement>("th, td, button")]
          .filter((one) => !one.closest("thead") && one.getBoundingClientRect().width > 0)
          .filter((one) => one.getBoundingClientRect().left < left || one.getBoundingClientRect().right > right + 0.5 || one.scrollWidth > one.clientWidth + 1)
          .map((one) => one.innerText);
      });
      expect(await cut()).toEqual([]); // the sums of all schools
      await fordela.choose(withOre);
      await fordela.why("tilläggsbelopp");
      expect(await cut()).toEqual([]);
    });
  });
}

test.describe("text of double size on a phone", () => {
  test.use({ viewport: { width: 360, height: 800 } });
  test("nothing is wider than the page", async ({ fordela }) => {
    await fordela.page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    for (const view of ["comparison", "workshop", "import", "school"] as const) {
      await fordela.view(view);
      expect(await fordela.page.evaluate(() => document.documentElement.scrollWidth), view).toBeLessThanOrEqual(360);
    }
    await fordela.choose(withOre);
    await fordela.why("tilläggsbelopp");
    expect(await fordela.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

test.describe("cards", () => {
  test.use({ viewport: { width: 360, height: 900 } });
  test("a table shown as cards is still read as a table", async ({ fordela }) => {
    await fordela.choose(own);
    const resources = fordela.page.getByRole("table").first();
    await expect(resources.getByRole("columnheader")).toHaveCount(5);
    await expect(resources.getByRole("row").filter({ has: fordela.page.getByRole("rowheader", { name: /^Verksamhetsstöd/ }) }).getByRole("cell")).toHaveCount(4);
    await fordela.view("comparison");
    await expect(fordela.page.locator("[data-table=schools] tbody tr:visible")).toHaveCount(6);
    await fordela.page.getByRole("button", { name: "Visa 54 skolor till" }).click();
    await expect(fordela.page.locator("[data-table=schools] tbody tr:visible")).toHaveCount(60);
    await expect(fordela.page.locator("[data-table=schools] tbody tr:nth-child(7) button")).toBeFocused();
  });
});

test("colours forced by the system leave every mark visible", async ({ fordela }) => {
  await fordela.page.emulateMedia({ forcedColors: "active" });
  await fordela.choose(own);
  await fordela.view("comparison");
  expect(await violations(fordela.page)).toEqual([]);
  const mark = await fordela.page.locator(".fd-control__mark").first().evaluate((one) => getComputedStyle(one).forcedColorAdjust);
  expect(mark).toBe("none");
});

test("on paper: the figures and the open reason, and nothing to press", async ({ fordela }) => {
  await fordela.choose(own);
  const tree = await fordela.why("verksamhetsstöd");
  await fordela.page.emulateMedia({ media: "print" });
  await expect(tree).toBeVisible();
  await expect(fordela.page.locator(".fd-btn:visible, .fd-whybtn:visible, .fd-bar:visible")).toHaveCount(0);
  await expect(fordela.page.getByText(/Utskrivet \d{4}-\d{2}-\d{2}/)).toBeVisible();
});
