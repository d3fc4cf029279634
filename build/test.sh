#!/usr/bin/env bash
# Runs the test targets named, all of them even when one fails, and closes with one line for each and one for all.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

passed=0
failed=0
summary=
for target in "$@"; do
  printf '\n######## %s\n' "$target"
  started=$SECONDS
  if make --no-print-directory "$target"; then
    passed=$((passed + 1))
    verdict=klart
  else
    failed=$((failed + 1))
    verdict=FEL
  fi
  summary+=$(printf '  %-14s %-6s %4d s' "$target" "$verdict" $((SECONDS - started)))$'\n'
done

printf '\n%s\nDelprov: %d passed, %d failed\n' "$summary" "$passed" "$failed"
[[ $failed == 0 && $passed -gt 0 ]]
