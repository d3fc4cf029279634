// Put on a page, computed and taken away, a thousand times: nothing is left behind. The bounds can fail: what a leak gives is
// written beside them, measured by leaking on purpose.

import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "./hosting.js";

const RULES = `format = 1\nid = "liten"\nnamn = "Liten kommun"\nstatus = "gällande"\ngiltig = ["2025-01-01", "2025-12-31"]\n[[dokument]]\nid = "budget"\ntitel = "Budget"\n[[parameter]]\nid = "pris"\nnamn = "Pris per elev"\ntal = "1 000,03 kr/elev"\nenligt = "budget"\n[[tabell]]\nid = "huvudman"\nnyckel = "huvudman"\nur = "enhet"\n[[tabell]]\nid = "enhet"\nnyckel = "skolenhetskod"\nkolumner = [{ id = "huvudman", sort = "huvudman" }, { id = "namn", sort = "text" }, { id = "elever", sort = "elev" }]\n[[resurs]]\ntabell = "enhet"\nid = "stöd"\nnamn = "Stöd"\nslag = "verksamhetsstöd"\nformel = "pris * elever"\nenligt = "budget"\n`;
const UNITS = "skolenhetskod;huvudman;namn;elever\r\n10000001;Kommunen;Alskolan;12\r\n10000002;Kommunen;Björkskolan;20\r\n";

const WARM = 100;
const MOST = 1_000;

interface Watched {
  memories: WeakRef<WebAssembly.Memory>[];
}

interface Left {
  heap: number;
  wasm: number;
  nodes: number;
  listeners: number;
}

/** Every memory that the page's wasm works in can be asked for its size, and is not kept by being asked. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const memories: WeakRef<WebAssembly.Memory>[] = [];
    (globalThis as unknown as { watched: Watched }).watched = { memories };
    const note = (instance: WebAssembly.Instance): void => {
      for (const one of Object.values(instance.exports)) if (one instanceof WebAssembly.Memory) memories.push(new WeakRef(one));
    };
    const { instantiate, instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...all) => {
      const made = await instantiateStreaming(...all);
      note(made.instance);
      return made;
    };
    WebAssembly.instantiate = (async (source: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) => {
      const made = (await instantiate(source as BufferSource, imports)) as unknown as WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource;
      note(made instanceof WebAssembly.Instance ? made : made.instance);
      return made;
    }) as typeof WebAssembly.instantiate;
  });
}

/** As often as asked: on the page, computed, drawn with the school's figures, and away. */
const live = (page: Page, times: number): Promise<void> =>
  page.evaluate(
    async ([times, rules, units]) => {
      const coded = (text: string) => new TextEncoder().encode(text);
      const files = [{ name: "regelverk.toml", bytes: coded(rules) }, { name: "enhet.csv", bytes: coded(units) }];
      for (let n = 0; n < times; n++) {
        const element = document.createElement("fordela-kalkylator");
        element.files = files;
        element.unit = "10000001";
        document.body.append(element);
        await element.ready;
        if (!element.shadowRoot?.querySelector("[data-resource]")) throw new Error(`nothing was computed the ${n}th time`);
        element.remove();
        // What it holds is let go of when it has not been put back in the same task.
        await new Promise((done) => setTimeout(done));
        window.told.length = 0; // what the test itself gathers
      }
      await new Promise((done) => setTimeout(done, 200));
    },
    [times, RULES, UNITS] as const,
  );

async function left(page: Page, cdp: CDPSession): Promise<Left> {
  for (let n = 0; n < 3; n++) await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const wasm = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.memories.reduce((sum, one) => sum + (one.deref()?.buffer.byteLength ?? 0), 0));
  return { heap: usedSize, wasm, nodes: metric("Nodes"), listeners: metric("JSEventListeners") };
}

test("put on a page and taken away a thousand times, it leaves nothing behind", async ({ host, page }) => {
  test.setTimeout(240_000);
  await watch(page);
  await host.open("");
  await page.evaluate(() => customElements.whenDefined("fordela-kalkylator"));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  await cdp.send("HeapProfiler.enable");
  await live(page, WARM);
  const early = await left(page, cdp);
  await live(page, MOST - WARM);
  const late = await left(page, cdp);
  const told = `early ${JSON.stringify(early)}, late ${JSON.stringify(late)}`;
  // Each had an instance of its own, whose memory was seen; and none of the first ones is left.
  expect(await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.memories.length)).toBeGreaterThanOrEqual(MOST);
  // One workspace of this small municipality kept for each of the 900 made it 13 MB larger.
  expect(late.wasm - early.wasm, told).toBeLessThan(1_000_000);
  // One listener on the window that held each element: 29 MB of heap, 460 000 nodes and 18 900 listeners.
  expect(late.heap - early.heap, told).toBeLessThan(1_000_000);
  expect(late.nodes - early.nodes, told).toBeLessThan(100);
  expect(late.listeners - early.listeners, told).toBeLessThan(50);
  expect(host.complaints).toEqual([]);
});
