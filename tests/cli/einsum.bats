# einsum: operands are contracted two at a time, in the order with the fewest multiplications.
load common

# products EQUATION SHAPE...: the shapes of the matrix products of this einsum, in order.
products() {
    local equation=$1 shape operands= makes=
    shift
    for shape in "$@"; do
        operands+=", x$shape"
        makes+="local x$shape = p:sum():expand(${shape/x/, })"$'\n'
    done
    cat >"$BATS_TEST_TMPDIR/order.lua" <<END
local tensor = require "tensor"
return model{
  inputs = { p = { shape = {} } },
  predict = function(batch)
    local p = batch.p
    $makes
    return tensor.einsum("$equation"$operands)
  end,
}
END
    "$GRADCC" emit "$BATS_TEST_TMPDIR/order.lua" --entry predict --stage graph |
        sed -n 's/.* matmul .* : f32\[\([0-9,]*\)\].*/\1/p' | tr '\n' ' '
}

@test "einsum: what is small goes first" {
    [ "$(products ij,jk,kl-\>il 2x50 50x3 3x40)" = "2,3 2,40 " ]
    [ "$(products ij,jk,kl-\>il 40x3 3x50 50x2)" = "3,2 40,2 " ]
}

@test "einsum: a chain that ends in a vector has no product of matrices" {
    [ "$(products ij,jk,kl,lm-\>im 64x64 64x60 60x64 64x1)" = "60,1 64,1 64,1 " ]
}
