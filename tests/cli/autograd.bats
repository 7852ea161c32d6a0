# Derivatives in models: the physics-informed network learns, and its gradients hold.
load common

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
}

@test "pinn: the solution within 1 %, from its equation alone" {
    run "$GRADCC" train "$here/../../models/pinn.lua" --quiet --threads 1 --out out
    exits 0
    jq -e '.test.relative_l2 <= 0.01 and .seconds < 60' <<<"$output"
}

@test "pinn: its gradients hold" {
    run "$GRADCC" check "$here/../../models/pinn.lua"
    exits 0
}

# Fusion may sum in another order where it finds other loops; without it the bits are the same.
@test "checkpoint: less than a third of the memory" {
    for keep in true false; do
        "$GRADCC" bench "$here/chain.lua" keep=$keep --steps 5 >$keep.json
    done
    kept=$(jq .work_bytes true.json) recomputed=$(jq .work_bytes false.json)
    echo "work: $kept bytes, recomputed $recomputed"
    [ $((3 * recomputed)) -lt "$kept" ]
}

@test "checkpoint: the same bits, nested, with random numbers, and differentiated twice" {
    for name in chain.lua ../equiv/models/checkpoint.lua; do
        for keep in true false; do
            "$GRADCC" bench "$here/$name" keep=$keep --no-fuse --steps 5 --out $keep
        done
        cmp true/model.safetensors false/model.safetensors
    done
}
