#!/bin/bash
# run.sh [--update]: `gradcc golden` for every model in models/ and here. The records in this folder
# are texts, which must agree byte for byte, and losses, which must agree to 1e-4.
set -u
cd "$(dirname "$0")/../.." || exit 1
GRADCC=${GRADCC:-${BUILD:-build}/gradcc}
passed=0 failed=0

for model in models/*.lua tests/golden/*.lua; do
    # modules return a table of functions, models end in model{...}
    grep -qs '^return model *{' "$model" || continue
    if "$GRADCC" golden "$model" --dir tests/golden "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $model"
    fi
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
