#!/usr/bin/env bash
# Builds the core of pkg/: wasm-pack compiles it, and the entries for page and Node are laid beside. Only when all is done does it take
# the place of the old one, so that a page or a test that reads pkg/ meanwhile never sees half of it. What the page is built into
# comes afterwards (package.mjs).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

PATH=$(build/tools.sh path):$PATH
export PATH
source build/wasm-profile.sh

# Without wasm-opt wasm-pack succeeds all the same, with a file half as big again.
[[ -x node_modules/.bin/wasm-opt ]] || { echo "FEL: wasm-opt saknas i node_modules. Kör: make tools" >&2; exit 1; }

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}

# The file shall not tell where it was built, and be the same wherever that was.
separator=$'\x1f'
export CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo${separator}--remap-path-prefix=$PWD=fordela${separator}$stack"

mkdir -p "$CARGO_TARGET_DIR"
exec 9>"$CARGO_TARGET_DIR/pkg.lock"
flock 9

new=$CARGO_TARGET_DIR/pkg
log=$CARGO_TARGET_DIR/pkg.log
rm -rf "$new" "$new.old"
echo "==> Bygger wasm-paketet, en till tre minuter första gången" >&2
wasm-pack build --target web --mode no-install --release --no-pack --out-dir "$new" -- --locked 2>&1 | tee "$log"
if grep -q "Skipping wasm-opt" "$log"; then
  echo "FEL: wasm-pack hoppade över wasm-opt, så filen blev onödigt stor." >&2
  exit 1
fi
cp build/package/{page.js,node.js,index.d.ts} "$new/"
rm -f "$new/.gitignore"
[[ ! -e pkg ]] || mv pkg "$new.old"
mv "$new" pkg
rm -rf "$new.old"
