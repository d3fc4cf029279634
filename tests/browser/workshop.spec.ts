// The rule workshop: a rule set changed in fields, the figures beside it, and a file that is saved as its author wrote it.

import { readFileSync } from "node:fs";
import type { Download, Locator } from "@playwright/test";
import { violations } from "./axe.js";
import { edited, rules } from "./data.js";
import { amount, expect, test, type Fordela } from "./site.js";

const NAME = "Föreslagen fördelning 2025";
const ID = "exempelkommun-2025";

class Workshop {
  readonly figures: Locator;

  constructor(readonly fordela: Fordela) {
    this.figures = fordela.page.locator("[data-figures]");
  }

  get page() {
    return this.fordela.page;
  }

  entry(path: string): Locator {
    return this.page.locator(`[data-entry="${path}"]`);
  }

  field(path: string): Locator {
    return this.page.locator(`[data-field="${path}"]`);
  }

  input(path: string): Locator {
    return this.field(path).locator("input, textarea, select").first();
  }

  async group(id: string): Promise<void> {
    const group = this.page.locator(`[data-group=${id}]`);
    if ((await group.getAttribute("open")) === null) await group.locator("summary").click();
  }

  async open(path: string): Promise<void> {
    await this.entry(path).getByRole("button", { name: /^Öppna/ }).click();
  }

  async type(path: string, text: string): Promise<void> {
    await this.input(path).fill(text);
  }

  async resource(id: string, side: "before" | "now" | "difference"): Promise<string | undefined> {
    return amount(await this.figures.locator(`tr[data-moved="${id}"] [data-side=${side}]`).innerText());
  }

  changed(count: number): Promise<void> {
    return expect(this.page.locator("[data-changes] > li")).toHaveCount(count);
  }

  async saved(): Promise<{ name: string; text: string }> {
    const [download]: [Download, void] = await Promise.all([this.page.waitForEvent("download"), this.page.locator("#fd-w-save").click()]);
    return { name: download.suggestedFilename(), text: readFileSync((await download.path()) ?? "", "utf8") };
  }
}

const TIMPRIS = "parameter//timpris/tal";
const BIDRAG = "resurs/enhet/strukturbidrag";

async function begin(fordela: Fordela): Promise<Workshop> {
  await fordela.view("workshop");
  await expect(fordela.page.locator("#fd-w-rules")).toBeVisible();
  return new Workshop(fordela);
}

test("a price is changed: the figures move beside it, everywhere on the page, and can be compared school by school", async ({ fordela }) => {
  const shop = await begin(fordela);
  await expect(fordela.page.locator("#fd-w-choose option:checked")).toContainText(NAME);
  await expect(shop.figures).toContainText("Inga ändringar ännu");
  await shop.type(TIMPRIS, "250 kr/timme");
  await shop.changed(1);
  await expect(fordela.page.locator("[data-changes]")).toContainText("240 kr/timme");
  const [before, now, moved] = [await shop.resource("tilläggsbelopp", "before"), await shop.resource("tilläggsbelopp", "now"), await shop.resource("tilläggsbelopp", "difference")];
  expect(Number(now) - Number(before)).toBe(Number(moved));
  expect(Number(moved)).toBeGreaterThan(0);
  expect(await shop.resource("strukturbidrag", "difference")).toBe("0");
  await expect(fordela.page.locator("[data-moves]")).toContainText(/\d+ skolor får mer, 0 får mindre/);
  await expect(shop.figures.locator("[data-control=pot]")).toHaveAttribute("data-ok", "true");
  await expect(shop.input(TIMPRIS)).toBeFocused();
  await expect(fordela.page.locator("[data-demo=part]")).toContainText(`Du har ändrat ${ID}/regelverk.toml`);

  const total = await shop.resource("", "difference");
  await fordela.page.locator("#fd-w-compare").click();
  await expect(fordela.title).toHaveText("Jämförelse");
  await expect(fordela.title).toBeFocused();
  await expect(fordela.page.locator("#fd-answer")).toContainText("i förslaget, som öppnad");
  expect(Number(await fordela.sum("difference"))).toBe(Number(total));
});

test("a wrong formula is told of at its field while it is typed, the last figures stay, and the near name is one press away", async ({ fordela }) => {
  const shop = await begin(fordela);
  await shop.group("computed");
  await shop.open(BIDRAG);
  const sum = await shop.resource("", "now");
  await shop.type(`${BIDRAG}/formel`, "2 * resursplatser * pris_resursplatts");
  const problem = shop.field(`${BIDRAG}/formel`).locator("[data-code=unknown-name]");
  await expect(problem.locator("mark")).toHaveText("pris_resursplatts");
  await expect(problem).toContainText("Menar du ”pris_resursplats”?");
  await expect(shop.input(`${BIDRAG}/formel`)).toHaveAttribute("aria-invalid", "true");
  await expect(shop.input(`${BIDRAG}/formel`)).toBeFocused();
  await expect(shop.figures).toHaveAttribute("data-figures", "stale");
  await expect(shop.figures).toContainText("Talen är de senaste som gick att räkna");
  expect(await shop.resource("", "now")).toBe(sum);

  // A second fault elsewhere is told of at the same time, and its link leads to its field.
  await shop.type(TIMPRIS, "dyrt");
  await expect(shop.field(TIMPRIS).locator("[data-code=bad-number]")).toBeVisible();
  await expect(fordela.page.locator("[data-problems] li[data-code=bad-number]")).toHaveCount(1);
  await fordela.page.locator("[data-problems] li[data-code=unknown-name] button").click();
  await expect(shop.input(`${BIDRAG}/formel`)).toBeFocused();
  await fordela.page.locator("[data-problems] li[data-code=bad-number] button").click();
  await expect(shop.input(TIMPRIS)).toBeFocused();
  await shop.type(TIMPRIS, "240 kr/timme");
  await expect(fordela.page.locator("[data-problems] li[data-code=bad-number]")).toHaveCount(0);

  await problem.getByRole("button", { name: "Skriv ”pris_resursplats”" }).click();
  await expect(shop.input(`${BIDRAG}/formel`)).toHaveValue("2 * resursplatser * pris_resursplats");
  await expect(shop.input(`${BIDRAG}/formel`)).toBeFocused();
  await expect(shop.figures).toHaveAttribute("data-figures", "fresh");
  expect(Number(await shop.resource("strukturbidrag", "now"))).toBe(2 * Number(await shop.resource("strukturbidrag", "before")));
});

test("every step can be taken back and taken again; a field and all fields can be put back", async ({ fordela }) => {
  const shop = await begin(fordela);
  const { keyboard } = fordela.page;
  await shop.input(TIMPRIS).click();
  await keyboard.press("Control+A");
  await keyboard.type("255 kr/timme", { delay: 30 });
  await shop.changed(1);
  await shop.type("parameter//momssats/tal", "5 %");
  await shop.changed(2);
  await keyboard.press("Control+Z");
  await expect(shop.input("parameter//momssats/tal")).toHaveValue("6 %");
  await expect(fordela.status).toContainText("Ångrat: Momskompensation, Tal");
  // A word typed letter by letter is one step.
  await keyboard.press("Control+Z");
  await expect(shop.input(TIMPRIS)).toHaveValue("240 kr/timme");
  await expect(shop.figures).toContainText("Inga ändringar ännu");
  await keyboard.press("Control+Shift+Z");
  await keyboard.press("Control+Shift+Z");
  await expect(shop.input("parameter//momssats/tal")).toHaveValue("5 %");
  await shop.changed(2);

  await shop.field("parameter//momssats/tal").getByRole("button", { name: "Återställ Tal till 6 %" }).click();
  await expect(shop.input("parameter//momssats/tal")).toHaveValue("6 %");
  await expect(shop.input("parameter//momssats/tal")).toBeFocused();
  await shop.changed(1);
  await fordela.page.getByRole("button", { name: "Återställ allt" }).click();
  await expect(shop.input(TIMPRIS)).toHaveValue("240 kr/timme");
  await expect(fordela.page.locator("[data-demo=all]")).toBeVisible();
  await fordela.page.getByRole("button", { name: "Ångra", exact: true }).click();
  await expect(shop.input(TIMPRIS)).toHaveValue("255 kr/timme");
});

test("the file that is saved is the author's own, with one value changed and every comment kept", async ({ fordela }) => {
  const shop = await begin(fordela);
  await shop.type(TIMPRIS, "250 kr/timme");
  // Saved at once, before the pause after typing.
  const file = await shop.saved();
  expect(file.name).toBe("regelverk.toml");
  expect(file.text).toBe(edited(rules(2025), '"240 kr/timme"', '"250 kr/timme"'));
});

test("rows of a table: a cell, a new row, a row away", async ({ fordela }) => {
  const shop = await begin(fordela);
  await shop.group("tabell");
  await shop.open("tabell//nivå");
  const cell = (name: string) => fordela.page.getByRole("textbox", { name, exact: true });
  await cell("Belopp per termin, 1").fill("45 000 kr/termin");
  await expect(fordela.page.locator("[data-changes]")).toContainText("42 000 kr/termin");
  expect(Number(await shop.resource("tilläggsbelopp", "difference"))).toBeGreaterThan(0);
  await fordela.page.locator("[data-add-row]").click();
  await expect(cell("nivå, rad 4")).toBeFocused();
  await expect(shop.figures).toHaveAttribute("data-figures", "stale");
  await expect(shop.field("tabell//nivå/rader").locator("[data-code=key-empty]")).toBeVisible();
  await cell("nivå, rad 4").fill("4");
  await cell("Belopp per termin, 4").fill("150 000 kr/termin");
  await expect(shop.figures).toHaveAttribute("data-figures", "fresh");
  await fordela.page.getByRole("button", { name: "Ta bort raden 4" }).click();
  await shop.changed(1);
  const { text } = await shop.saved();
  expect(text).toBe(edited(rules(2025), '"42 000 kr/termin"', '"45 000 kr/termin"'));
});

test("fields that were empty, a new parameter, an entry away", async ({ fordela }) => {
  const shop = await begin(fordela);
  await shop.group("computed");
  await shop.open(BIDRAG);
  await shop.entry(BIDRAG).locator("[data-add=tak]").click();
  await expect(shop.input(`${BIDRAG}/tak`)).toBeFocused();
  await shop.type(`${BIDRAG}/tak`, "10 * pris_resursplats * resursplatser / resursplatser");
  await expect(shop.field(`${BIDRAG}/tak`).locator("[data-code]").first()).toBeVisible();
  await fordela.page.locator("[data-new=parameter]").click();
  await fordela.page.keyboard.type("högsta_bidrag");
  await fordela.page.keyboard.press("Tab");
  await fordela.page.keyboard.type("Högsta strukturbidrag");
  await fordela.page.keyboard.press("Enter");
  await expect(shop.entry("parameter//högsta_bidrag")).toContainText("Högsta strukturbidrag");
  await expect(shop.input("parameter//högsta_bidrag/tal")).toBeFocused();
  await shop.type("parameter//högsta_bidrag/tal", "400 000 kr");
  await shop.type(`${BIDRAG}/tak`, "högsta_bidrag");
  await expect(shop.figures).toHaveAttribute("data-figures", "fresh");
  expect(Number(await shop.resource("strukturbidrag", "difference"))).toBeLessThan(0);
  // Emptied and left, the field goes away.
  await shop.type(`${BIDRAG}/tak`, "");
  await shop.input(`${BIDRAG}/formel`).focus();
  await expect(shop.input(`${BIDRAG}/tak`)).toHaveCount(0);
  expect(await shop.resource("strukturbidrag", "difference")).toBe("0");
  await shop.entry(BIDRAG).locator("[data-remove]").click();
  await expect(fordela.page.locator("[data-problems]")).toContainText("strukturbidrag");
  await expect(fordela.page.locator("#fd-w-undo")).toBeFocused();
  await fordela.page.keyboard.press("Enter");
  await expect(shop.entry(BIDRAG)).toBeVisible();
});

test("a proposal of one's own: what was changed moves to it, the base is left alone, and only the difference is saved", async ({ fordela }) => {
  const shop = await begin(fordela);
  await shop.type(TIMPRIS, "260 kr/timme");
  await fordela.page.locator("#fd-w-propose").click();
  await fordela.page.keyboard.type("Högre timpris");
  await fordela.page.keyboard.press("Tab");
  await fordela.page.keyboard.type("hogre-timpris");
  await fordela.page.keyboard.press("Enter");
  await expect(fordela.title).toBeFocused();
  await expect(fordela.page.locator("#fd-w-choose option:checked")).toContainText("Högre timpris");
  await expect(fordela.page.locator("[data-own]")).toHaveText("1 ändrad");
  await expect(shop.entry("parameter//timpris").locator("[data-state-of=changed]")).toBeVisible();
  expect(Number(await shop.resource("tilläggsbelopp", "difference"))).toBeGreaterThan(0);
  await expect(fordela.page.locator("[data-cases]")).toContainText(`Fallen hör till ${NAME}`);

  // The same source still holds, and that is said in the file.
  await shop.field(TIMPRIS).getByRole("button", { name: "Källan gäller fortfarande" }).click();
  await expect(shop.field(TIMPRIS).locator("[data-code]")).toHaveCount(0);
  const file = await shop.saved();
  expect(file.name).toBe("hogre-timpris.toml");
  expect(file.text).toContain(`bas    = "${ID}"`);
  expect(file.text.match(/\[\[/g)).toHaveLength(1);
  expect(file.text).toContain('"260 kr/timme"');

  // The base is as it was, and the two are compared.
  await fordela.view("comparison");
  await expect(fordela.page.locator(".fd-rules__line [data-side=proposed]")).toContainText("Högre timpris");
  await fordela.view("workshop");
  await fordela.page.locator("#fd-w-choose").selectOption(ID);
  await expect(shop.input(TIMPRIS)).toHaveValue("240 kr/timme");
  await expect(shop.figures).toContainText("Inga ändringar ännu");

  // Taking away in the proposal what the base has, and following the base again.
  await fordela.page.locator("#fd-w-choose").selectOption("hogre-timpris");
  await shop.group("computed");
  await shop.open("kolumn/beslut/per_månad");
  await shop.type("kolumn/beslut/per_månad/avrundning", "");
  await expect.poll(async () => (await shop.saved()).text).toMatch(/bort\s*= \["avrundning"\]/);
  await fordela.page.locator("#fd-w-undo").click();
  await shop.entry("parameter//timpris").locator("[data-follow], [data-reset]").first().click();
  await expect(shop.input(TIMPRIS)).toHaveValue("240 kr/timme");
});

test("the cases beside the rules are run at every change", async ({ fordela }) => {
  const shop = await begin(fordela);
  const cases = fordela.page.locator("[data-cases]");
  const count = await cases.locator("[data-case]").count();
  expect(count).toBeGreaterThan(1);
  await expect(cases.locator("[data-ok=true]")).toHaveCount(count);
  await shop.type(TIMPRIS, "250 kr/timme");
  await expect(cases.locator("[data-ok=false]").first()).toContainText(/blir .*, men facit är/);
  await shop.type(TIMPRIS, "240 kr/timme");
  await expect(cases.locator("[data-ok=true]")).toHaveCount(count);
});

test("the changes in words with what each moves, here and in the comparison", async ({ fordela }) => {
  const shop = await begin(fordela);
  await shop.type(TIMPRIS, "250 kr/timme");
  await shop.changed(1);
  await fordela.page.locator("[data-words] > summary").click();
  const change = fordela.page.locator("[data-words] [data-change=timpris]");
  await expect(change).toContainText("höjs från 240 kr/timme till 250 kr/timme");
  await expect(change.locator(".fd-delta").first()).toContainText("+");
  await fordela.view("comparison");
  const panel = fordela.page.locator("[data-difference]");
  await expect(panel.locator("[data-change=timpris]")).toContainText("till 250 kr/timme");
  await expect(panel.locator("[data-change=timpris]")).toContainText("skolor får mer");
  expect(await violations(fordela.page)).toEqual([]);
});

test("an accepted deviation stands with its reason wherever the figures do", async ({ fordela }) => {
  const limit = '\n[[parameter]]\nid = "gräns"\ntal = "90 000 kr"\nenligt = "budget-2024"\n';
  const accepted = '\n[[avsteg]]\nkontroll = "tilläggsbelopp-gräns"\ngaller = "tilläggsbelopp"\nmotiv = "Prövas av nämnden i mars"\ndatum = "2024-02-03"\n';
  const content = edited(rules(2024), '"per_månad * månader"', '"MIN(per_månad * månader; gräns)"') + limit + accepted;
  await fordela.load({ name: "regelverk.toml", content });
  for (const view of ["import", "school", "comparison"] as const) {
    await fordela.view(view);
    const note = fordela.page.locator("[data-deviations]");
    await expect(note).toContainText("Avsteg, Tilläggsbelopp");
    await expect(note).toContainText("Motiv: Prövas av nämnden i mars");
    await expect(note).toContainText("2024-02-03");
  }
  expect(await violations(fordela.page)).toEqual([]);
});

test("what was changed outlives a load and its undoing", async ({ fordela }) => {
  const shop = await begin(fordela);
  await shop.type(TIMPRIS, "250 kr/timme");
  await shop.changed(1);
  await fordela.load({ name: "extra.csv", content: "a;b\n1;2\n" });
  await fordela.view("workshop");
  await shop.type("parameter//momssats/tal", "5 %");
  await shop.changed(2);
  await fordela.view("import");
  await fordela.page.getByRole("button", { name: "Ångra senaste inläsningen" }).click();
  await fordela.view("workshop");
  await shop.changed(2);
  await expect(shop.input("parameter//momssats/tal")).toHaveValue("5 %");
});

test("sixty entries are no wall: found by name, and the changed ones alone", async ({ fordela }) => {
  const shop = await begin(fordela);
  await fordela.page.locator("#fd-w-choose").selectOption("exempelkommun-2024");
  await fordela.page.locator("#fd-w-filter").fill("resursplats");
  await expect(fordela.page.locator("[data-entry]")).toHaveCount(1);
  await fordela.page.locator("#fd-w-filter").fill("finns inte");
  await expect(fordela.page.locator(".fd-find")).toContainText("Inga poster passar");
  await fordela.page.locator("#fd-w-filter").fill("");
  await shop.type(TIMPRIS, "250 kr/timme");
  await fordela.page.locator("[data-only=changed]").click();
  await expect(fordela.page.locator("[data-entry]")).toHaveCount(1);
});

test("by keyboard alone", async ({ fordela }) => {
  const { keyboard } = fordela.page;
  const focused = () =>
    fordela.page.evaluate(() => {
      const active = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      const own = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? active.labels?.[0]?.textContent : active?.textContent;
      return (active?.getAttribute("aria-label") ?? own ?? "").replace(/\s+/g, " ").trim();
    });
  const tabTo = async (wanted: RegExp) => {
    for (let i = 0; i < 100; i++) {
      await keyboard.press("Tab");
      const name = await focused();
      expect(name, "the focus was lost").not.toBe("");
      if (wanted.test(name)) return;
    }
    throw new Error(`not reached: ${wanted}`);
  };
  await tabTo(/^Regelverkstad$/);
  await keyboard.press("Enter");
  await tabTo(/^Elevassistent, pris per timme$/);
  await keyboard.press("Control+A");
  await keyboard.type("245 kr/timme");
  await expect(fordela.page.locator("[data-changes] > li")).toHaveCount(1);
  await tabTo(/^Tabeller/);
  await keyboard.press("Enter");
  await expect(fordela.page.locator("[data-group=tabell] li").first()).toBeVisible();
  await tabTo(/^Öppna Stadium$/);
  await keyboard.press("Space");
  await tabTo(/^Stadievikt, 4-6$/);
  await keyboard.press("Control+A");
  await keyboard.type("1,1");
  await expect(fordela.page.locator("[data-changes] > li")).toHaveCount(2);
  await keyboard.press("Control+Z");
  await expect(fordela.page.locator("[data-changes] > li")).toHaveCount(1);
  expect(await focused()).toBe("Stadievikt, 4-6");
  await tabTo(/^Jämför skola för skola$/);
  await keyboard.press("Enter");
  await expect(fordela.title).toHaveText("Jämförelse");
});

test("in English the interface is English and the file's own words stay", async ({ fordela }) => {
  const shop = await begin(fordela);
  await fordela.page.getByRole("button", { name: "English" }).click();
  await expect(fordela.title).toHaveText("Rule workshop");
  await shop.type(TIMPRIS, "dyrt");
  await expect(shop.field(TIMPRIS).locator("[data-code=bad-number]")).toContainText("Write for example");
  await fordela.page.locator("#fd-w-undo").click();
  await expect(shop.input(TIMPRIS)).toHaveValue("240 kr/timme");
});

const STATES: Record<string, (shop: Workshop) => Promise<void>> = {
  untouched: async () => {},
  changed: async (shop) => {
    await shop.type(TIMPRIS, "250 kr/timme");
    await shop.group("tabell");
    await shop.open("tabell//stadium");
    await shop.group("computed");
    await shop.open("resurs/enhet/verksamhetsstöd");
    await shop.group("header");
    await shop.changed(1);
  },
  wrong: async (shop) => {
    await shop.group("computed");
    await shop.open(BIDRAG);
    await shop.type(`${BIDRAG}/formel`, "resursplatser * pris_resursplatts");
    await shop.type(TIMPRIS, "dyrt");
    await expect(shop.page.locator("[data-problems] li")).toHaveCount(2);
  },
  proposing: async (shop) => {
    await shop.page.locator("#fd-w-propose").click();
    await shop.page.locator("[data-new=parameter]").click();
    await expect(shop.page.locator("#fd-w-add-id")).toBeFocused();
  },
};

for (const width of [360, 1280]) {
  for (const scheme of ["light", "dark"] as const) {
    test.describe(`${width} ${scheme}`, () => {
      test.use({ viewport: { width, height: 900 }, colorScheme: scheme });
      for (const [name, reach] of Object.entries(STATES)) {
        test(name, async ({ fordela }) => {
          const shop = await begin(fordela);
          await reach(shop);
          expect(await violations(fordela.page)).toEqual([]);
          expect(await fordela.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          const small = await fordela.page.evaluate(() =>
            [...(document.querySelector("fordela-kalkylator")?.shadowRoot?.querySelectorAll<HTMLElement>("button, select, summary, textarea, input") ?? [])]
              .filter((one) => one.getBoundingClientRect().height > 0 && one.getBoundingClientRect().height < 43.5)
              .map((one) => `${one.tagName} ${one.textContent?.trim()} ${one.getBoundingClientRect().height}`),
          );
          expect(small).toEqual([]);
        });
      }
    });
  }
}

for (const width of [320, 680, 720, 768, 1024]) {
  test.describe(`${width} pixels`, () => {
    test.use({ viewport: { width, height: 700 } });
    test("nothing is wider than the page", async ({ fordela }) => {
      const shop = await begin(fordela);
      await STATES.changed?.(shop);
      expect(await fordela.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  });
}
