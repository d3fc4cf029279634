// Bringing what the page names into the store: told of while it comes, and laid beside what the user has of their own.

import { MissingFile } from "../faults.js";
import { merge, type RuleId, type StoredFile } from "../files.js";
import type { Failure } from "../store.js";
import type { Brought, Source } from "./source.js";

interface Shown {
  result: unknown;
  busy: "starting" | "reading" | undefined;
  failure: Failure | undefined;
  missing: MissingFile | undefined;
  progress: { done: number; total: number; name: string } | undefined;
  changed(): void;
}

/** Nothing where it could not be fetched: then what was there stays. */
export async function bring(source: Source, shown: Shown): Promise<Brought | undefined> {
  shown.failure = undefined;
  shown.missing = undefined;
  shown.busy = shown.result ? "reading" : "starting";
  shown.changed();
  try {
    return await source((done, total, name) => {
      shown.progress = { done, total, name };
      shown.changed();
    });
  } catch (reason) {
    shown.failure = "data";
    shown.missing = reason instanceof MissingFile ? reason : undefined;
    return undefined;
  } finally {
    shown.progress = undefined;
  }
}

/**
 * The page's files are exchanged for others of the page's. A file that the user has loaded or changed takes the place of the page's
 * file of the same table or rule set, as it did when it was loaded. Files loaded where there were none of the page's are whole in themselves.
 */
export async function besideOwn(next: readonly StoredFile[] = [], files: readonly StoredFile[], hadAny: boolean, ruleId: RuleId): Promise<readonly StoredFile[]> {
  const own = files.filter((file) => !file.demo);
  if (own.length === 0) return next;
  return hadAny ? (await merge(next, own, ruleId)).files : own;
}
