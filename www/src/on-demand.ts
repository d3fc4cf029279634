// What is made of the figures first when somebody asks for it, and remembered: explanations, the difference in words, the
// split of it, tables. All of it is asked for while drawing: when the instance stops on it, the page goes on.

import type { Difference, ExplanationNode, Split, Workspace } from "fordela";
import type { Result, Side } from "./result.js";

interface Ground {
  workspace(): Workspace | undefined;
  result(): Result | undefined;
  /** The instance stopped; `then` is done when another one has started. */
  failed(reason: unknown, then?: () => void): void;
}

interface Made<T> {
  of: Result;
  value: T | undefined;
}

export class OnDemand {
  #difference: Made<Difference> | undefined;
  #split: Made<Split> | undefined;
  #explained = new Map<string, ExplanationNode | "failed" | undefined>();

  constructor(readonly ground: Ground) {}

  forget(): void {
    this.#explained.clear();
  }

  explain(side: Side, unit: string, resource: string): ExplanationNode | "failed" | undefined {
    const ruleSet = this.ground.result()?.[side]?.id;
    const workspace = this.ground.workspace();
    if (!ruleSet || !workspace) return undefined;
    const key = [ruleSet, unit, resource].join("\n");
    if (this.#explained.has(key)) return this.#explained.get(key);
    try {
      this.#explained.set(key, workspace.explain(ruleSet, unit, resource));
    } catch (reason) {
      this.ground.failed(reason, () => this.#explained.set(key, "failed"));
      this.#explained.set(key, "failed");
    }
    return this.#explained.get(key);
  }

  difference(): Difference | undefined {
    this.#difference = this.#once(this.#difference, (workspace, current, proposed) => workspace.difference(current, proposed));
    return this.#difference?.value;
  }

  split(): Split | undefined {
    this.#split = this.#once(this.#split, (workspace, current, proposed) => workspace.split(current, proposed));
    return this.#split?.value;
  }

  csv(side: Side): string | undefined {
    const ruleSet = this.ground.result()?.[side]?.id;
    try {
      return ruleSet && this.ground.workspace()?.csv(ruleSet);
    } catch (reason) {
      this.ground.failed(reason);
      return undefined;
    }
  }

  /** What was made of the same figures, else it is made. */
  #once<T>(made: Made<T> | undefined, make: (workspace: Workspace, current: string, proposed: string) => T | undefined): Made<T> | undefined {
    const [workspace, result] = [this.ground.workspace(), this.ground.result()];
    if (!result?.proposed || !workspace) return undefined;
    if (made?.of === result) return made;
    try {
      return { of: result, value: make(workspace, result.current.id, result.proposed.id) };
    } catch (reason) {
      this.ground.failed(reason);
      return { of: result, value: undefined };
    }
  }
}
