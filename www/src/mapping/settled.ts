// Which files there are, once exports have come that are read through mappings.

import type { FileInfo, InputFile, Workspace } from "fordela";
import { kindOf, type StoredFile } from "../files.js";

type Open = (files: readonly InputFile[]) => Promise<Workspace>;

/**
 * A file that is read as a table takes the place of the one that was that table, as a file with the table's name does. Which
 * table an export is, only the core knows; it is asked when there is a mapping among the files.
 */
export async function settled(files: readonly StoredFile[], before: readonly StoredFile[], open: Open): Promise<{ files: readonly StoredFile[]; replaced: string[] }> {
  if (!files.some((file) => kindOf(file) === "mapping")) return { files, replaced: [] };
  const infos = await infosOf(files, open);
  const of = ({ name }: StoredFile) => infos.find((info) => info.name === name && info.kind === "table");
  const table = (info: FileInfo | undefined) => info && JSON.stringify([info.table, info.lastYear ?? false]);
  // What has just come stands before what was there, and a mapping that has come before the table it is for.
  const rank = (file: StoredFile) => (before.includes(file) ? 0 : 2) + (of(file)?.mapping === undefined ? 0 : 1);
  const best = new Map<string, number>();
  for (const file of files) {
    const key = table(of(file));
    if (key !== undefined) best.set(key, Math.max(best.get(key) ?? 0, rank(file)));
  }
  const kept = files.filter((file) => rank(file) === (best.get(table(of(file)) ?? "") ?? rank(file)));
  return { files: kept, replaced: files.filter((file) => !kept.includes(file)).map(({ name }) => name) };
}

async function infosOf(files: readonly StoredFile[], open: Open): Promise<FileInfo[]> {
  try {
    const workspace = await open(files);
    const infos = workspace.files();
    workspace.free();
    return infos;
  } catch {
    return []; // files that stop the instance are met again, and told of, when they are read
  }
}
