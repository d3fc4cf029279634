// Medians of several runs as wasm in Node: the engine beside the loop written by hand. The module is given as the argument.
import { createRequire } from "node:module";
import { resolve } from "node:path";

const { Bench, Dragging } = createRequire(import.meta.url)(resolve(process.argv[2]));

function median(runs, run) {
  run();
  const times = Array.from({ length: runs }, run).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)];
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

for (const [units, runs] of [[10_000, 31], [1_000_000, 5]]) {
  const bench = new Bench(units);
  const read = median(Math.min(runs, 5), () => timed(() => bench.readAndBind()));
  let byHand;
  const hand = median(runs, () => timed(() => { byHand = bench.hand(); }));
  const engine = median(runs, () => {
    bench.prepare();
    return timed(() => bench.engine());
  });
  if (bench.engineTotal() !== byHand) throw new Error(`the sums differ: ${bench.engineTotal()} and ${byHand}`);
  const cells = [read, hand, engine].map((time) => time.toFixed(1).padStart(14));
  console.log(`${"wasm".padEnd(12)} ${String(units).padStart(10)} ${cells.join(" ")} ${(engine / hand).toFixed(2).padStart(8)}`);
  bench.free();
}

const SCHOOLS = 300;
const dragging = new Dragging(SCHOOLS);
let price = 200;
const drag = median(31, () => timed(() => { price += 1; dragging.drag(price); }));
dragging.free();
console.log(`wasm: ett pris prövat och jämfört för ${SCHOOLS} skolor på ${drag.toFixed(1)} ms`);
