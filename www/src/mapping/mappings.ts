// Exports of other systems: what a mapping of their columns may be, and the files when one is used. The core proposes, reads and
// writes; here is only which files there are afterwards.

import type { FileInfo, InputFile, MappingDraft, MappingText, MappingView, Workspace } from "fordela";
import { kindOf, type Done, type StoredFile } from "../files.js";

interface Ground {
  /** The newest files. */
  workspace(): Workspace | undefined;
  files(): readonly StoredFile[];
  open(files: readonly InputFile[]): Promise<Workspace>;
  replace(make: () => Promise<readonly StoredFile[]>, done: Done): Promise<void>;
  failed(reason: unknown): void;
}

export class Mappings {
  #last: { of: Workspace; key: string; view: MappingView | undefined } | undefined;

  constructor(readonly ground: Ground) {}

  /** What is chosen for a file, and the rest proposed; asked for while drawing, and so remembered. */
  view(file: string, draft: MappingDraft): MappingView | undefined {
    const workspace = this.ground.workspace();
    if (!workspace) return undefined;
    const key = JSON.stringify([file, draft]);
    if (this.#last?.of === workspace && this.#last.key === key) return this.#last.view;
    const view = this.#ask(() => workspace.mapping(file, draft));
    this.#last = { of: workspace, key, view };
    return view;
  }

  text(file: string, draft: MappingDraft): MappingText | undefined {
    return this.#ask(() => this.ground.workspace()?.mappingText(file, draft));
  }

  /** Reads the file through the mapping: the mapping becomes a file among the others. */
  async use(file: string, draft: MappingDraft): Promise<MappingText | undefined> {
    const made = this.text(file, draft);
    if (!made) return undefined;
    const mapping: StoredFile = { name: made.file, bytes: new TextEncoder().encode(made.text), demo: false };
    const put = async () => {
      const before = this.ground.files();
      const there = before.some(({ name }) => name === made.file);
      const files = there ? before.map((other) => (other.name === made.file ? mapping : other)) : [...before, mapping];
      return (await this.settled(files, before)).files;
    };
    await this.ground.replace(put, { kind: "mapped", file, mapping: made.file });
    return made;
  }

  /**
   * A file that is read as a table takes the place of the one that was that table, as a file with the table's name does. Which
   * table an export is, only the core knows; it is asked when there is a mapping among the files.
   */
  async settled(files: readonly StoredFile[], before: readonly StoredFile[]): Promise<{ files: readonly StoredFile[]; replaced: string[] }> {
    if (!files.some((file) => kindOf(file) === "mapping")) return { files, replaced: [] };
    const infos = await this.#infos(files);
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

  async #infos(files: readonly StoredFile[]): Promise<FileInfo[]> {
    try {
      const workspace = await this.ground.open(files);
      const infos = workspace.files();
      workspace.free();
      return infos;
    } catch {
      return []; // files that stop the instance are met again, and told of, when they are read
    }
  }

  #ask<T>(work: () => T | undefined): T | undefined {
    try {
      return work();
    } catch (reason) {
      this.ground.failed(reason);
      return undefined;
    }
  }
}
