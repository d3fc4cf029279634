// A rule file that is being changed: the text that it was opened with, and every step since. Nothing typed is lost; a step
// back is a step that can be taken again.

import type { StoredFile } from "../files.js";

/** What a step did, to be told when it is undone. */
export interface Deed {
  entry: string;
  key?: string;
}

interface Step {
  text: string;
  deed: Deed;
  /** The field that was typed in, so that a word is one step and not one for each letter. */
  path: string | undefined;
}

export class Draft {
  #steps: Step[];
  #at = 0;
  #closed = false;

  constructor(
    /** The file as it was opened. */
    readonly opened: StoredFile,
    /** Its text, however its bytes were encoded. */
    readonly openedText: string,
  ) {
    this.#steps = [{ text: openedText, deed: { entry: "" }, path: undefined }];
  }

  get text(): string {
    return this.#steps[this.#at]?.text ?? this.openedText;
  }

  get changed(): boolean {
    return this.text !== this.openedText;
  }

  get canUndo(): boolean {
    return this.#at > 0;
  }

  get canRedo(): boolean {
    return this.#at < this.#steps.length - 1;
  }

  /** A new step; further typing in the same field lengthens the last one, until the field is left. */
  write(text: string, deed: Deed, path?: string): void {
    const last = this.#steps[this.#at];
    if (text === last?.text) return;
    const longer = path !== undefined && last?.path === path && !this.#closed && this.#at > 0;
    this.#steps = [...this.#steps.slice(0, longer ? this.#at : this.#at + 1), { text, deed, path }];
    this.#at = this.#steps.length - 1;
    this.#closed = false;
  }

  /** What is typed from now on is a step of its own. */
  close(): void {
    this.#closed = true;
  }

  undo(): Deed | undefined {
    if (!this.canUndo) return undefined;
    this.#closed = true;
    return this.#steps[this.#at--]?.deed;
  }

  redo(): Deed | undefined {
    if (!this.canRedo) return undefined;
    this.#closed = true;
    return this.#steps[++this.#at]?.deed;
  }

  /** The file as it stands now. */
  get file(): StoredFile {
    if (!this.changed) return { ...this.opened, draft: this };
    return { ...this.opened, bytes: new TextEncoder().encode(this.text), demo: false, draft: this };
  }
}
