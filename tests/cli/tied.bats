# Weights that a model has in two places go from and to PyTorch.
load common

@test "tied weights have all the keys of PyTorch's state_dict, and are known by each" {
    cd "$BATS_TEST_TMPDIR"
    local model="$here/tied.lua" python="${PYTHON:-/usr/bin/python3}" name
    "$GRADCC" bench "$model" --steps 3 --out made >/dev/null
    "$python" "$here/tied.py" made/model.safetensors
    for name in all first second uncounted; do
        "$GRADCC" predict "$model" --checkpoint $name.safetensors --input x.npy -o $name.npy
        "$python" -c "
import numpy
assert numpy.allclose(numpy.load('$name.npy'), numpy.load('y.npy'), atol=1e-6)"
    done
    run "$GRADCC" predict "$model" --checkpoint different.safetensors --input x.npy
    exits 4
    has "out.weight is the same parameter as emb.weight in the model, and has other numbers"
}
