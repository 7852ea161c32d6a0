#!/bin/bash
# run.sh: the training step of models/mlp.lua here and in PyTorch, one thread each, in turns, so
# that a busy machine slows both. Prints a table of the best round of each; only the ratio travels.
set -euo pipefail
cd "$(dirname "$0")/../.."
GRADCC=${BUILD:-build}/gradcc
ROUNDS=${ROUNDS:-3}
PYTHON=${PYTHON:-/usr/bin/python3}

# Debian's OpenBLAS takes AVX2 kernels on AMD processors that have AVX-512; tell it.
if grep -qw avx512f /proc/cpuinfo; then
    export OPENBLAS_CORETYPE=SKYLAKEX
fi
export OMP_NUM_THREADS=1 MKL_NUM_THREADS=1

ours=() theirs=()
for ((round = 0; round < ROUNDS; round++)); do
    ours+=("$("$GRADCC" bench models/mlp.lua --threads 1)")
    theirs+=("$("$PYTHON" tests/bench/pytorch_mlp.py)")
done

# Of several rounds, the least of every number: the machine's, with the least of its neighbours.
best='{version: .[0].version, first: map(.first_step_ms) | min, min: map(.step_us.min) | min,
       median: map(.step_us.median) | min, p90: map(.step_us.p90) | min}'
our_best=$(printf '%s\n' "${ours[@]}" | jq -cs "$best")
their_best=$(printf '%s\n' "${theirs[@]}" | jq -cs "$best")

row() { # name, object
    jq -r '[.min, .median, .p90, .first] | map(. * 100 | round / 100) | @tsv' <<<"$2" | {
        read -r -a numbers
        printf '%-18s %10s %10s %10s %14s\n' "$1" "${numbers[@]}"
    }
}
echo "training step of models/mlp.lua, 1 thread, best of $ROUNDS rounds in turns"
echo "machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)," \
    "$(nproc --all) cores, $(grep -qw avx512f /proc/cpuinfo && echo AVX-512 || echo no AVX-512);" \
    "PyTorch $(jq -r .version <<<"$their_best")"
printf '%-18s %10s %10s %10s %14s\n' '' 'min us' 'median us' 'p90 us' 'first step ms'
row gradcc "$our_best"
row PyTorch "$their_best"
row 'PyTorch / gradcc' "$(jq -nc --argjson ours "$our_best" --argjson theirs "$their_best" \
    '$theirs | del(.version) | with_entries(.value /= $ours[.key])')"
