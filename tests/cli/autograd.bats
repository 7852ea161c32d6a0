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
