#!/bin/bash
# run.sh: the same training by every route. 100 steps of models/mlp.lua on random batches: losses by
# each compiler and with each pass left out agree to 1e-5 relative with the plain run (libtcc, blocks,
# one thread); runs by 1, 2, 3 and 8 threads give the same parameters, bit for bit, and so does the
# code that takes over with --backend auto. Then samples of random networks and random graphs by every
# route (make random: many).
set -u
cd "$(dirname "$0")/../.." || exit 1
GRADCC=${GRADCC:-build/gradcc}
MODEL=models/mlp.lua
STEPS=100
passed=0 failed=0

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# bench NAME OPTION...: writes NAME.csv, the loss of every step, and NAME/model.safetensors. By libtcc
# unless told otherwise: `auto` would wait for a system compiler in every run.
bench() {
    local name=$1
    shift
    "$GRADCC" bench $MODEL --log "$work/$name.csv" --out "$work/$name" --backend tcc "$@" >/dev/null
}

count() { # passed?, what
    if [ "$1" = 0 ]; then
        passed=$((passed + 1))
        echo "ok: $2"
    else
        failed=$((failed + 1))
        echo "FAILED: $2"
    fi
}

# losses_agree NAME STEPS: the first STEPS losses are those of the plain run; prints the worst error.
losses_agree() {
    awk -F, -v steps="$2" '
        FNR == 1 { next }
        NR == FNR { plain[$1] = $2; next }
        {
            count++
            scale = plain[$1] < 0 ? -plain[$1] : plain[$1]
            error = $2 > plain[$1] ? $2 - plain[$1] : plain[$1] - $2
            if (!(error <= 1e-5 * scale)) bad = 1
            if (scale > 0 && error / scale > worst) worst = error / scale
        }
        END {
            printf "%d losses, worst relative difference %.1e\n", count, worst
            exit bad || count != steps
        }' "$work/plain.csv" "$work/$1.csv"
}

compare_losses() { # name, steps, option...
    local name=$1 steps=$2 message
    shift 2
    bench "$name" --threads 1 --steps "$steps" "$@" && message=$(losses_agree "$name" "$steps")
    count $? "$name: ${message:-did not run}"
}

bench plain --threads 1 --steps $STEPS
count $? "plain: runs"
CC=gcc compare_losses gcc-loops $STEPS --backend cc
CC=clang compare_losses clang-loops $STEPS --backend cc
compare_losses tcc-loops 10 --style loops # libtcc does not optimise: a few steps take long enough
for pass in simplify cse lift pick dce fuse recompute rows deliver layout prepack trail inplace slice order plan; do
    compare_losses no-$pass $STEPS --no-$pass
done

for threads in 2 3 8; do
    bench threads-$threads --threads $threads --steps $STEPS &&
        cmp "$work/plain/model.safetensors" "$work/threads-$threads/model.safetensors" &&
        cmp "$work/plain.csv" "$work/threads-$threads.csv"
    count $? "$threads threads: the bits of one"
done

# compiles FILE: under two compilers that warn of everything a reader would stumble over, and tcc.
compiles() {
    local cc
    for cc in gcc clang; do
        $cc -std=c11 -Wall -Wextra -Wconversion -pedantic -Werror -fsyntax-only "$1" || return 1
    done
    tcc -Wall -Werror -c "$1" -o "$work/object.o"
}

for MODEL in tests/equiv/models/*.lua; do
    name=$(basename "$MODEL" .lua)
    "$GRADCC" bench "$MODEL" --backend auto --steps 12 >"$work/auto.json" 2>"$work/auto.txt" &
    auto=$! # its compiler takes as long as all the rest, on the other processor
    "$GRADCC" check "$MODEL" >"$work/check.txt" &&
        "$GRADCC" emit "$MODEL" -o "$work/$name.c" && compiles "$work/$name.c"
    count $? "$name: $(tail -n 1 "$work/check.txt"); its C"
    bench plain --threads 1 --steps 20
    count $? "$name: runs"
    compare_losses "$name-cc" 20 --backend cc
    compare_losses "$name-loops" 4 --style loops
    for pass in simplify fuse recompute rows deliver layout prepack trail inplace slice plan; do
        compare_losses "$name-no-$pass" 20 --no-$pass
    done
    if grep -q tensor.scan "$MODEL"; then
        compare_losses "$name-no-lift" 20 --no-lift
    fi
    bench three --threads 3 --steps 20 &&
        cmp "$work/plain/model.safetensors" "$work/three/model.safetensors"
    count $? "$name: three threads, the bits of one"
    wait $auto && ! grep "gave other bits" "$work/auto.txt"
    count $? "$name-auto: the bits of blocks"
done

GRADCC=$GRADCC python3 tests/equiv/networks.py 1 12 >"$work/networks.txt"
count $? "random networks: $(tail -n 1 "$work/networks.txt")"

"${BUILD:-build}"/tests/equiv/random --graphs 300 --jobs 2 --cc gcc --cc clang >"$work/random.txt"
count $? "random graphs: $(grep agree "$work/random.txt")"
[ $failed -eq 0 ] || cat "$work/networks.txt" "$work/random.txt"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
