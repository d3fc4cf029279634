// The state: which files are loaded, what the core makes of them, which rule sets and which school are chosen.
// Nothing else talks to the package. Views read the fields and call the methods; a change is told by one callback.

import type { Dialect, Difference, ExplanationNode, FileInfo, InputFile, RuleSetInfo, Split, Workspace } from "fordela";
import { OnDemand } from "./on-demand.js";
import { pairAmong, type Choice, type PairOf } from "./chosen.js";
import { besideOwn, bring } from "./element/bring.js";
import type { Demo, Source } from "./element/source.js";
import { begin } from "./engine/begin.js";
import type { MissingFile } from "./faults.js";
import { EngineError } from "./engine/error.js";
import type { Engine } from "./engine/engine.js";
import { blocks, check, findings, type Found } from "./findings.js";
import type { Format } from "./format.js";
import { settled } from "./mapping/settled.js";
import { isRules, merge, readFiles, withoutStrays, writtenId, type Done, type StoredFile } from "./files.js";
import { painted } from "./painted.js";
import { Parts } from "./parts/parts.js";
import type { Published } from "./publication/published.js";
import { isPublication, Publishing } from "./publication/publishing.js";
import { compute, type Result, type Side } from "./result.js";

export type { Side } from "./result.js";
export type Failure = "engine" | "data" | "crash";

export class Store {
  files: readonly StoredFile[] = [];
  fileInfos: readonly FileInfo[] = [];
  ruleSets: readonly RuleSetInfo[] = [];
  problems: readonly Found[] = [];
  /** The latest figures. They stay when newer files cannot be computed; then they are `stale`. */
  result: Result | undefined;
  stale = false;
  /** Rule sets that were chosen and that these files give no figures for: each of them, or only the two together. */
  refused: { sets: readonly RuleSetInfo[]; together: boolean } | undefined;
  busy: "starting" | "reading" | undefined;
  progress: { done: number; total: number; name: string } | undefined;
  failure: Failure | undefined;
  /** Which of the page's files could not be had, where it is one. */
  missing: MissingFile | undefined;
  /** Why the core could not be started, where that is known. */
  engineError: EngineError | undefined;
  /** An instance of the wasm stopped and another one took its place. */
  restarted = false;
  demo: Demo | undefined;
  done: Done | undefined;
  /** What has been loaded to the page of its parts, and what each of them keeps. */
  readonly parts = new Parts({
    workspace: () => this.#behind,
    newest: () => this.#workspace,
    files: () => this.files,
    result: () => this.result,
    stale: () => this.stale,
    published: () => this.published,
    open: (files) => this.#open(files),
    enqueue: (work) => this.#enqueue(work),
    put: (make) => this.#enqueue(() => this.#put(make)),
    replace: (make, done) => this.#enqueue(async () => this.#replace(await make(), done)),
    failed: (reason) => this.#failed(reason),
    changed: () => this.changed(),
  });

  /** The publication that is shown in place of files. */
  readonly publishing = new Publishing(this, { remember: () => this.#remember() });
  #choice: Choice = { current: undefined, proposed: undefined, unit: undefined };
  #history: { files: readonly StoredFile[]; published: Published | undefined }[] = [];
  #engine: Engine | undefined;
  #worked = false; // an instance has opened files at least once
  #starts = 0;
  #workspace: Workspace | undefined; // the newest files
  #shown: Workspace | undefined; // the files behind `result`
  #shownFiles: readonly StoredFile[] = [];
  readonly #onDemand = new OnDemand({
    workspace: () => this.#shown,
    result: () => this.result,
    failed: (reason, then) => this.#failed(reason, then),
  });
  #queue: Promise<void> = Promise.resolve();

  constructor(readonly changed: () => void) {}

  get unit(): string | undefined {
    return this.#choice.unit;
  }

  chooseUnit(key: string | undefined): void {
    this.#choice.unit = key;
    this.changed();
  }

  /** Choosing the other side's rule set makes the two change places, so that a set is never compared with itself. */
  chooseRuleSet(side: Side, id: string): Promise<void> {
    const chosen = this.chosen();
    const opposite = side === "current" ? "proposed" : "current";
    if (chosen[opposite]?.id === id) return this.swapRuleSets();
    this.#choice[side] = id;
    this.#choice[opposite] ??= chosen[opposite]?.id;
    return this.#enqueue(() => this.#compute());
  }

  swapRuleSets(): Promise<void> {
    const { current, proposed } = this.chosen();
    if (!current || !proposed) return Promise.resolve();
    this.#choice.current = proposed.id;
    this.#choice.proposed = current.id;
    return this.#enqueue(() => this.#compute());
  }

  /** Back to the rule sets that the figures on the screen are of. */
  chooseFormer(): Promise<void> {
    return this.choosePair(this.result?.current.id, this.result?.proposed?.id);
  }

  choosePair(current: string | undefined, proposed: string | undefined): Promise<void> {
    this.#choice.current = current;
    this.#choice.proposed = proposed;
    return this.#enqueue(() => this.#compute());
  }

  /** What was asked for, else the latest of each status, else whatever there is. */
  chosen(sets = this.ruleSets): PairOf {
    return pairAmong(sets, this.#choice);
  }

  // ---- files ----------------------------------------------------------------------------------

  get canUndo(): boolean {
    return this.#history.length > 0;
  }

  /** The files behind the figures on the screen; older than the newest while those cannot be computed. */
  get figureFiles(): readonly StoredFile[] {
    return this.stale && this.result ? this.#shownFiles : this.files;
  }

  /** What the page names, first and whenever it names something else. What the user has loaded or changed stays beside it. */
  start(source: Source, ask: Partial<Choice> = {}): Promise<void> {
    return this.#enqueue(async () => {
      const brought = await bring(source, this);
      if (brought) Object.assign(this.#choice, ask);
      if (brought) this.files = await besideOwn(brought.demo?.files, this.files, this.demo !== undefined, (file) => this.#ruleId(file));
      this.demo = brought ? brought.demo : this.demo;
      if (brought?.publication) this.publishing.show(brought.publication);
      else if (brought || !this.published) await this.#read();
      this.busy = undefined;
      this.changed();
    });
  }

  load(list: Iterable<File>, fresh: boolean): Promise<void> {
    const incoming = readFiles(list);
    return this.#enqueue(async () => {
      const next = await incoming;
      const publication = next.find(({ name }) => isPublication(name));
      if (publication) return this.publishing.show(publication);
      if (next.length === 0) return;
      const merged = await merge(fresh ? [] : this.files, next, (file) => this.#ruleId(file));
      const { files, replaced } = await settled(merged.files, this.files, (all) => this.#open(all));
      const optional = new Set(this.ruleSets.flatMap(({ tables }) => tables.filter((one) => one.optional).map(({ id }) => id.toLowerCase())));
      await this.#replace(withoutStrays(files, this.files, optional), { kind: "loaded", count: next.length, replaced: [...merged.replaced, ...replaced] });
    });
  }

  setDialect(name: string, dialect: Partial<Dialect>): Promise<void> {
    return this.#enqueue(() =>
      this.#replace(
        this.files.map((file) => (file.name === name ? { ...file, dialect: { ...file.dialect, ...dialect } } : file)),
        { kind: "reread", file: name },
      ),
    );
  }

  restoreDemo(): Promise<void> {
    return this.#enqueue(() => this.#replace(this.demo?.files ?? [], { kind: "restored" }));
  }

  undo(): Promise<void> {
    return this.#enqueue(async () => {
      const before = this.#history.pop();
      if (!before) return;
      this.files = before.files.map((file) => file.draft?.file ?? file); // what has been changed since then is kept
      this.done = { kind: "undone" };
      if (before.published) this.publishing.take(before.published);
      else await this.#read();
    });
  }

  dismiss(): void {
    this.restarted = false;
    this.changed();
  }

  async #replace(files: readonly StoredFile[], done: Done): Promise<void> {
    this.#remember();
    this.files = files;
    this.done = done;
    await this.#read();
  }

  #remember(): void {
    this.#history.push({ files: this.files, published: this.published });
  }

  /** What the figures on the screen were computed with; nothing where they were published. */
  get #behind(): Workspace | undefined {
    return this.published ? undefined : this.#shown;
  }

  /** A publication is shown in place of files. */
  get published(): Published | undefined {
    return this.publishing.published;
  }

  // ---- computing ------------------------------------------------------------------------------

  /** One change at a time, in the order asked for. */
  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(work, work);
    return this.#queue;
  }

  async #open(files: readonly InputFile[]): Promise<Workspace> {
    this.#engine ??= await begin();
    return this.#engine.open([...files]);
  }

  /** The core runs as JavaScript, where wasm may not. */
  get slow(): boolean {
    return this.#engine?.kind === "javascript";
  }

  /** A new instance of the core. The stopped one is left alone: not even `free` is called on it. */
  async #restart(): Promise<void> {
    this.#starts += 1;
    this.#workspace = undefined;
    this.#shown = undefined;
    this.#onDemand.forget();
    this.parts.abandon();
    this.#engine = await begin();
  }

  /** The element is away: workspaces are let go of, and what has been read, chosen and typed stays. */
  release(): Promise<void> {
    return this.#enqueue(async () => {
      this.parts.release();
      for (const workspace of new Set([this.#workspace, this.#shown])) workspace?.free();
      this.#workspace = this.#shown = undefined;
      this.#onDemand.forget();
    });
  }

  /** The element is back: the same files are read again, into what was let go of. */
  resume(): Promise<void> {
    return this.#enqueue(async () => {
      if (!this.published && this.files.length > 0) await this.#reopen().catch((reason: unknown) => this.#recover(reason));
    });
  }

  async #reopen(): Promise<void> {
    await this.#readOnce();
    // The figures shown were of other files than the newest: they need their workspace for explanations.
    if (this.stale && this.result) this.#shown = await this.#open(this.#shownFiles);
  }

  async #ruleId(file: InputFile): Promise<string | undefined> {
    try {
      const workspace = await this.#open([file]);
      const id = workspace.ruleSets()[0]?.id;
      workspace.free();
      return id ?? writtenId(file);
    } catch {
      return writtenId(file); // a file that stops the instance is met again, and told of, when all files are read
    }
  }

  /** Reads the files and computes; when the instance stops, once more in a new one, and then with the files before. */
  async #read(): Promise<void> {
    this.publishing.close();
    this.failure = this.failure === "data" ? "data" : undefined;
    this.busy ??= "reading";
    this.changed();
    await painted();
    try {
      await this.#readOnce();
    } catch (first) {
      await this.#recover(first);
    }
    this.busy = undefined;
    this.changed();
  }

  async #readOnce(): Promise<void> {
    this.#take(await this.#open(this.files));
  }

  /** A file from the workshop: the others are not read again, so that it is done between two key strokes. */
  async #put(make: (workspace: Workspace) => StoredFile | undefined): Promise<void> {
    try {
      const file = this.#workspace && make(this.#workspace);
      if (!file || !this.#workspace) return;
      const there = this.files.some(({ name }) => name === file.name);
      this.files = there ? this.files.map((other) => (other.name === file.name ? file : other)) : [...this.files, file];
      this.#take(this.#workspace.with(file));
    } catch (reason) {
      await this.#recover(reason);
    }
    this.changed();
  }

  #take(next: Workspace): void {
    this.#worked = true;
    if (this.#workspace && this.#workspace !== this.#shown) this.#workspace.free();
    this.#workspace = next;
    this.#computeOnce();
  }

  async #compute(): Promise<void> {
    if (this.published) return;
    try {
      this.#computeOnce();
    } catch (first) {
      await this.#recover(first);
    }
    this.changed();
  }

  /** Figures are replaced only by figures: with problems in the way the former stay, marked as stale. */
  #computeOnce(): void {
    const workspace = this.#workspace;
    if (!workspace) return;
    this.fileInfos = workspace.files();
    this.ruleSets = workspace.ruleSets();
    const { current, proposed } = this.chosen();
    const sets = [current, proposed].filter((set) => set !== undefined);
    const checked = check(workspace, sets);
    this.problems = findings(workspace, checked);
    const result = current && !this.#lost() ? compute(workspace, current, proposed) : undefined;
    this.stale = result === undefined;
    // Figures of the same files, but of other rule sets: then it is the choice that cannot be computed.
    const faulty = checked.filter(({ problems }) => problems.some(blocks)).map(({ set }) => set);
    const choice = !result && this.result !== undefined && this.#shown === workspace;
    this.refused = choice ? { sets: faulty.length > 0 ? faulty : sets, together: faulty.length === 0 } : undefined;
    if (result) {
      if (this.#shown && this.#shown !== workspace) this.#shown.free();
      this.#shown = workspace;
      this.#shownFiles = this.files;
      this.result = result;
      // From now on these two are asked for: should one of their files break, it is told of and not exchanged for another.
      this.#choice.current = result.current.id;
      this.#choice.proposed = result.proposed?.id;
    } else if (this.#shown && this.#shown !== workspace) {
      const former = this.chosen(this.#shown.ruleSets());
      this.result = (former.current && compute(this.#shown, former.current, former.proposed)) ?? this.result;
    }
    this.#onDemand.forget();
  }

  /** A chosen rule set whose file can no longer be read is not silently exchanged for another. */
  #lost(): boolean {
    const there = (id: string | undefined) => id === undefined || this.ruleSets.some((set) => set.id === id);
    const kept = there(this.result?.current.id) && there(this.result?.proposed?.id);
    return !kept && this.problems.some((problem) => problem.severity === "error" && isRules(problem.file ?? ""));
  }

  /** After a stop: the same files in a new instance. Stops that too, the files are the cause. */
  async #recover(reason: unknown): Promise<void> {
    console.error("Fördela:", reason);
    if (!this.#worked) {
      this.failure = "engine";
      this.engineError = reason instanceof EngineError ? reason : undefined;
      return;
    }
    try {
      await this.#restart();
      await this.#reopen();
      this.restarted = true;
    } catch (second) {
      console.error("Fördela:", second);
      this.failure = "crash";
      await this.#fallBack();
    }
  }

  /** The instance stopped on something that was asked for while drawing. */
  #failed(reason: unknown, then = () => {}): void {
    const start = this.#starts;
    void this.#enqueue(async () => {
      // Meanwhile another instance may have taken its place: nothing is left to recover from.
      if (start === this.#starts) await this.#recover(reason);
      then();
      this.changed();
    });
  }

  /** The newest files stop every instance: show what the files before gave, and keep the newest in the list. */
  async #fallBack(): Promise<void> {
    const newest = this.files;
    try {
      await this.#restart();
      this.files = this.#shownFiles;
      await this.#readOnce();
      this.stale = true;
    } catch {
      this.result = undefined;
    } finally {
      this.files = newest;
    }
  }

  // ---- what is made of the figures -------------------------------------------------------------

  /** The tree of one figure. `failed`: the instance stopped on it; another one has started. */
  explain(side: Side, unit: string, resource: string): ExplanationNode | "failed" | undefined {
    return this.published ? this.published.explain(side, unit, resource) : this.#onDemand.explain(side, unit, resource);
  }

  /** The two rule sets in words. */
  difference(): Difference | undefined {
    return this.published ? this.published.difference() : this.#onDemand.difference();
  }

  /** Each school's difference split into the changes. */
  split(): Split | undefined {
    return this.published ? this.published.split() : this.#onDemand.split();
  }

  csv(side: Side, fmt: Format): string | undefined {
    return this.published ? this.published.csv(side, fmt) : this.#onDemand.csv(side);
  }
}
