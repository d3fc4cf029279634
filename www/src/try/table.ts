// Where rules are tried out: the scenarios, the figures of each, every step as one that can be taken back. Figures follow a
// drag frame by frame; what takes longer waits until the hand is still.

import type { RuleSetInfo, Sensitivity, Solved, SolveQuestion, Summary, Sums, TableView, Workspace } from "fordela";
import { blocks } from "../findings.js";
import type { StoredFile } from "../files.js";
import type { Result } from "../result.js";
import { figures, movesSchools, type Outcome } from "./figures.js";
import { History } from "./history.js";
import { ALL, changeOf, exchanged, scenarioOf, withChange, type Board, type Scenario } from "./scenario.js";
import { equal, given, valueOf, type Parameter } from "./value.js";
import { Varied, type Refused } from "./varied.js";

export interface Host {
  /** The files behind the figures on the screen. */
  workspace(): Workspace | undefined;
  result(): Result | undefined;
  /** Adds a file after all that was asked for before. */
  put(make: (workspace: Workspace) => StoredFile | undefined): Promise<void>;
  failed(reason: unknown): void;
  changed(): void;
}

/** What a step did; `name` is the parameter's or the scenario's. */
export interface Deed {
  kind: "change" | "remove" | "reset" | "new" | "copy" | "rename" | "delete" | "open" | "input";
  name: string;
}

export interface Weighed {
  rows: readonly Sensitivity[];
  /** Parameters that leave the total alone and yet move money between schools. */
  moving: ReadonlySet<string>;
}

export interface Answer {
  question: SolveQuestion;
  solved: Solved | undefined;
  /** The scenario that it holds for. */
  of: string;
}

interface Known {
  of: string;
  outcome: Outcome;
}

/** So long after the last movement the hand is still. */
const STILL = 350;
const ID = "-provat";

export class Table {
  #history = new History<Board, Deed>({ scenarios: [], open: ALL });
  #begun = false;
  #count = 0;
  #workspace: Workspace | undefined;
  readonly #varied = new Varied();
  readonly #views = new Map<string, TableView | undefined>();
  #known = new Map<string, Known>();
  #weighed: { of: string; weighed: Weighed } | undefined;
  /** Scenarios that stopped the instance; they are not computed again. */
  readonly #stopping = new Set<string>();
  #frame: number | undefined;
  /** Something was written after the figures of this frame were computed. */
  #stirred = false;
  #ready: { of: string; workspace: Workspace } | undefined;
  #still: ReturnType<typeof setTimeout> | undefined;
  #settled: string | undefined;
  /** What follows is not newer files but the same ones, read again. */
  #back = false;
  answer: Answer | undefined;
  /** Scenarios as they were last written to a file or read from one. */
  readonly #saved = new Map<string, Scenario>();

  constructor(readonly host: Host) {}

  // ---- what lies on the table -----------------------------------------------------------------

  get board(): Board {
    return this.#history.state;
  }

  get open(): Scenario | undefined {
    return scenarioOf(this.board, this.board.open);
  }

  /** The first scenario, under a name in the language of the page. */
  begin(name: string): void {
    if (this.#begun) return;
    this.#begun = true;
    const first = this.make(name);
    this.#history = new History<Board, Deed>({ scenarios: [first], open: first.key });
  }

  make(name: string, changes: Scenario["changes"] = [], inputs: Scenario["inputs"] = []): Scenario {
    this.#count += 1;
    return { key: `s${this.#count}`, name, changes, inputs };
  }

  /** The rule set that is tried: the proposal, or the only one there is. */
  get base(): RuleSetInfo | undefined {
    const result = this.host.result();
    return result?.proposed ?? result?.current;
  }

  get baseSummary(): Summary | undefined {
    const result = this.host.result();
    return result?.summary.proposed ?? result?.summary.current;
  }

  get parameters(): readonly Parameter[] {
    return this.base?.parameters.filter(given) ?? [];
  }

  parameter(id: string): Parameter | undefined {
    return this.parameters.find((one) => one.id === id);
  }

  /** An instance of the wasm has stopped: what it made is not touched again. */
  forget(): void {
    this.#varied.abandon();
    this.#ready = undefined;
    this.#workspace = undefined;
  }

  /** The element is away: what lies on the table stays, and so does an answer, since the files will be the same. */
  release(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    clearTimeout(this.#still);
    this.#frame = this.#still = undefined;
    this.#stirred = false;
    this.#varied.drop();
    this.#ready?.workspace.free();
    this.forget();
    this.#back = true;
  }

  /** Something has been made here that is in no file. */
  get unsaved(): boolean {
    return this.board.scenarios.some((one) => one.changes.length + one.inputs.length > 0 && this.#saved.get(one.key) !== one);
  }

  saved(scenario: Scenario): void {
    this.#saved.set(scenario.key, scenario);
  }

  // ---- steps ----------------------------------------------------------------------------------

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** To look at another scenario is no step. */
  turn(key: string): void {
    this.#history.replace({ ...this.board, open: key });
    this.#soon();
  }

  write(board: Board, deed: Deed, path?: string): void {
    this.#history.write(board, deed, path);
    this.#soon();
  }

  /** A value like the rule set's own is no change. */
  set(parameter: Parameter, value: string, path?: string): void {
    const { open } = this;
    if (!open) return;
    const next = equal(value, valueOf(parameter)) ? undefined : value;
    if (next === changeOf(open, parameter.id)) return;
    this.write(exchanged(this.board, withChange(open, parameter.id, next)), { kind: "change", name: parameter.label }, path);
  }

  put(scenario: Scenario, deed: Deed): void {
    this.write(exchanged(this.board, scenario), deed);
  }

  /** What is dragged or typed from here on is a step of its own. */
  close(): void {
    this.#history.close();
  }

  undo(): Deed | undefined {
    const deed = this.#history.undo();
    this.#soon();
    return deed;
  }

  redo(): Deed | undefined {
    const deed = this.#history.redo();
    this.#soon();
    return deed;
  }

  // ---- figures --------------------------------------------------------------------------------

  /** Until the next frame the figures before stand; a scenario without any is computed at once. */
  outcome(scenario: Scenario): Outcome {
    this.#follow();
    const known = this.#known.get(scenario.key);
    const now = this.#signature(scenario);
    if (known && (known.of === now || this.#frame !== undefined)) return known.outcome;
    return this.#make(scenario, now);
  }

  #make(scenario: Scenario, signature: string): Outcome {
    const outcome = this.#compute(scenario, signature);
    this.#known.set(scenario.key, { of: signature, outcome });
    return outcome;
  }

  /** Of a scenario that was only written down and lies nowhere. */
  unknow({ key }: Scenario): void {
    if (!scenarioOf(this.board, key)) this.#known.delete(key);
  }

  /** The figures shown are those before the last change. */
  get behind(): boolean {
    return this.#frame !== undefined;
  }

  /** The last outcome that stood still, for those who listen. */
  get settled(): boolean {
    const { open } = this;
    return open !== undefined && this.#settled === this.#signature(open);
  }

  /**
   * One computation for each frame, however often the slider tells of itself. To compute, to fetch and to draw are tasks of their own,
   * and none shares one with the browser's own painting: no task is long.
   */
  #soon(): void {
    this.#frame ??= requestAnimationFrame(() => setTimeout(() => {
      this.#stirred = false;
      const { open } = this;
      this.#follow();
      const now = open && this.#signature(open);
      const fresh = open && now !== undefined && this.#known.get(open.key)?.of !== now;
      if (fresh) this.#prepare(open, now);
      setTimeout(() => {
        if (fresh && this.host.workspace() === this.#workspace) this.#make(open, now);
        setTimeout(() => this.#draw());
      });
    }));
    this.#stirred = true;
  }

  #draw(): void {
    this.#frame = undefined;
    if (this.#stirred) this.#soon();
    this.host.changed();
    clearTimeout(this.#still);
    this.#still = setTimeout(() => this.#rest(), STILL);
  }

  /** The figures of a scenario, computed but not yet fetched. */
  #prepare(scenario: Scenario, signature: string): void {
    this.#ready?.workspace.free();
    this.#ready = undefined;
    if (this.#changes(scenario).length + scenario.inputs.length === 0) return;
    this.#ready = this.#attempt(signature, (shown, base) => {
      const workspace = this.#trial(scenario, shown, base);
      workspace.check(base.id + ID);
      return { of: signature, workspace };
    });
  }

  #rest(): void {
    this.#still = undefined;
    const { open } = this;
    if (!open) return;
    this.#settled = this.#signature(open);
    this.host.changed();
  }

  #signature({ changes, inputs }: Scenario): string {
    return JSON.stringify([this.base?.id, this.host.result()?.current.id, changes, inputs]);
  }

  /** Newer files, or an instance anew: nothing known holds. */
  #follow(): void {
    const workspace = this.host.workspace();
    if (workspace === this.#workspace) return;
    this.#workspace = workspace;
    this.#known.clear();
    this.#weighed = undefined;
    if (!this.#back) this.answer = undefined;
    this.#back = false;
    this.#varied.drop();
    this.#views.clear();
    this.#ready?.workspace.free();
    this.#ready = undefined;
  }

  #compute(scenario: Scenario, signature: string): Outcome {
    const result = this.host.result();
    const own = this.baseSummary;
    if (!result || !own || this.#stopping.has(signature)) return { problems: [] };
    if (scenario.inputs.length === 0 && this.#changes(scenario).length === 0) return { figures: figures(own, result.summary.current) };
    const made = this.#with(scenario, (workspace, id, { varied, against }) => {
      const summary = workspace.sums(id);
      const before = varied ? against : result.summary.current;
      if (!summary || !before) return { problems: workspace.check(id).filter(blocks) };
      return { figures: figures(summary, before) };
    });
    return made ?? { problems: [] };
  }

  /** Those that the rule set has; the others stay in the scenario and move nothing. */
  #changes(scenario: Scenario): Scenario["changes"] {
    return scenario.changes.filter(({ parameter }) => this.parameter(parameter) !== undefined);
  }

  /** The rule set of a scenario, for as long as the work takes. */
  #with<T>(scenario: Scenario, work: (workspace: Workspace, id: string, own: { varied: boolean; against: Sums | undefined }) => T): T | undefined {
    const signature = this.#signature(scenario);
    return this.#attempt(signature, (shown, base) => {
      const ready = this.#ready?.of === signature ? this.#ready.workspace : undefined;
      if (ready) this.#ready = undefined;
      const trial = ready ?? this.#trial(scenario, shown, base);
      const own = this.#vary(shown, scenario);
      const made = work(trial, base.id + ID, { varied: own.workspace !== shown, against: own.against });
      trial.free();
      return made;
    });
  }

  /** What a scenario asks of the instance; one that stopped it is not tried again. */
  #attempt<T>(signature: string, work: (shown: Workspace, base: RuleSetInfo) => T): T | undefined {
    const { base } = this;
    const shown = this.host.workspace();
    if (!base || !shown || this.#stopping.has(signature)) return undefined;
    try {
      return work(shown, base);
    } catch (reason) {
      this.#stopping.add(signature);
      this.host.failed(reason);
      return undefined;
    }
  }

  #trial(scenario: Scenario, shown: Workspace, base: RuleSetInfo): Workspace {
    return this.#vary(shown, scenario).workspace.trial(base.id, base.id + ID, scenario.name, [...this.#changes(scenario)]);
  }

  #vary(shown: Workspace, { inputs }: Scenario): ReturnType<Varied["of"]> {
    return this.#varied.of(shown, inputs, this.host.result()?.current.id);
  }

  /** Its own inputs that these files have no place for. They stay in the scenario and move nothing. */
  refused(scenario: Scenario): Refused {
    this.#follow();
    return this.#attempt(this.#signature(scenario), (shown) => this.#varied.refused(shown, scenario.inputs)) ?? new Map();
  }

  /** A table as the files have it, by the rule set tried or, where that has no such table, by the one compared with. */
  view(table: string): TableView | undefined {
    this.#follow();
    const shown = this.host.workspace();
    const sets = [this.base?.id, this.host.result()?.current.id].filter((id) => id !== undefined);
    const of = JSON.stringify([table, ...sets]);
    if (!shown || this.#views.has(of)) return this.#views.get(of);
    this.#views.set(of, undefined);
    try {
      for (const id of sets) this.#views.set(of, this.#views.get(of) ?? shown.table(id, table));
    } catch (reason) {
      this.host.failed(reason);
    }
    return this.#views.get(of);
  }

  // ---- what takes longer ----------------------------------------------------------------------

  /** What each parameter does to the total. Made when the hand has been still; until then the one before stands. */
  weighed(): { weighed: Weighed | undefined; fresh: boolean } {
    this.#follow();
    const { open } = this;
    const signature = open && this.#signature(open);
    if (signature !== this.#settled && this.#frame === undefined && this.#still === undefined) this.#soon();
    if (open && signature === this.#settled && this.#weighed?.of !== signature) {
      this.#weighed = { of: this.#signature(open), weighed: this.#with(open, (workspace, id) => weigh(workspace, id)) ?? { rows: [], moving: new Set() } };
    }
    return { weighed: this.#weighed?.weighed, fresh: this.#weighed?.of === signature };
  }

  solve(question: SolveQuestion): void {
    const { open } = this;
    if (!open) return;
    const solved = this.#with(open, (workspace, id) => workspace.solve(id, question));
    this.answer = { question, solved, of: this.#signature(open) };
    this.host.changed();
  }

  /** The answer is of the scenario as it stands. */
  get answered(): boolean {
    return this.open !== undefined && this.answer?.of === this.#signature(this.open);
  }

  identity(id: string | undefined): { id: string; name: string; hash: string } | undefined {
    try {
      return id === undefined ? undefined : this.host.workspace()?.identity(id);
    } catch (reason) {
      this.host.failed(reason);
      return undefined;
    }
  }

  /** The scenario as a rule file among the others; its id, or undefined where that cannot be done. */
  async asRules(scenario: Scenario, id: string): Promise<string | undefined> {
    const { base } = this;
    const name = `${id}.toml`;
    let done = false;
    await this.host.put((workspace) => {
      const text = base && workspace.overlay(base.id, id, scenario.name, [...this.#changes(scenario)]);
      if (text === undefined) return undefined;
      done = true;
      return { name, bytes: new TextEncoder().encode(text), demo: false };
    });
    return done ? name : undefined;
  }
}

/** Where the total stays, whether anything moves at all is seen school by school. */
function weigh(workspace: Workspace, id: string): Weighed {
  const rows = workspace.sensitivity(id) ?? [];
  const still = rows.filter(({ total, after }) => total.state === "value" && Number(total.value) === 0 && after.state === "value");
  const before = still.length > 0 ? workspace.sums(id) : undefined;
  const moving = still.filter(({ parameter, after }) => {
    const trial = workspace.trial(id, `${id}-1`, id, [{ parameter, value: after.exact ?? after.value ?? "0" }]);
    const now = trial.sums(`${id}-1`);
    trial.free();
    return before !== undefined && now !== undefined && movesSchools(before, now);
  });
  return { rows, moving: new Set(moving.map(({ parameter }) => parameter)) };
}
