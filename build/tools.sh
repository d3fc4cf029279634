#!/usr/bin/env bash
# Installs what the other build steps call, each thing once, and says what it does while it does it.
#
#   build/tools.sh rust       a linker and a Rust that is new enough
#   build/tools.sh wasm       rust, the wasm target, wasm-pack and wasm-bindgen
#   build/tools.sh lint       rust, rustfmt and clippy, for the tests
#   build/tools.sh npm        the npm packages of package-lock.json
#   build/tools.sh chromium   Chromium, for the tests of the page
#   build/tools.sh firefox    Firefox, for the tests of what is embedded
#   build/tools.sh python     Python 3, for the second implementation
#   build/tools.sh calc       LibreOffice Calc, which the formulas are compared with
#   build/tools.sh path       prints the folders to put first on PATH
#
# What is already there is left alone, so every call but the first takes a moment.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tools=${FORDELA_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/fordela/tools}

wasm_pack_version=0.15.1
# The program and the crate must be of the very same version, so the lock file decides for both.
wasm_bindgen_version=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock)

# One folder for each version: another checkout may need another one.
wasm_pack_root=$tools/wasm-pack-$wasm_pack_version
wasm_bindgen_root=$tools/wasm-bindgen-$wasm_bindgen_version

say()  { printf '==> %s\n' "$*" >&2; }
fail() { printf 'FEL: %s\n' "$*" >&2; exit 1; }
have() { [[ -n $(type -P "$1") ]]; } # a program, not a function of this script

# Held until the script ends: two builds at the same time must not install the same thing.
locked=
lock() {
  [[ -z $locked ]] || return 0
  mkdir -p "$tools" || fail "Mappen $tools går inte att skapa. Välj en annan med FORDELA_TOOLS=/mapp."
  exec 9>"$tools/.lock"
  flock --nonblock 9 || { say "Väntar på en annan installation ..."; flock 9; }
  locked=yes
}

apt_install() {
  local as_root=()
  if [[ $(id -u) != 0 ]]; then
    have sudo || fail "Detta saknas: $*. Att installera det kräver root. Kör som root: apt-get update && apt-get install $*"
    as_root=(sudo)
  fi
  have apt-get || fail "Detta saknas: $*. Installera det med ditt systems pakethanterare och kör om."
  "${as_root[@]}" apt-get update -q \
    || fail "apt-get update misslyckades. Steget kräver nätverk och root."
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=600 "$@" \
    || fail "apt-get install $* misslyckades. Steget kräver nätverk och root."
}

# at_least WANTED FOUND: versions compared part by part
at_least() { [[ $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]; }

rust() {
  have cargo || fail "Rust saknas. Installera det med rustup, öppna ett nytt skal och kör om."
  local wanted found
  wanted=$(awk -F '"' '/^rust-version = / { print $2; exit }' Cargo.toml)
  found=$(rustc --version | awk '{ print $2 }')
  at_least "$wanted" "$found" || fail "Rust $found är för gammalt, $wanted behövs. Kör: rustup update"
  have cc && return
  lock
  have cc && return
  say "Installerar en länkare åt Rust (gcc), under en minut"
  apt_install gcc libc6-dev
}

wasm_target() {
  # The second look is for the one who waited for the lock.
  [[ -d $(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown ]] && return
  lock
  [[ -d $(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown ]] && return
  have rustup || fail "Wasm-målet saknas och rustup finns inte. Installera målet wasm32-unknown-unknown för ditt Rust."
  say "Installerar wasm-målet till Rust, under en minut"
  rustup target add wasm32-unknown-unknown || fail "Wasm-målet gick inte att hämta. Steget kräver nätverk."
}

# cargo_program ROOT PROGRAM TIME CRATE@VERSION [OPTIONS]
cargo_program() {
  local root=$1 program=$2 time=$3 crate=$4
  shift 4
  [[ -x $root/bin/$program ]] && return
  lock
  [[ -x $root/bin/$program ]] && return
  say "Bygger $crate i $tools, ungefär $time. Det händer bara första gången."
  local quiet=--quiet
  [[ -t 2 ]] && quiet= # someone is watching: show that something happens
  CARGO_TARGET_DIR=$tools/build cargo install $quiet --root "$root" "$crate" "$@" \
    || fail "$crate gick inte att installera. Steget kräver nätverk; se meddelandet ovan."
}

wasm() {
  rust
  [[ -n $wasm_bindgen_version ]] || fail "wasm-bindgen finns inte i Cargo.lock. Kör: cargo generate-lockfile"
  wasm_target
  cargo_program "$wasm_pack_root" wasm-pack "två till fem minuter" "wasm-pack@$wasm_pack_version" --locked
  # Its own lock file names a withdrawn dependency: therefore without --locked.
  cargo_program "$wasm_bindgen_root" wasm-bindgen "två till fem minuter" "wasm-bindgen-cli@$wasm_bindgen_version"
  [[ -z $locked ]] || rm -rf "$tools/build"
}

lint() {
  rust
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  lock
  have rustup || fail "rustfmt eller clippy saknas. Installera dem för ditt Rust och kör om."
  say "Installerar rustfmt och clippy, under en minut"
  rustup component add rustfmt clippy || fail "rustfmt och clippy gick inte att hämta. Steget kräver nätverk."
}

npm_packages() {
  { have node && have npm; } || fail "Node saknas. Installera Node 20 eller senare och kör om."
  local wanted found
  wanted=$(node --print 'require("./package.json").engines.node.replace(/[^0-9.]/g, "")')
  found=$(node --version)
  at_least "$wanted" "${found#v}" || fail "Node $found är för gammalt, version $wanted eller senare behövs."
  lock
  # npm writes this file when it is done: newer than the lock file means that all is in place.
  [[ node_modules/.package-lock.json -nt package-lock.json ]] && return
  say "Installerar npm-paketen, ungefär en minut"
  npm ci --no-audit --no-fund || fail "npm-paketen gick inte att installera. Steget kräver nätverk; se meddelandet ovan."
  touch node_modules/.package-lock.json
}

chromium() {
  # Where the tests look for it; another one is chosen with the variable.
  local program=${FORDELA_CHROMIUM:-/usr/bin/chromium}
  [[ -x $program ]] && return
  [[ -z ${FORDELA_CHROMIUM:-} ]] || fail "FORDELA_CHROMIUM är $program, men den filen finns inte."
  lock
  [[ -x $program ]] && return
  say "Installerar Chromium för testerna, en till tre minuter"
  apt_install chromium
}

firefox() {
  local program=${FORDELA_FIREFOX:-/usr/bin/firefox-esr}
  [[ -x $program ]] && return
  [[ -z ${FORDELA_FIREFOX:-} ]] || fail "FORDELA_FIREFOX är $program, men den filen finns inte."
  lock
  [[ -x $program ]] && return
  say "Installerar Firefox för testerna, en till tre minuter"
  apt_install firefox-esr
}

python() {
  have python3 && return
  lock
  have python3 && return
  say "Installerar Python 3 för testerna, under en minut"
  apt_install python3
}

calc() {
  have soffice && return
  lock
  have soffice && return
  say "Installerar LibreOffice Calc för testerna, en till tre minuter"
  apt_install libreoffice-calc
  have soffice || fail "LibreOffice Calc installerades, men kommandot soffice finns inte."
}

case ${1:-} in
  rust | wasm | lint | chromium | firefox | python | calc) "$1" ;;
  npm) npm_packages ;;
  path) printf '%s\n' "$wasm_pack_root/bin:$wasm_bindgen_root/bin:$PWD/node_modules/.bin" ;;
  *) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
