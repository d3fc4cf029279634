// A scenario made of numbers that were typed for one school elsewhere.

import type { Context } from "./context.js";
import { added, ALL, freeName, type Scenario } from "./scenario.js";
import { setTry } from "./ui.js";

export function keep(ctx: Context, wanted: string, inputs: Scenario["inputs"]): Scenario {
  const { t, house: table } = ctx;
  table.begin(t.try.nth(1));
  const { board } = table;
  const scenario = table.make(freeName(board, wanted, (n) => t.try.another(wanted, n)), [], inputs);
  table.write(added(board, scenario, board.open === ALL ? undefined : board.open), { kind: "new", name: scenario.name });
  return scenario;
}

export function turnTo(ctx: Context, scenario: Scenario): void {
  ctx.house.turn(scenario.key);
  setTry(ctx, { typing: new Map(), renaming: undefined });
  ctx.go("try");
  ctx.focus(`#fd-t-tab-${scenario.key}`);
}
