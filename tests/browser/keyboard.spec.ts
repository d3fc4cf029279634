// The main path by keyboard alone: nothing is reached by pointer only, the focus is never lost, and it is always seen.

import type { FileChooser } from "@playwright/test";
import { cell, table } from "./data.js";
import { expect, test, type Fordela } from "./site.js";

/** What has the focus, looked for through the shadow root. */
async function focused(fordela: Fordela): Promise<string> {
  return fordela.page.evaluate(() => {
    const active = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    if (!active || active === document.body) return "";
    const label = active.getAttribute("aria-label") ?? (active instanceof HTMLInputElement ? active.labels?.[0]?.textContent : active.textContent);
    return (label ?? "").replace(/\s+/g, " ").trim() || active.tagName;
  });
}

/** Tab until the wanted thing has the focus; it must come within reason, and the focus must be visible on the way. */
async function tabTo(fordela: Fordela, wanted: RegExp, key = "Tab"): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await fordela.page.keyboard.press(key);
    const name = await focused(fordela);
    expect(name, "the focus was lost").not.toBe("");
    await expectVisibleFocus(fordela);
    if (wanted.test(name)) return;
  }
  throw new Error(`not reached by ${key}: ${wanted}`);
}

async function expectVisibleFocus(fordela: Fordela): Promise<void> {
  const outline = await fordela.page.evaluate(() => {
    const active = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    return active ? getComputedStyle(active).outlineStyle + getComputedStyle(active).outlineWidth : "";
  });
  expect(outline).toMatch(/^(solid|auto)[1-9]/);
}

const [first, second] = [cell(table("enhet"), 2, "namn"), cell(table("enhet"), 5, "namn")];

test("choose, ask why, compare, load, undo", async ({ fordela }) => {
  const { keyboard } = fordela.page;
  const choosers: FileChooser[] = [];
  fordela.page.on("filechooser", (chooser) => choosers.push(chooser));
  await tabTo(fordela, /^Sök skola/);
  await keyboard.type(first);
  await keyboard.press("ArrowDown");
  expect(await focused(fordela)).toBe(first);
  await keyboard.press("Enter");
  await expect(fordela.title).toHaveText(first);
  await expect(fordela.title).toBeFocused();

  // Another school, through the dialog: the focus comes back to the button that opened it.
  await tabTo(fordela, /^Byt skola$/);
  await keyboard.press("Enter");
  await expect(fordela.page.locator("#fd-search")).toBeFocused();
  await keyboard.press("Escape");
  await expect(fordela.page.locator("#fd-change-school")).toBeFocused();
  await keyboard.press("Enter");
  await expect(fordela.page.locator("#fd-search")).toBeFocused();
  await keyboard.type(second);
  await keyboard.press("Enter");
  await expect(fordela.title).toHaveText(second);
  await expect(fordela.page.locator("#fd-change-school")).toBeFocused();

  // A reason, on both sides, opened and closed.
  await tabTo(fordela, /^Varför\? Verksamhetsstöd$/);
  await keyboard.press("Enter");
  await expect(fordela.page.locator('[data-why="verksamhetsstöd"]')).toBeVisible();
  await tabTo(fordela, /^Gällande/);
  await keyboard.press("Space");
  await expect(fordela.page.locator('[data-why="verksamhetsstöd"] button[aria-pressed=true]')).toContainText("Gällande");
  await tabTo(fordela, /^Visa .* bakom/);
  await keyboard.press("Enter");
  await expect(fordela.page.locator('[data-why="verksamhetsstöd"] details[open]').first()).toBeVisible();
  await tabTo(fordela, /^Varför\? Verksamhetsstöd$/, "Shift+Tab");
  await keyboard.press("Enter");
  await expect(fordela.page.locator('[data-why="verksamhetsstöd"]')).toHaveCount(0);

  // Other rule sets.
  await tabTo(fordela, /^Byt regelverk$/, "Shift+Tab");
  await keyboard.press("Enter");
  await tabTo(fordela, /^Byt plats$/);
  await keyboard.press("Enter");
  await expect(fordela.page.locator("#fd-answer")).toContainText("Med gällande regler");
  expect(await focused(fordela)).toBe("Byt plats");

  // To the comparison, into a school from its table, and to the files.
  await tabTo(fordela, /^Jämförelse$/, "Shift+Tab");
  await keyboard.press("Enter");
  await expect(fordela.title).toHaveText("Jämförelse");
  expect(await focused(fordela)).toBe("Jämförelse");
  await tabTo(fordela, /^Alla skolor$/);
  await keyboard.press("Enter");
  await expect(fordela.page.locator("#fd-schools")).toBeFocused();
  await tabTo(fordela, new RegExp(`^${(await fordela.page.locator("[data-table=schools] tbody button").first().innerText()).trim()}$`));
  await keyboard.press("Enter");
  await expect(fordela.title).toBeFocused();
  await tabTo(fordela, /^Underlag/, "Shift+Tab");
  await keyboard.press("Enter");
  await tabTo(fordela, /^Välj filer$/);
  await keyboard.press("Enter");
  await expect.poll(() => choosers.length).toBe(1);
  await choosers[0]?.setFiles([{ name: "enhet.csv", mimeType: "text/csv", buffer: Buffer.from(table("enhet").replace(";157;", ";hundra;")) }]);
  await expect(fordela.page.locator("#fd-problems")).toBeVisible();
  await tabTo(fordela, /^Ångra senaste inläsningen$/);
  await keyboard.press("Enter");
  await expect(fordela.page.locator("[data-demo=all]")).toBeVisible();
  await expect(fordela.page.locator("#fd-choose")).toBeFocused();
});

test("the way of reading a file, opened, cancelled, changed", async ({ fordela }) => {
  const { keyboard } = fordela.page;
  await fordela.view("import");
  await tabTo(fordela, /^Ändra hur enhet\.csv läses$/);
  await keyboard.press("Enter");
  await tabTo(fordela, /^Avbryt$/);
  await keyboard.press("Enter");
  expect(await focused(fordela)).toBe("Ändra hur enhet.csv läses");
  await keyboard.press("Enter");
  await tabTo(fordela, /^Läs om filen$/);
  await keyboard.press("Enter");
  await expect(fordela.page.locator("[data-done=reread]")).toContainText("enhet.csv är läst om");
  await expect.poll(() => focused(fordela)).toBe("Ändra hur enhet.csv läses");
});
