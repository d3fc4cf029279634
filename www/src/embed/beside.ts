// What lies beside the script in the folder that the editor uploads: sums for `integrity`, and the single file. Both are
// fetched from the page's own site, and only when somebody asks for them.

import { folder } from "./folder.js";
import type { Integrity } from "./snippet.js";

/** Fetched once for the page, whatever number of elements is on it. */
let sums: Integrity | undefined;
let asked = false;

/** The sums when they have come; `arrived` is called then. */
export function integrity(arrived: () => void): Integrity | undefined {
  if (!asked) {
    asked = true;
    void fetchSums().then((found) => {
      sums = found;
      if (found) arrived();
    });
  }
  return sums;
}

async function fetchSums(): Promise<Integrity | undefined> {
  try {
    const response = await fetch(new URL("integritet.json", folder()));
    const found: unknown = response.ok ? await response.json() : undefined;
    if (typeof found !== "object" || found === null) return undefined;
    return Object.fromEntries(Object.entries(found).filter((one): one is [string, string] => typeof one[1] === "string" && one[1].startsWith("sha")));
  } catch {
    return undefined; // a line without a sum works as well
  }
}

export type Fetched = { text: string } | { failed: "address" | "missing" };

/** The single file as it was built. A page opened from a disk may not fetch anything. */
export async function fetchSingle(name: string): Promise<Fetched> {
  if (location.protocol === "file:") return { failed: "address" };
  try {
    const response = await fetch(new URL(name, folder()));
    return response.ok ? { text: await response.text() } : { failed: "missing" };
  } catch {
    return { failed: "missing" };
  }
}
