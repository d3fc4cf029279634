// Every step on the table, so that it can be taken back and taken again. What is dragged or typed in one go is one step.

export interface Step<T, D> {
  state: T;
  /** What the step did, to be told when it is undone. */
  deed: D | undefined;
  /** Further steps of the same path lengthen this one until it is closed. */
  path: string | undefined;
}

/** Older steps than these are let go. */
const MOST = 500;

export class History<T, D> {
  #steps: Step<T, D>[];
  #at = 0;
  #closed = false;

  constructor(state: T) {
    this.#steps = [{ state, deed: undefined, path: undefined }];
  }

  get state(): T {
    return (this.#steps[this.#at] as Step<T, D>).state;
  }

  get canUndo(): boolean {
    return this.#at > 0;
  }

  get canRedo(): boolean {
    return this.#at < this.#steps.length - 1;
  }

  write(state: T, deed: D, path?: string): void {
    const last = this.#steps[this.#at];
    const longer = path !== undefined && last?.path === path && !this.#closed;
    this.#steps = [...this.#steps.slice(0, longer ? this.#at : this.#at + 1), { state, deed, path }].slice(-MOST);
    this.#at = this.#steps.length - 1;
    this.#closed = false;
  }

  /** Seen otherwise, but nothing that anyone would want to take back. */
  replace(state: T): void {
    this.#steps[this.#at] = { ...(this.#steps[this.#at] as Step<T, D>), state };
  }

  close(): void {
    this.#closed = true;
  }

  undo(): D | undefined {
    if (!this.canUndo) return undefined;
    this.#closed = true;
    return this.#steps[this.#at--]?.deed;
  }

  redo(): D | undefined {
    if (!this.canRedo) return undefined;
    this.#closed = true;
    return this.#steps[++this.#at]?.deed;
  }
}
