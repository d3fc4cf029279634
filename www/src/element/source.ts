// What the host page names, and how it is brought here: files of its own, or addresses, or a publication in place of both.

import type { HostFile } from "../../types/fordela-kalkylator.js";
import { MissingFile } from "../faults.js";
import type { StoredFile } from "../files.js";

/** Everything that says where the figures come from. */
export interface Named {
  data: string | undefined;
  rules: string | undefined;
  publication: string | undefined;
  files: readonly HostFile[] | undefined;
  publicationFile: HostFile | undefined;
}

/** The files of the page, as opposed to those of the one who looks at it. */
export interface Demo {
  /** What the page calls them, where it does. */
  name: string;
  /** A municipality that is not there: the element says so as long as any of them is behind a figure. */
  invented: boolean;
  files: StoredFile[];
}

export interface Brought {
  demo?: Demo | undefined;
  publication?: StoredFile | undefined;
}

export type Progress = (done: number, total: number, name: string) => void;
export type Source = (progress: Progress) => Promise<Brought>;

interface FileList {
  name?: string;
  invented?: boolean;
  files: string[];
}

export const words = (text: string | undefined): string[] => text?.split(/\s+/).filter((word) => word !== "") ?? [];

/** The most particular comes first: a file in hand before an address, a publication before what it was made of. */
export function sourceOf({ data, rules, publication, files, publicationFile }: Named): Source {
  if (publicationFile) return async () => ({ publication: { name: publicationFile.name, bytes: publicationFile.bytes, demo: false } });
  if (publication !== undefined) return async () => ({ publication: { ...(await fetchFile(address(publication), last)), demo: false } });
  if (files) return async () => ({ demo: { name: "", invented: files.some((file) => file.invented), files: named(files.map(({ name, bytes }) => ({ name, bytes }))) } });
  if (words(data).length + words(rules).length === 0) return async () => ({});
  return (progress) => fetchAll(words(data), words(rules), progress);
}

/** Two ways of naming the same need no reading anew. */
export const sameNamed = (a: Named | undefined, b: Named): boolean =>
  a !== undefined && (["data", "rules", "publication", "files", "publicationFile"] as const).every((key) => a[key] === b[key]);

async function fetchAll(data: readonly string[], rules: readonly string[], progress: Progress): Promise<Brought> {
  const lists = await Promise.all(data.map(address).filter(isList).map(async (base) => ({ base, list: (await (await get(base)).json()) as FileList })));
  const name = lists.map(({ list }) => list.name ?? "").join(" ").trim();
  const wanted = [
    ...lists.flatMap(({ base, list }) => list.files.map((file) => ({ at: new URL(file, base), name: () => file }))),
    ...[...rules.map(address), ...data.map(address).filter((one) => !isList(one))].map((at) => ({ at, name: last })),
  ];
  let done = 0;
  progress(done, wanted.length, name);
  const files = await Promise.all(
    wanted.map(async (one) => {
      const file = await fetchFile(one.at, one.name);
      progress(++done, wanted.length, name);
      return file;
    }),
  );
  return { demo: { name, invented: lists.some(({ list }) => list.invented === true), files: named(files, wanted.map(({ at }) => at)) } };
}

/** Relative to the host page, as every address in it. */
const address = (text: string): URL => new URL(text, document.baseURI);
const isList = ({ pathname }: URL): boolean => pathname.toLowerCase().endsWith(".json");

const segments = ({ pathname }: URL): string[] => pathname.split("/").map(decoded);
const last = (at: URL): string => segments(at).at(-1) ?? "";

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Each file by a name of its own: where two are called the same, the folder tells them apart, and else a number. */
function named(files: readonly { name: string; bytes: Uint8Array }[], from: readonly URL[] = []): StoredFile[] {
  const taken = new Set<string>();
  return files.map(({ name, bytes }, i) => {
    const twice = files.filter((other) => other.name === name).length > 1;
    const folder = twice && from[i] ? segments(from[i]).at(-2) : undefined;
    const wanted = folder ? `${folder}/${name}` : name;
    let own = wanted;
    for (let n = 2; taken.has(own); n++) own = wanted.replace(/(\.[^.]*)?$/, ` (${n})$1`);
    taken.add(own);
    return { name: own.normalize("NFC"), bytes, demo: true };
  });
}

async function fetchFile(at: URL, name: (at: URL) => string): Promise<{ name: string; bytes: Uint8Array }> {
  return { name: name(at), bytes: new Uint8Array(await (await get(at)).arrayBuffer()) };
}

async function get(at: URL): Promise<Response> {
  const response = await fetch(at).catch((cause: unknown) => {
    throw new MissingFile(last(at), undefined, { cause });
  });
  if (!response.ok) throw new MissingFile(last(at), response.status);
  return response;
}
