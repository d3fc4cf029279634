// A host that sets the variables, reaches the parts and has a typeface of its own.

import { expect, test } from "./site.js";

const css = (element: string, property: string, part?: string) =>
  `getComputedStyle(document.querySelector("fordela-kalkylator").shadowRoot.querySelector(${JSON.stringify(part ? `[part=${part}]` : element)})).${property}`;

test("the host's typeface is inherited, its variables and parts count, in both themes", async ({ fordela }) => {
  const { page } = fordela;
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      body { font-family: Georgia, serif; }
      fordela-kalkylator { --fordela-accent: light-dark(rgb(29, 79, 156), rgb(156, 192, 245)); }
      fordela-kalkylator::part(bar) { border-bottom: 3px solid rgb(1, 2, 3); }
      fordela-kalkylator::part(footer) { font-style: italic; }
    `);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  expect(await page.evaluate(css("h1", "fontFamily"))).toBe("Georgia, serif");
  expect(await page.evaluate(css("button", "fontFamily"))).toBe("Georgia, serif");
  expect(await page.evaluate(css("", "borderBottomColor", "bar"))).toBe("rgb(1, 2, 3)");
  expect(await page.evaluate(css("", "fontStyle", "footer"))).toBe("italic");
  const current = "[data-view=school]";
  expect(await page.evaluate(css(current, "borderBottomColor"))).toBe("rgb(29, 79, 156)");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => page.evaluate(css(current, "borderBottomColor"))).toBe("rgb(156, 192, 245)");
});

test("a theme asked for counts whatever the reader's system says", async ({ fordela }) => {
  const { page } = fordela;
  const ground = () => page.evaluate(css("", "backgroundColor", "bar"));
  const light = await ground();
  await fordela.element.evaluate((element) => element.setAttribute("data-theme", "dark"));
  await expect.poll(ground).not.toBe(light);
});
