// What if: what is typed of one school, and what it makes of the figures. The data stay as they are; a variation of them is
// computed in memory, at most once a frame, and what is typed is never lost, whatever becomes of it.

import type { Comparison, ComparedRow, ExplanationNode, Problem, Sort, TableChange, TableView, Workspace } from "fordela";
import type { Entry } from "../entry.js";
import { withoutProposal, type Result, type Side } from "../result.js";
import { answers, questionsOf, rowOf, tableOf, type Ground, type Marks } from "./ground.js";
import { changeOf, questionId, swedish, united, type Asked } from "./asked.js";
import { Ahead, type Compute } from "./ahead.js";
import type { AddedRow, Typed } from "./typed.js";
import { freeKey, kinds, rowsOf, withRows, type Kind } from "./imagined.js";

export interface Host {
  /** The files behind the figures on the screen. */
  workspace(): Workspace | undefined;
  /** What there is to count a school on: those files, or what was published. */
  ground(unit: string): Ground | undefined;
  result(): Result | undefined;
  failed(reason: unknown): void;
  changed(): void;
  /** Where there is no ground yet: why, and what to do to have it once more. */
  absent(): "reading" | "failed" | undefined;
  again(): void;
  abandon(): void;
  release(): void;
}

interface State {
  cells: Map<string, Typed>;
  rows: readonly AddedRow[];
}

export interface Outcome {
  comparison: Comparison;
  row: ComparedRow;
  /** How sure each figure is; absent where all data are here and all are exact. */
  marks?: Marks;
}

/** What stands in the way of figures, where something does. */
export type Blocked = { problem: Problem } | { problem: undefined } | undefined;

interface Look {
  unit: string;
  ground: Ground;
  workspace: Workspace;
  result: Result;
  base: Workspace;
  /** Of a school that is in no file: the rows that make it. */
  made: readonly TableChange[];
  asked: Asked;
}

interface Imagined {
  key: string;
  name: string;
  choices: ReadonlyMap<string, string>;
}

const PAUSE = 900;

export class WhatIf {
  /** A school that is in no file, once its kind has been chosen. */
  imagined: Imagined | undefined;
  outcome: Outcome | undefined;
  blocked: Blocked;
  /** The question that was answered last. */
  latest: string | undefined;
  readonly ahead: Ahead;

  #states = new Map<string, State>();
  #look: Look | undefined;
  #varied: Workspace | undefined; // what `outcome` is computed from
  #explained = new Map<string, ExplanationNode | undefined>();
  #tables = new Map<string, TableView | undefined>();
  #kinds: { of: Result; kinds: readonly Kind[] } | undefined;
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rows = 0;

  constructor(readonly host: Host) {
    this.ahead = new Ahead(() => host.changed(), (reason) => host.failed(reason));
  }

  // ---- what is asked --------------------------------------------------------------------------

  /** What is asked of a school; where it or the files are others than last, its figures begin anew. */
  asked(unit: string): Asked | undefined {
    const ground = this.host.ground(unit);
    const result = this.host.result();
    if (!ground || !result) return undefined;
    const same = this.#look?.unit === unit && this.#look.workspace === ground.workspace && this.#look.result === result;
    if (!same) this.#begin(unit, ground, result);
    return this.#look?.asked;
  }

  /** Whether what was begun stands on what is there now. */
  #stands(look: Look): boolean {
    return look.workspace === this.host.ground(look.unit)?.workspace;
  }

  #begin(unit: string, ground: Ground, result: Result): void {
    const { workspace } = ground;
    this.forget();
    try {
      const sets = [result.current, result.proposed].filter((set) => set !== undefined);
      const { imagined } = this;
      const rows = imagined?.key === unit ? rowsOf(workspace, sets, unit, imagined.name, imagined.choices) : [];
      const base = rows.length === 0 ? workspace : workspace.vary(rows);
      const asked = united(sets.map((set) => questionsOf(ground, base, set.id, unit)));
      this.#look = { unit, ground, workspace, result, base, made: rows, asked };
      if (this.changes().length > 0 || base !== workspace) this.#soon();
      this.ahead.begin(this.#compute(), 0);
    } catch (reason) {
      this.host.failed(reason);
    }
  }

  /** Why nothing is asked, where something will be. */
  get absent(): "reading" | "failed" | undefined {
    return this.host.absent();
  }

  again(): void {
    this.host.again();
  }

  abandon(): void {
    this.host.abandon();
    this.drop();
  }

  /** Nothing of an instance that stopped is touched again. */
  drop(): void {
    this.#varied = undefined;
    this.#look = undefined;
    this.forget();
  }

  /** The element is away: figures are made again of what is typed, which stays. */
  release(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.hush();
    this.host.release();
    this.forget();
  }

  forget(): void {
    this.ahead.stop();
    if (this.#look && this.#look.base !== this.#look.workspace) this.#look.base.free();
    this.#varied?.free();
    this.#varied = undefined;
    this.#look = undefined;
    this.outcome = undefined;
    this.blocked = undefined;
    this.#explained.clear();
    this.#tables.clear();
  }

  /** What kinds of schools there are in the data; worked out once for the same files. */
  kinds(): readonly Kind[] {
    const workspace = this.host.workspace();
    const result = this.host.result();
    if (!workspace || !result) return [];
    if (this.#kinds?.of !== result) this.#kinds = { of: result, kinds: kinds(workspace, [result.current, result.proposed].filter((set) => set !== undefined)) };
    return this.#kinds.kinds;
  }

  imagine(name: string, choices: ReadonlyMap<string, string>): string | undefined {
    const workspace = this.host.workspace();
    const set = this.host.result()?.current;
    if (!workspace || !set) return undefined;
    this.forget();
    const key = this.imagined?.key ?? freeKey(workspace, set);
    this.imagined = { key, name, choices };
    return key;
  }

  unimagine(): void {
    this.forget();
    if (this.imagined) this.#states.delete(this.imagined.key);
    this.imagined = undefined;
    this.host.changed();
  }

  // ---- what is typed --------------------------------------------------------------------------

  get #state(): State {
    const unit = this.#look?.unit ?? "";
    const found = this.#states.get(unit) ?? { cells: new Map<string, Typed>(), rows: [] };
    this.#states.set(unit, found);
    return found;
  }

  typed(id: string): Typed | undefined {
    return this.#state.cells.get(id);
  }

  /** Whose figures these are. */
  get unit(): string | undefined {
    return this.#look?.unit;
  }

  /** A table as the data have it, for the names of its columns. */
  tableOf(id: string): TableView | undefined {
    const look = this.#look;
    if (!look || !this.#stands(look)) return undefined;
    if (!this.#tables.has(id)) this.#tables.set(id, tableOf(look.ground, look.base, (look.result.proposed ?? look.result.current).id, id));
    return this.#tables.get(id);
  }

  get rows(): readonly AddedRow[] {
    return this.#state.rows;
  }

  get anything(): boolean {
    return this.#state.cells.size > 0 || this.#state.rows.length > 0;
  }

  type(id: string, text: string, entry: Entry): void {
    this.latest = id;
    const question = this.#look?.asked.cells.find((one) => questionId(one) === id);
    const before = this.#state.cells.get(id)?.value ?? question?.cell.value ?? "";
    this.#state.cells.set(id, accepted(text, entry, before));
    this.#later();
  }

  /** Leaving a field that says what the data say leaves no change behind. */
  leave(id: string): void {
    const question = this.#look?.asked.cells.find((one) => questionId(one) === id);
    const typed = this.#state.cells.get(id);
    if (!question || !typed || typed.entry.kind === "wrong" || typed.entry.kind === "question") return;
    if (typed.value === (question.cell.value ?? "") && this.#state.cells.delete(id)) this.host.changed();
  }

  reset(id: string): void {
    this.#state.cells.delete(id);
    this.#later();
  }

  addRow(table: string): number | undefined {
    const typical = this.typical(table);
    if (!typical) return undefined;
    const id = ++this.#rows;
    this.#state.rows = [...this.#state.rows, { id, table, cells: typical, typed: new Map() }];
    this.#later();
    return id;
  }

  /** A row like the latest, with a key that none of those added has either. */
  typical(table: string): Record<string, string> | undefined {
    const look = this.#look;
    if (!look || !this.#stands(look)) return undefined;
    try {
      const varied = look.base.vary(this.changes());
      const sets = [look.result.proposed, look.result.current].filter((set) => set !== undefined);
      const found = sets.map((set) => questionsOf(look.ground, varied, set.id, look.unit)?.rows.find((row) => row.table === table)?.typical);
      varied.free();
      return found.find((row) => row !== undefined);
    } catch (reason) {
      this.host.failed(reason);
      return undefined;
    }
  }

  typeRow(id: number, column: string, sort: Sort, text: string, entry: Entry): void {
    this.#state.rows = this.#state.rows.map((row) => {
      if (row.id !== id) return row;
      const before = row.typed.get(column)?.value ?? row.cells[column] ?? "";
      const typed = accepted(text, entry, before);
      const value = entry.kind === "number" ? swedish(typed.value, sort) : typed.value;
      return { ...row, typed: new Map(row.typed).set(column, { ...typed, value }) };
    });
    this.#later();
  }

  removeRow(id: number): void {
    this.#state.rows = this.#state.rows.filter((row) => row.id !== id);
    this.#later();
  }

  resetAll(): void {
    this.#state.cells.clear();
    this.#state.rows = [];
    this.#later();
  }

  /** What is typed as changes of the data; a field that cannot be read counts as what it last said. */
  changes(): TableChange[] {
    const { cells, rows } = this.#state;
    const asked = this.#look?.asked.cells ?? [];
    return [
      ...asked.flatMap((question) => {
        const typed = cells.get(questionId(question));
        return typed && typed.value !== (question.cell.value ?? "") ? [changeOf(question, typed.value)] : [];
      }),
      ...rows.map(({ table, cells: came, typed }) => ({
        table,
        add: { ...came, ...Object.fromEntries([...typed].map(([column, { value }]) => [column, value])) },
      })),
    ];
  }

  /** The same together with the school itself, where it is in no file: all that a scenario needs to say. */
  inputs(): TableChange[] {
    return withRows(this.#look?.made ?? [], this.changes());
  }

  /** What is asked in fields whose text is no number, or may be two. */
  unreadable(): boolean {
    const { cells, rows } = this.#state;
    const all = [...cells.values(), ...rows.flatMap(({ typed }) => [...typed.values()])];
    return all.some(({ entry }) => entry.kind === "wrong" || entry.kind === "question");
  }

  // ---- figures --------------------------------------------------------------------------------

  /** Says something once the typing has paused and its figures are there. */
  tell(say: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(say, PAUSE);
  }

  /** Something else is said instead. */
  hush(): void {
    clearTimeout(this.#timer);
  }

  /** The fields show at once what is typed; the figures follow with the next frame. */
  #later(): void {
    this.host.changed();
    this.#soon();
  }

  #soon(): void {
    if (this.#frame !== undefined) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#computeNow();
      this.host.changed();
    });
  }

  #computeNow(): void {
    const look = this.#look;
    if (!look || !this.#stands(look)) return;
    try {
      const changes = this.changes();
      if (changes.length === 0 && look.base === look.workspace) {
        this.#varied?.free();
        this.#varied = undefined;
        this.outcome = undefined;
        this.blocked = undefined;
      } else if (look.ground.own) {
        this.#takeAlone(look, changes);
      } else {
        this.#take(look, look.base.vary(changes));
      }
      this.ahead.begin(this.#compute(), 200);
    } catch (reason) {
      this.host.failed(reason);
    }
  }

  /** Figures are replaced only by figures. */
  #take(look: Look, varied: Workspace): void {
    const { current, proposed } = look.result;
    const comparison = compared(varied, look.result);
    const row = comparison?.units.find(({ key }) => key === look.unit);
    const sums = row && [row.sum.current, ...(proposed ? [row.sum.proposed] : [])];
    const whole = sums?.every(({ state }) => state === "value" || state === "inapplicable");
    if (comparison && row && whole) {
      this.#varied?.free();
      this.#varied = varied;
      this.#explained.clear();
      this.outcome = { comparison, row };
      this.blocked = undefined;
      return;
    }
    const sets = [current, proposed].filter((set) => set !== undefined);
    const found = sets.flatMap((set) => varied.check(set.id)).filter(({ severity }) => severity === "error" || severity === "question");
    this.blocked = { problem: found[0] };
    varied.free();
  }

  /** The same of one school alone: its row is made of what is known. */
  #takeAlone(look: Look, changes: TableChange[]): void {
    const unit = look.result.comparison.units.find(({ key }) => key === look.unit);
    const found = answers(look.ground, look.base, look.result, changes);
    const [problem] = Object.values(found).flatMap(({ problems }) => problems);
    if (problem || !unit) {
      this.blocked = { problem };
      return;
    }
    this.outcome = { comparison: look.result.comparison, ...rowOf(found, look.result, unit) };
    this.blocked = undefined;
  }

  /** How what is worked out ahead is computed: what is typed, and one change more. */
  #compute(): Compute | undefined {
    const look = this.#look;
    if (!look) return undefined;
    const changes = this.changes();
    return {
      asked: look.asked,
      currency: look.result.comparison.currency,
      valueOf: (question) => this.#state.cells.get(questionId(question))?.value ?? question.cell.value,
      typical: (table) => this.typical(table),
      figures: (more) => {
        if (look !== this.#look || !this.#stands(look)) return undefined;
        if (look.ground.own) {
          const { current, proposed } = answers(look.ground, look.base, look.result, [...changes, ...more]);
          return current && (proposed || !look.result.proposed) ? { current: current.sum.cell, proposed: proposed?.sum.cell, sure: { current: current.sum, proposed: proposed?.sum } } : undefined;
        }
        const varied = look.base.vary([...changes, ...more]);
        const sum = (id: string) => varied.sums(id)?.units.find(({ key }) => key === look.unit)?.sum;
        const { current, proposed } = look.result;
        const [before, after] = [sum(current.id), proposed && sum(proposed.id)];
        varied.free();
        return before && (after || !proposed) ? { current: before, proposed: after } : undefined;
      },
    };
  }

  explain(side: Side, resource: string): ExplanationNode | undefined {
    const look = this.#look;
    const set = look?.result[side];
    if (!look || !set || !this.#varied) return undefined;
    const key = `${set.id}\n${resource}`;
    if (!this.#explained.has(key)) this.#explained.set(key, this.#varied.explain(set.id, look.unit, resource));
    return this.#explained.get(key);
  }
}

const accepted = (text: string, entry: Entry, before: string): Typed => ({
  text,
  entry,
  value: entry.kind === "number" ? entry.value : entry.kind === "empty" ? "" : before,
});

function compared(varied: Workspace, { current, proposed }: Result): Comparison | undefined {
  if (proposed) return varied.compare(current.id, proposed.id);
  const summary = varied.allocate(current.id);
  return summary && withoutProposal(summary);
}
