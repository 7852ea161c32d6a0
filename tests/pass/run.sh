#!/bin/bash
# run.sh [--update]: passes by example. For every NAME.in here or in a folder below, whose first
# line is "; pass: PASS,PASS...", the text graph behind it goes through these passes (see passtest.c)
# and is compared with NAME.out. --update writes what the passes give now; the commit says why.
set -u
cd "$(dirname "$0")/../.." || exit 1
passtest=${BUILD:-build}/tests/pass/passtest
actual=$(mktemp) || exit 1
trap 'rm -f "$actual"' EXIT

passed=0 failed=0
fail() {
    echo "not ok - $1"
    failed=$((failed + 1))
}

while IFS= read -r input; do
    expected=${input%.in}.out
    passes=$(sed -n '1s/^; pass: *//p' "$input")
    if [ -z "$passes" ]; then
        fail "$input: the first line must be '; pass: PASS,PASS...'"
        continue
    fi
    "$passtest" "$passes" <"$input" >"$actual"
    status=$?
    if [ $status -gt 1 ]; then
        fail "$input: $passes ended with status $status"
    elif [ "${1-}" = --update ]; then
        cmp -s "$actual" "$expected" || { cp "$actual" "$expected" && echo "wrote $expected"; }
        passed=$((passed + 1))
    elif diff -u "$expected" "$actual"; then
        passed=$((passed + 1))
    else
        fail "$input: $passes"
    fi
done < <(find tests/pass -name '*.in' | LC_ALL=C sort)

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
