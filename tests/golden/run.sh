#!/bin/bash
# run.sh [--update]: `gradcc golden` for every model in models/ and here. The records in this folder
# are texts, which must agree byte for byte, and losses of ten training steps, which must agree to
# 1e-4. The models that users copy are also held to their form: under 80 lines, of which the first
# comment says what is learned, on what data, to what result and in what time.
set -u
cd "$(dirname "$0")/../.." || exit 1
GRADCC=${GRADCC:-${BUILD:-build}/gradcc}
passed=0 failed=0

# count MESSAGE COMMAND...: one more check, which the command decides.
count() {
    local message=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $message"
    fi
}

# has_form MODEL: says what its form lacks.
has_form() {
    local comment lines word result=0
    lines=$(wc -l <"$1")
    comment=$(sed -n '/^--/!q; s/^-- *//p' "$1" | tr '\n' ' ')
    if [ "$lines" -ge 80 ]; then
        echo "$1: $lines lines"
        result=1
    fi
    for word in 'Learns ' 'Data: ' 'Expect ' '(second|minute)s?\.'; do
        if ! grep -qE "$word" <<<"$comment"; then
            echo "$1: the first comment has no '$word'"
            result=1
        fi
    done
    return $result
}

# is_recorded RECORD: whether the model that it is of is still there.
is_recorded() {
    local name=${1##*/}
    name=${name%.*}
    [ -e "models/$name.lua" ] || [ -e "tests/golden/$name.lua" ]
}

for model in models/*.lua tests/golden/*.lua; do
    # modules return a table of functions, models end in model{...}
    grep -qs '^return model *{' "$model" || continue
    count "$model" "$GRADCC" golden "$model" --dir tests/golden "$@"
done
for model in $(grep -ls '^return model *{' models/*.lua); do
    count "the form of $model" has_form "$model"
done
for record in tests/golden/*.{graph,grad,c,loss}; do
    count "$record is of no model" is_recorded "$record"
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
