// Pröva: sliders and fields, scenarios and their files, sums asked for backwards. Every figure is the command line's.

import { violations } from "./axe.js";
import { overlaid, RESOURCES, sumOf } from "./command-line.js";
import { edited, rules } from "./data.js";
import { amount, expect, ore, test } from "./site.js";
import { begin, type Trying } from "./trying.js";

const BASE = "exempelkommun-2025";
const SHARE = "andel_verksamhetsstöd";
const HOUR = "timpris";
const PLACE = "pris_central_plats";

test("by the keyboard alone: a slider, a field, back, again, from the beginning; the focus is never lost", async ({ fordela }) => {
  const trying = await begin(fordela);
  const { page } = fordela;
  const { keyboard } = page;
  const before = await trying.total();
  await trying.slider(HOUR).focus();
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await trying.changed(1);
  await expect(trying.slider(HOUR)).toHaveAttribute("aria-valuetext", /^242\s+kr per timme$/);
  await expect(trying.field(HOUR)).toHaveValue("242");
  const dragged = await trying.total();
  expect(dragged).not.toBe(before);

  await keyboard.press("Shift+Tab");
  await expect(trying.field(HOUR)).toBeFocused();
  await keyboard.press("Control+A");
  await keyboard.type("255 kr/timme");
  await expect(trying.changes).toContainText("255 kr per timme");
  await expect(page.locator("#fd-t-result ~ [role=status]")).toContainText("Scenario 1: summan är");

  await page.locator("#fd-t-undo").focus();
  await keyboard.press("Enter");
  await expect(trying.slider(HOUR)).toHaveAttribute("aria-valuetext", /^242\s+kr per timme$/);
  expect(await trying.total()).toBe(dragged);
  await expect(fordela.status).toContainText("Ångrat: Elevassistent, pris per timme");
  await keyboard.press("Enter");
  await trying.changed(0);
  expect(await trying.total()).toBe(before);
  await expect(page.locator("#fd-t-undo")).toBeFocused();
  await expect(page.locator("#fd-t-undo")).toHaveAttribute("aria-disabled", "true");
  await keyboard.press("Control+Shift+Z");
  await trying.changed(1);
  expect(await trying.total()).toBe(dragged);

  await page.locator("[data-changes] button").focus();
  await keyboard.press("Enter");
  await trying.changed(0);
  await expect(page.locator("#fd-t-changes")).toBeFocused();
  await keyboard.press("Control+Z");
  await trying.changed(1);
  await page.locator("#fd-t-reset").focus();
  await keyboard.press("Enter");
  await trying.changed(0);
  await expect(page.locator("#fd-t-reset")).toBeFocused();
  expect(await trying.total()).toBe(before);
});

test("the figures after changes are the command line's, for every resource, to the öre", async ({ fordela }) => {
  const trying = await begin(fordela);
  await trying.field(SHARE).fill("71 %");
  await trying.field(HOUR).fill("255,50");
  await trying.field("vikt_åtgärdsprogram").fill("7/4");
  await trying.changed(3);
  const table = overlaid({ [SHARE]: "71 %", [HOUR]: "255,50 kr/timme", vikt_åtgärdsprogram: "1,75" });
  expect(ore(await trying.total())).toBe(sumOf(table, RESOURCES));
  for (const resource of RESOURCES) {
    const shown = amount(await fordela.page.locator(`.fd-try [data-resource="${resource}"] [data-amount]`).innerText());
    expect(ore(shown ?? ""), resource).toBe(sumOf(table, [resource]));
  }
  // The classes count every school once, and the same in the table as in the drawing's description.
  await fordela.page.locator(".fd-try__data summary").click();
  const counts = await fordela.page.locator("[data-class] td:last-child").allInnerTexts();
  const schools = new Set(table.keys()).size;
  expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(schools);
  const before = overlaid({});
  expect(sumOf(before, ["verksamhetsstöd"])).not.toBe(sumOf(table, ["verksamhetsstöd"]));
});

test("what cannot be read is told of at its field and moves nothing; what may mean two things is asked about", async ({ fordela }) => {
  const trying = await begin(fordela);
  const before = await trying.total();
  await trying.field(HOUR).fill("dyrt");
  await expect(trying.field(HOUR)).toHaveAttribute("aria-invalid", "true");
  await expect(fordela.page.locator(`[data-parameter="${HOUR}"] .fd-number__wrong`)).toContainText("”dyrt”");
  await trying.field(PLACE).fill("78.500");
  await expect(trying.field(HOUR)).toHaveValue("dyrt");
  await fordela.page.locator(`[data-parameter="${PLACE}"]`).getByRole("button", { name: "78 500" }).click();
  await trying.changed(1);
  await expect(trying.field(PLACE)).toBeFocused();
  await expect(trying.changes).toContainText("78 500 kr per plats");
  expect(Number(await trying.total())).toBeGreaterThan(Number(before));
});

test("solving backwards: the answer and its neighbours are the command line's, and can be used", async ({ fordela }) => {
  const trying = await begin(fordela);
  const { page } = fordela;
  await page.locator("#fd-t-which").selectOption(PLACE);
  await page.locator("#fd-t-sum").selectOption("resource:centrala_grupper");
  await page.locator("#fd-t-amount").fill("3 500 000 kr");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-answer=found]")).toBeVisible();
  const rows = await page.locator("[data-step]").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)));
  expect(rows.length).toBe(3);
  for (const [value = "", sum = ""] of rows) {
    const table = overlaid({ [PLACE]: `${value.replace(/\s/g, " ")} kr/plats` });
    expect(ore(amount(sum) ?? ""), value).toBe(sumOf(table, ["centrala_grupper"]));
  }
  const [below, best, above] = rows.map(([, sum = ""]) => ore(amount(sum) ?? ""));
  expect(best !== undefined && best <= ore("3500000")).toBe(true);
  expect(above !== undefined && above >= ore("3500000")).toBe(true);
  expect(below !== undefined && best !== undefined && below <= best).toBe(true);

  await page.locator("#fd-t-use").click();
  await trying.changed(1);
  await expect(page.locator(`#fd-t-p-${PLACE}`)).toBeFocused();
  expect(await trying.field(PLACE).inputValue()).toBe(rows[1]?.[0]);
  expect(amount(await page.locator('.fd-try [data-resource="centrala_grupper"] [data-amount]').innerText())).toBe(amount(rows[1]?.[1] ?? ""));
  await expect(page.locator(".fd-try__answer")).toContainText("Räkna ut igen");

  await page.locator("#fd-t-which").selectOption(HOUR);
  await page.locator("#fd-t-go").click();
  await expect(page.locator("[data-answer=unmoved]")).toContainText("Summan beror inte på Elevassistent, pris per timme");
  await page.locator("#fd-t-which").selectOption(SHARE);
  await page.locator("#fd-t-sum").selectOption("all");
  await page.locator("#fd-t-amount").fill("900 000 000 000 000");
  await page.locator("#fd-t-go").click();
  await expect(page.locator("[data-answer=out-of-reach]")).toContainText("Inget värde mellan");
});

test("sensitivity follows the scenario when the hand is still, the heaviest first, and says what only moves money", async ({ fordela }) => {
  const trying = await begin(fordela);
  const weights = fordela.page.locator("[data-weights=fresh]");
  await expect(weights).toBeVisible();
  await expect(weights).toContainText("flyttar pengar mellan skolor. Summan ändras inte.");
  const shown = (await weights.locator("[data-weight] td:last-child").allInnerTexts()).map((text) => Math.abs(Number(amount(text.replace("=", "")))));
  expect([...shown].sort((a, b) => b - a)).toEqual(shown);
  const hour = weights.locator(`[data-weight=${HOUR}] td:last-child`);
  const table = overlaid({ [HOUR]: "242,40 kr/timme" });
  expect(ore(amount(await hour.innerText()) ?? "")).toBe(sumOf(table, RESOURCES) - sumOf(overlaid({}), RESOURCES));
  const before = await hour.innerText();
  await trying.field(HOUR).fill("300");
  await expect(hour).not.toHaveText(before);
});

test("scenarios are tabs: begun, doubled, named, taken away and taken back; beside each other in one table", async ({ fordela }) => {
  const trying = await begin(fordela);
  const { page } = fordela;
  await trying.field(HOUR).fill("250");
  await trying.changed(1);
  await page.locator("#fd-t-copy").click();
  await expect(trying.tabs).toHaveText(["Scenario 1", "Scenario 1, kopia", "Alla bredvid varandra"]);
  await expect(trying.tabs.nth(1)).toBeFocused();
  await page.locator("#fd-t-rename").click();
  await page.locator("#fd-t-name").fill("Scenario 1");
  await page.keyboard.press("Enter");
  await expect(page.locator("#fd-t-name")).toHaveJSProperty("validationMessage", "Ett annat scenario heter redan Scenario 1.");
  await page.locator("#fd-t-name").fill("Dyrare timmar");
  await page.keyboard.press("Enter");
  await expect(page.locator("#fd-t-rename")).toBeFocused();
  await trying.field(HOUR).fill("290");
  await trying.changed(1);
  const dearer = await trying.total();

  await trying.tabs.nth(1).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(trying.tabs.nth(0)).toBeFocused();
  await expect(trying.field(HOUR)).toHaveValue("250");
  const first = await trying.total();
  await page.keyboard.press("End");
  await expect(trying.tabs.nth(2)).toBeFocused();
  const sums = await page.locator('[data-row="sum"] td').allInnerTexts();
  expect(sums.slice(1).map((text) => amount(text))).toEqual([first, dearer]);
  await expect(page.locator(`[data-row="p-${HOUR}"] td`)).toHaveText(["240 kr per timme", "250 kr per timme", "290 kr per timme"]);

  await page.keyboard.press("ArrowLeft");
  await page.locator("#fd-t-drop").click();
  await expect(trying.tabs).toHaveText(["Scenario 1", "Alla bredvid varandra"]);
  await expect(trying.tabs.nth(0)).toBeFocused();
  await page.locator("#fd-t-undo").click();
  await expect(trying.tabs).toHaveText(["Scenario 1", "Dyrare timmar", "Alla bredvid varandra"]);
  expect(await trying.total()).toBe(dearer);
});

test("a scenario goes to a file and comes back the same; as a proposal it gives the same figures", async ({ fordela }) => {
  const trying = await begin(fordela);
  await trying.field(SHARE).fill("71,5 %");
  await trying.field("vikt_åtgärdsprogram").fill("1,65");
  await trying.changed(2);
  const total = await trying.total();
  const { name, text } = await trying.saved();
  expect(name).toBe("Scenario 1.json");
  const file = JSON.parse(text);
  expect(file).toMatchObject({ format: 1, kind: "fordela-scenario", name: "Scenario 1", base: { id: BASE }, compared: { id: "exempelkommun-2024" }, inputs: [] });
  expect(file.changes).toEqual([{ parameter: SHARE, value: "0.715", own: "0.7" }, { parameter: "vikt_åtgärdsprogram", value: "1.65", own: "1.5" }]);
  expect(file.base.hash).toMatch(/^[0-9a-f]{64}$/);

  await fordela.page.locator("#fd-t-drop").click();
  await expect(await trying.opened({ name, content: text })).toHaveCount(0);
  await trying.changed(2);
  await expect(trying.tabs.first()).toBeFocused();
  expect(await trying.total()).toBe(total);
  expect((await trying.saved()).text).toBe(text);

  await fordela.page.locator("#fd-t-rules").click();
  await expect(fordela.title).toHaveText("Regelverkstad");
  await expect(fordela.page.locator("#fd-w-choose option:checked")).toContainText("Scenario 1");
  expect(amount(await fordela.page.locator('tr[data-moved=""] [data-side=now]').innerText())).toBe(total);
});

test("under other rules a file says so and shows what differs, and nothing that can be read is refused", async ({ fordela }) => {
  const trying = await begin(fordela);
  await trying.field(HOUR).fill("250");
  await trying.changed(1);
  const { name, text } = await trying.saved();
  await fordela.load({ name: "regelverk.toml", content: edited(rules(2025), '"240 kr/timme"', '"244 kr/timme"') });
  await fordela.view("try");
  const file = JSON.parse(text);
  file.changes.push({ parameter: "finns_inte", value: "7" });
  const said = await trying.opened({ name, content: JSON.stringify(file) });
  await expect(said.locator("h2")).toBeFocused();
  await expect(said.locator("[data-met=base-edited]")).toContainText("har ändrats sedan filen sparades");
  await expect(said.locator("[data-unknown]")).toContainText("finns_inte");
  await expect(said.locator("[data-values] td")).toHaveText(["250 kr per timme", "240 kr per timme", "244 kr per timme"]);
  await expect(trying.changes).toHaveCount(2);
  expect(await violations(fordela.page)).toEqual([]);
  await said.locator("#fd-t-close").click();
  await expect(fordela.page.getByRole("tab", { selected: true })).toBeFocused();

  file.base = { id: "annat", name: "Ett helt annat regelverk", hash: "0".repeat(64) };
  await expect((await trying.opened({ name, content: JSON.stringify(file) })).locator("[data-met=base-other]")).toContainText("Ett helt annat regelverk");
});

const GOOD = { format: 1, kind: "fordela-scenario", name: "Gott", base: { id: BASE, name: "x", hash: "a".repeat(64) }, changes: [{ parameter: HOUR, value: "250" }], inputs: [] };
const BROKEN: [string, string | Buffer, string][] = [
  ["empty", "", "empty"],
  ["cut off", JSON.stringify(GOOD).slice(0, 80), "json"],
  ["no text", Buffer.from([0x7b, 0xff, 0xfe, 0x22, 0x7d]), "bytes"],
  ["a list", "[1, 2]", "object"],
  ["something else", JSON.stringify({ ...GOOD, kind: "annat" }), "kind"],
  ["no version", JSON.stringify({ ...GOOD, format: "ett" }), "noFormat"],
  ["a later version", JSON.stringify({ ...GOOD, format: 2 }), "format"],
  ["no changes", JSON.stringify({ ...GOOD, changes: undefined }), "noChanges"],
  ["changes that are no list", JSON.stringify({ ...GOOD, changes: { timpris: "250" } }), "changesList"],
  ["too many changes", JSON.stringify({ ...GOOD, changes: Array(1001).fill({ parameter: "a", value: "1" }) }), "manyChanges"],
  ["too large", `${JSON.stringify(GOOD)}${" ".repeat(1_000_001)}`, "large"],
];

test("broken files are refused with the reason, and all that has been done is kept", async ({ fordela }) => {
  const trying = await begin(fordela);
  await trying.field(HOUR).fill("250");
  await trying.changed(1);
  const total = await trying.total();
  for (const [what, content, code] of BROKEN) {
    const said = await trying.opened({ name: `${code}.json`, content });
    await expect(said, what).toHaveAttribute("data-opened", "failed");
    await expect(said.locator("h2"), what).toHaveText(`${code}.json gick inte att öppna`);
    await expect(said.locator("h2"), what).toBeFocused();
    await expect(said.locator("[data-fault]"), what).toHaveAttribute("data-fault", code);
    await expect(trying.tabs, what).toHaveText(["Scenario 1", "Alla bredvid varandra"]);
    expect(await trying.total(), what).toBe(total);
  }
  expect(await violations(fordela.page)).toEqual([]);
});

test("of a file with faults here and there all of them are told, and the rest is opened", async ({ fordela }) => {
  const trying = await begin(fordela);
  const changes = [{ parameter: HOUR, value: "250" }, { parameter: SHARE, value: 0.71 }, { value: "3" }, 7, { parameter: HOUR, value: "260" }, { parameter: PLACE, value: "<b>1e9</b>" }, { parameter: "__proto__", value: "1" }];
  const said = await trying.opened({ name: "halv.json", content: JSON.stringify({ ...GOOD, name: "", base: { id: 1 }, changes, inputs: [{ table: "enhet" }], figures: 3 }) });
  await expect(said).toHaveAttribute("data-opened", "read");
  const codes = await said.locator("[data-fault]").evaluateAll((all) => all.map((one) => one.getAttribute("data-fault")));
  expect([...codes].sort()).toEqual(["base", "change", "figures", "input", "name", "parameter", "twice", "value", "value"]);
  await expect(trying.field(HOUR)).toHaveValue("250");
  await expect(trying.tabs.nth(1)).toHaveText("halv");
  await expect(trying.changes).toHaveCount(2);
});

test("without sliders it is said what to write in the rule file", async ({ fordela }) => {
  const bare = (year: 2024 | 2025) => rules(year).replace(/^reglage.*$/gm, "");
  await fordela.load({ name: "2024.toml", content: bare(2024) }, { name: "2025.toml", content: bare(2025) });
  await fordela.view("try");
  await expect(fordela.page.locator(".fd-try__code")).toContainText('reglage = ["');
  await expect(fordela.page.locator("input[type=range]")).toHaveCount(0);
  // A sum can be asked for all the same, and the answer used.
  await fordela.page.locator("#fd-t-which").selectOption(PLACE);
  await fordela.page.locator("#fd-t-sum").selectOption("resource:centrala_grupper");
  await fordela.page.locator("#fd-t-amount").fill("3 500 000");
  await fordela.page.locator("#fd-t-go").click();
  await fordela.page.locator("#fd-t-use").click();
  await expect(fordela.page.locator("[data-changes] > li")).toHaveCount(1);
  await expect(fordela.page.locator("#fd-t-changes")).toBeFocused();
  expect(await violations(fordela.page)).toEqual([]);
});

const STATES: Record<string, (trying: Trying) => Promise<void>> = {
  empty: async () => {},
  filled: async (trying) => {
    await trying.field(HOUR).fill("250");
    await trying.field(SHARE).fill("71 %");
    await trying.page.locator("#fd-t-go").click();
    await expect(trying.page.locator("[data-weights=fresh]")).toBeVisible();
    await expect(trying.page.locator("[data-answer]")).toBeVisible();
  },
  wrong: async (trying) => {
    await trying.field(HOUR).fill("dyrt");
    await trying.field(PLACE).fill("1.234");
    await trying.page.locator("#fd-t-rename").click();
  },
  beside: async (trying) => {
    await trying.field(HOUR).fill("250");
    await trying.tabs.last().click();
    await expect(trying.page.locator("[data-row=sum]")).toBeVisible();
  },
};

for (const [what, use] of [
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["320 px", { viewport: { width: 320, height: 800 } }],
  ["200 %", { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
] as const) {
  test.describe(what, () => {
    test.use(use);
    for (const [name, reach] of Object.entries(STATES)) {
      test(`no violations, nothing wider than the page: ${name}`, async ({ fordela }) => {
        await reach(await begin(fordela));
        expect(await violations(fordela.page)).toEqual([]);
        expect(await fordela.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      });
    }
  });
}

test("the names and the order in which the page is read", async ({ fordela }) => {
  const trying = await begin(fordela);
  await trying.field(HOUR).fill("250");
  await trying.changed(1);
  await expect(fordela.page.getByRole("tablist")).toMatchAriaSnapshot(`
    - tablist "Scenarier":
      - tab "Scenario 1" [selected]
      - tab "Alla bredvid varandra"
  `);
  await expect(fordela.page.getByRole("tabpanel")).toMatchAriaSnapshot(`
    - tabpanel "Scenario 1":
      - group "Scenariot Scenario 1":
        - button "Byt namn"
        - button "Duplicera"
        - button "Ta bort scenariot"
      - region "Parametrar":
        - heading "Parametrar" [level=2]
        - list
      - region "Resultat och ändringar":
        - region "Resultat":
          - heading "Resultat" [level=2]
  `);
  await expect(fordela.page.locator(`[data-parameter="${HOUR}"]`)).toMatchAriaSnapshot(`
    - listitem:
      - text: Elevassistent, pris per timme ändrad kr per timme
      - textbox "Elevassistent, pris per timme": "250"
      - slider "Elevassistent, pris per timme, reglage": "50"
  `);
});
