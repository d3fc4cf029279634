// Exports of other systems: what a mapping of their columns may be, and the files when one is used. The core proposes, reads and
// writes; here is only which files there are afterwards.

import type { InputFile, MappingDraft, MappingText, MappingView, Workspace } from "fordela";
import type { Done, StoredFile } from "../files.js";
import { settled } from "./settled.js";

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
      return (await settled(files, before, (all) => this.ground.open(all))).files;
    };
    await this.ground.replace(put, { kind: "mapped", file, mapping: made.file });
    return made;
  }

  abandon(): void {
    this.#last = undefined;
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
