// The workshop: which rule file is on the bench, what is being typed, and every change as a step that can be taken back. It
// asks the store for workspaces and gives it changed files; the page then shows the changed rules everywhere.

import type { Difference, Edit, Summary, Workspace } from "fordela";
import { isChanged, type StoredFile } from "../files.js";
import { bench, type Bench } from "./bench.js";
import { Draft, type Deed } from "./draft.js";
import { follow, moved, remove, reset, write } from "./edits.js";
import { entryPath, find, HEADER, textOf, type Owner, type Value } from "./outline.js";

/** Long enough for typing to stay smooth, short enough to seem at once. */
const PAUSE = 220;

export interface Host {
  /** The newest files, read. */
  workspace(): Workspace | undefined;
  files(): readonly StoredFile[];
  /** Puts a file in the place of the one with its name, or adds it, after all that was asked for before. */
  put(make: (workspace: Workspace) => StoredFile | undefined): Promise<void>;
  failed(reason: unknown): void;
  changed(): void;
}

interface Typing {
  path: string;
  key: string;
  value: Value;
}

/** A copy of a rule set as it was opened lies beside the changed one under this ending of its id. */
const COPY = "-som-oppnad";
export const isCopyOf = (id: string, of: string): boolean => id === of + COPY;

export class Workshop {
  #file: string | undefined;
  #typing: Typing | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #read: { workspace: Workspace; file: string; bench: Bench | undefined } | undefined;
  /** The files with the one on the bench as it was opened, and what the others were. */
  #opened: { workspace: Workspace; draft: Draft; others: readonly StoredFile[] } | undefined;
  /** Files that stopped the instance when they were looked at here; they are not looked at again. */
  #stopping: readonly StoredFile[] | undefined;
  #said: { of: Bench; difference: Difference | undefined } | undefined;
  #last: { file: string; summary: Summary } | undefined;

  constructor(readonly host: Host) {}

  // ---- what is on the bench -------------------------------------------------------------------

  get bench(): Bench | undefined {
    const workspace = this.host.workspace();
    const files = this.host.files();
    const file = files.find(({ name }) => name === this.#file);
    if (!workspace || !file || files === this.#stopping) return undefined;
    if (this.#read?.workspace !== workspace || this.#read.file !== file.name) {
      try {
        const last = this.#last?.file === file.name ? this.#last.summary : undefined;
        this.#read = { workspace, file: file.name, bench: bench(workspace, this.#before(workspace, file), file, last) };
      } catch (reason) {
        this.#stopping = files;
        this.host.failed(reason);
        return undefined;
      }
      const now = this.#read.bench?.figures.now;
      if (now) this.#last = { file: file.name, summary: now };
    }
    return this.#read.bench;
  }

  get file(): string | undefined {
    return this.#file;
  }

  /** What lies on the bench until something is chosen, or when the chosen file is gone. */
  begin(file: string | undefined): void {
    if (!this.host.files().some(({ name }) => name === this.#file)) this.#file = file;
  }

  async choose(file: string | undefined): Promise<void> {
    if (file === this.#file) return;
    await this.flush();
    this.#typing = undefined;
    this.#file = file;
    this.host.changed();
  }

  /** An instance of the wasm has stopped: what it made is not touched again. */
  forget(): void {
    this.#read = undefined;
    this.#opened = undefined;
  }

  /** The element is away: what was made for looking is made again. */
  release(): void {
    this.#opened?.workspace.free();
    this.forget();
  }

  /** The same files with this one as it was opened. */
  #before(workspace: Workspace, file: StoredFile): Workspace {
    const { draft } = file;
    if (!draft || !isChanged(file)) return workspace;
    const others = this.host.files().filter(({ name }) => name !== file.name);
    const known = this.#opened;
    if (known?.draft === draft && known.others.length === others.length && others.every((other, i) => other === known.others[i])) return known.workspace;
    known?.workspace.free();
    this.#opened = { workspace: workspace.with(draft.opened), draft, others };
    return this.#opened.workspace;
  }

  // ---- typing ---------------------------------------------------------------------------------

  /** What the field shows while it is typed in: what was typed, whatever the file makes of it. */
  typed(path: string, key: string): Value | undefined {
    return this.#typing?.path === path && this.#typing.key === key ? this.#typing.value : undefined;
  }

  type(path: string, key: string, value: Value): void {
    if (this.#typing && (this.#typing.path !== path || this.#typing.key !== key)) void this.flush();
    this.#typing = { path, key, value };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(), PAUSE);
  }

  /** The field has been left: what is typed next is another step. */
  async leave(): Promise<void> {
    await this.flush();
    this.#draft()?.close();
    this.#typing = undefined;
    this.host.changed();
  }

  async flush(): Promise<void> {
    if (this.#timer !== undefined) await this.#write();
  }

  #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const typing = this.#typing;
    if (!typing) return Promise.resolve();
    const { path, key, value } = typing;
    return this.#edit(this.#deed(path, key), ({ outline, base }) => write(outline, base, path, key, value), `${path}/${key}`);
  }

  #deed(path: string, key?: string): Deed {
    const entry = path === HEADER ? "" : (find(this.bench?.outline, path)?.label ?? path.split("/").at(-1) ?? "");
    return key === undefined ? { entry } : { entry, key };
  }

  // ---- changes --------------------------------------------------------------------------------

  set(path: string, key: string, value: Value): Promise<void> {
    return this.#whole(this.#deed(path, key), ({ outline, base }) => write(outline, base, path, key, value));
  }

  reset(path: string, key: string): Promise<void> {
    return this.#whole(this.#deed(path, key), ({ opened, outline, base }) => reset(opened, outline, base, path, key));
  }

  /** The overlay's own value goes, so that the base's holds. */
  follow(path: string, key: string): Promise<void> {
    return this.#whole(this.#deed(path, key), ({ outline, base }) => follow(outline, base, path, key));
  }

  remove(owner: Exclude<Owner, undefined>): Promise<void> {
    return this.#whole(this.#deed(entryPath(owner)), () => remove(owner));
  }

  add(edit: Edit, label: string): Promise<void> {
    return this.#whole({ entry: label }, () => [edit]);
  }

  resetAll(): Promise<void> {
    return this.#step((draft) => draft.write(draft.openedText, { entry: "" }));
  }

  async undo(): Promise<Deed | undefined> {
    let deed: Deed | undefined;
    await this.#step((draft) => (deed = draft.undo()));
    return deed;
  }

  async redo(): Promise<Deed | undefined> {
    let deed: Deed | undefined;
    await this.#step((draft) => (deed = draft.redo()));
    return deed;
  }

  get canUndo(): boolean {
    return this.#draft()?.canUndo ?? false;
  }

  get canRedo(): boolean {
    return this.#draft()?.canRedo ?? false;
  }

  #draft(): Draft | undefined {
    return this.host.files().find(({ name }) => name === this.#file)?.draft;
  }

  /** What is being typed comes first, as a step of its own. */
  async #whole(deed: Deed, edits: (bench: Bench) => readonly Edit[]): Promise<void> {
    await this.flush();
    this.#typing = undefined;
    this.#draft()?.close();
    await this.#edit(deed, edits);
  }

  async #step(change: (draft: Draft) => void): Promise<void> {
    await this.flush();
    this.#typing = undefined;
    await this.host.put(() => {
      const draft = this.#draft();
      if (draft) change(draft);
      return draft?.file;
    });
  }

  #edit(deed: Deed, edits: (bench: Bench) => readonly Edit[], path?: string): Promise<void> {
    return this.host.put((workspace) => {
      const now = this.bench;
      const source = now && workspace.source(now.set.id);
      const text = now && workspace.edit(now.set.id, [...edits(now)]);
      if (!now || !source || text === undefined || text === source.text) return undefined;
      const draft = now.file.draft ?? new Draft(now.file, source.text);
      draft.write(text, deed, path);
      return draft.file;
    });
  }

  // ---- files ----------------------------------------------------------------------------------

  /** The text of the file as it stands now. */
  async text(): Promise<string | undefined> {
    await this.flush();
    const now = this.bench;
    return now && this.host.workspace()?.source(now.set.id)?.text;
  }

  /**
   * A proposal that builds on the rule set as it was opened. What has been changed so far becomes changes of the proposal, and
   * the rule set is as it was.
   */
  async propose(id: string, name: string): Promise<void> {
    await this.flush();
    const from = this.bench;
    if (!from) return;
    const edits = moved(from.opened, from.outline);
    const { draft } = from.file;
    if (draft) await this.#step(() => draft.write(draft.openedText, { entry: "" }));
    const [first = "", last = ""] = from.outline.header.find(({ key }) => key === "giltig")?.rows?.[0] ?? from.set.valid;
    const text = overlay(id, name, [first, last], from.set.id);
    const opened: StoredFile = { name: `${id}.toml`, bytes: new TextEncoder().encode(text), demo: false };
    await this.host.put(() => opened);
    this.#file = opened.name;
    if (edits.length > 0) await this.#whole({ entry: name }, () => edits);
    this.host.changed();
  }

  /** Lays the rule set as it was opened beside the changed one; gives the ids of both. */
  async copy(): Promise<{ opened: string; changed: string } | undefined> {
    await this.flush();
    const now = this.bench;
    if (!now || !isChanged(now.file)) return undefined;
    await this.host.put((workspace) => this.#copyOf(workspace, now));
    return { opened: now.set.id + COPY, changed: now.set.id };
  }

  #copyOf(workspace: Workspace, now: Bench): StoredFile | undefined {
    const text = this.#before(workspace, now.file).edit(now.set.id, [
      { section: HEADER, key: "id", value: now.set.id + COPY },
      { section: HEADER, key: "namn", value: `${textOf(now.opened.header, "namn") ?? now.set.id} (som öppnad)` },
    ]);
    if (text === undefined) return undefined;
    const name = now.file.name.replace(/(\.[^.]*)?$/, " (som öppnad)$1");
    return { name, bytes: new TextEncoder().encode(text), demo: now.file.draft?.opened.demo ?? false, copy: true };
  }

  /** The changes in words, each with its effect; made when it is asked for. */
  get difference(): Difference | undefined {
    const now = this.bench;
    const workspace = this.host.workspace();
    if (!now || !workspace || now.figures.stale || !isChanged(now.file)) return undefined;
    if (this.#said?.of !== now) {
      this.#said = { of: now, difference: undefined };
      try {
        const copy = this.#copyOf(workspace, now);
        const both = copy && workspace.with(copy);
        this.#said.difference = both?.difference(now.set.id + COPY, now.set.id);
        both?.free();
      } catch (reason) {
        this.host.failed(reason);
      }
    }
    return this.#said.difference;
  }
}

function overlay(id: string, name: string, [first, last]: readonly [string, string], base: string): string {
  const quoted = (text: string) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  return [
    "format = 1",
    `id     = ${quoted(id)}`,
    `namn   = ${quoted(name)}`,
    'status = "förslag"',
    `giltig = [${quoted(first)}, ${quoted(last)}]`,
    `bas    = ${quoted(base)}`,
    "",
  ].join("\n");
}
