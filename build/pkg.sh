#!/usr/bin/env bash
# Builds the core of pkg/: cargo compiles it to wasm, binaryen makes it small and translates it to JavaScript, and core.mjs completes the
# folder. Only when all is done does it take the place of the old one, so that a page or a test that reads pkg/ meanwhile never sees
# half of it. What the page is built into comes afterwards (package.mjs).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

PATH=$(build/tools.sh path):$PATH
export PATH
source build/wasm-profile.sh

for program in wasm-opt wasm2js; do
  [[ -x node_modules/.bin/$program ]] || { echo "FEL: $program saknas i node_modules. Kör: make tools" >&2; exit 1; }
done

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}

# The file shall not tell where it was built, and be the same wherever that was.
# Also not whether the sources of the standard library lie there: without them this is what the compiler calls them.
rust_sources="$(rustc --print sysroot)/lib/rustlib/src/rust=/rustc/$(rustc -vV | awk '/^commit-hash/ { print $2 }')"
separator=$'\x1f'
flags="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo${separator}--remap-path-prefix=$PWD=fordela${separator}--remap-path-prefix=$rust_sources"
export CARGO_ENCODED_RUSTFLAGS="$flags${separator}$stack"

mkdir -p "$CARGO_TARGET_DIR"
exec 9>"$CARGO_TARGET_DIR/pkg.lock"
flock 9

new=$CARGO_TARGET_DIR/pkg
compiled=$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/fordela_wasm.wasm
rm -rf "$new" "$new.old"
mkdir "$new"

echo "==> Bygger wasm-paketet, en till tre minuter första gången" >&2
cargo build --release --locked --package fordela-wasm --target wasm32-unknown-unknown
wasm-opt -Oz "$compiled" --output "$new/fordela_bg.wasm"

echo "==> Översätter kärnan till JavaScript, en minut" >&2
# What newer wasm has and JavaScript has not is first said in older wasm.
older=(--llvm-nontrapping-fptoint-lowering --llvm-memory-copy-fill-lowering --signext-lowering)
wasm-opt "${older[@]}" -Oz "$compiled" --output "$CARGO_TARGET_DIR/older.wasm"
wasm2js -Oz "$CARGO_TARGET_DIR/older.wasm" --output "$CARGO_TARGET_DIR/older.js"

node build/core.mjs "$new" "$CARGO_TARGET_DIR/older.js"
[[ ! -e pkg ]] || mv pkg "$new.old"
mv "$new" pkg
rm -rf "$new.old"
