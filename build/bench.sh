#!/usr/bin/env bash
# Measures the engine beside a loop written by hand, natively and as wasm in Node, and how long the page is busy at a time while a
# slider is dragged. Quote the ratios: single times depend on the machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

PATH=$(build/tools.sh path):$PATH
export PATH
cargo run --quiet --release --locked --package fordela-bench

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source build/wasm-profile.sh
cargo build --quiet --release --locked --package fordela-bench --lib --target wasm32-unknown-unknown
wasm-bindgen --target nodejs --out-dir "$work" "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/fordela_bench.wasm"
wasm-opt -Oz "$work/fordela_bench_bg.wasm" --output "$work/fordela_bench_bg.wasm"
node build/bench.mjs "$work/fordela_bench.js"
node build/trace.mjs
