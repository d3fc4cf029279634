#!/usr/bin/env bash
# Compares the command line with the second implementation in tests/second: the published cases, every table and every
# explanation, and the last two again when all ids and headings have been given other names. Goes on after a difference, so
# that one run shows them all.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fordela=${FORDELA_CLI:-target/release/fordela}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# check TITLE COMMAND...
check() {
  local title=$1
  shift
  echo "-- $title"
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

tables() { # TABLE RULES DATA...
  local table=$1
  shift
  "$fordela" rakna "$@" --ut "$table" >/dev/null && python3 tests/second/check_tables.py "$@" "$table"
}

explanations() { # RULES DATA...
  "$fordela" forklara "$@" --json | python3 tests/second/check_explanations.py "$1"
}

only_headings_differ() { # TABLE TABLE
  cmp <(tail -n +2 "$1") <(tail -n +2 "$2")
}

compare() { # NAME RULES DATA...
  local name=$1
  shift
  check "$name: tabellen" tables "$work/$name.csv" "$@"
  check "$name: förklaringarna" explanations "$@"
  check "$name: byter namn på allt" python3 tests/second/rename.py "$@" --out "$work/$name" --seed 1
  local renamed=("$work/$name/regelverk.toml" "$work/$name/underlag")
  check "$name: tabellen under andra namn" tables "$work/$name-andra-namn.csv" "${renamed[@]}"
  check "$name: förklaringarna under andra namn" explanations "${renamed[@]}"
  check "$name: samma tal under andra namn" only_headings_differ "$work/$name.csv" "$work/$name-andra-namn.csv"
}

cases=(regler/*/fall)
check "den andra implementationens egna prov" python3 -m unittest discover -s tests/second -p 'self_test*.py'
check "formlerna i tests/formler" python3 tests/second/check_formula_cases.py tests/formler
check "fallen i den andra implementationen" python3 tests/second/check_cases.py "${cases[@]%/fall}"
for rules in regler/*; do
  check "$rules: regler och fall" "$fordela" kontrollera "$rules"
done

for year in 2024 2025; do
  compare "exempelkommun-$year" "regler/exempelkommun-$year" regler/exempelkommun-2024/underlag
done

check "slumpade regelverk och underlag" python3 tests/second/check_random.py "$fordela" --seeds 1-25

sites=${FORDELA_ORAKEL:-../shared/oracles}/minnesota-2020/sites.csv
if [[ -e $sites || -n ${FORDELA_ORAKEL:-} ]]; then
  compare minnesota-2020 regler/minnesota-2020 "enhet=$sites"
else
  echo "-- HOPPAR ÖVER minnesota-2020: $sites finns inte. Sätt FORDELA_ORAKEL till mappen."
fi

echo "Jämförelser: $passed passed, $failed failed"
[[ $failed == 0 ]]
