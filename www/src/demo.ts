// The demonstration municipality: a list of files beside the page, fetched from the page's own site.

import type { StoredFile } from "./files.js";

export interface Demo {
  /** What the municipality is called, for the mark that says it is invented. */
  name: string;
  files: StoredFile[];
}

interface DemoList {
  name: string;
  files: string[];
}

export async function fetchDemo(address: string, progress: (done: number, total: number, name: string) => void): Promise<Demo> {
  const base = new URL(address, document.baseURI);
  const list = (await (await get(base)).json()) as DemoList;
  let done = 0;
  progress(done, list.files.length, list.name);
  const files = await Promise.all(
    list.files.map(async (name) => {
      const bytes = new Uint8Array(await (await get(new URL(name, base))).arrayBuffer());
      progress(++done, list.files.length, list.name);
      return { name, bytes, demo: true };
    }),
  );
  return { name: list.name, files };
}

async function get(address: URL): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return response;
}
