#!/bin/bash
# loops.sh: loops stay loops. The lines of C and the compile time of the recurrent models for 16 and
# for 1,024 steps, the least of several rounds in turns, so that both see the same noise. A narrow
# network, because the rounds run a step, and width changes numbers in the C and nothing else.
set -eu
cd "$(dirname "$0")/../.."
GRADCC=${GRADCC:-${BUILD:-build}/gradcc}
ROUNDS=${ROUNDS:-25}

# compile_ms MODEL STEPS: of every entry together, before the first step.
compile_ms() {
    "$GRADCC" bench "models/$1.lua" length="$2" embedding=8 hidden=8 --backend tcc --threads 1 \
        --steps 1 | jq .compile_ms
}

# least NUMBER...
least() {
    printf '%s\n' "$@" | sort -g | head -n 1
}

# row MODEL STEPS MS RATIO
row() {
    local lines
    lines=$("$GRADCC" emit "models/$1.lua" length="$2" | wc -l)
    printf '%-10s %6d %6d %11.2f %6.2f\n' "$1" "$2" "$lines" "$3" "$4"
}

printf '%-10s %6s %6s %11s %6s\n' model steps lines 'compile ms' ratio
for model in char_lstm gru_names; do
    few=() many=()
    for ((round = 0; round < ROUNDS; round++)); do
        few+=("$(compile_ms $model 16)")
        many+=("$(compile_ms $model 1024)")
    done
    first=$(least "${few[@]}") last=$(least "${many[@]}")
    row $model 16 "$first" 1
    row $model 1024 "$last" "$(jq -n "$last / $first")"
done
