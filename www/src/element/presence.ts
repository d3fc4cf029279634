// On the page or not. An element that leaves the page and is not put back in the same task lets go of what the computation
// holds; put back, it reads the same files again and stands where it stood.

interface Held {
  release(): Promise<void>;
  resume(): Promise<void>;
}

export class Presence {
  #away = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly held: Held,
    readonly woken: () => void,
  ) {}

  /** Nothing is drawn: what would be drawn of it is let go of. */
  get away(): boolean {
    return this.#away;
  }

  left(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#away = true;
      void this.held.release();
    });
  }

  /** Whether it only moved, or comes back to what has to be read again. */
  async came(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#away) return;
    await this.held.resume();
    // Meanwhile it may have left again: then the next return wakes it.
    if (this.#timer !== undefined) return;
    this.#away = false;
    this.woken();
  }
}
