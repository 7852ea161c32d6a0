# Loops stay loops: what is emitted does not grow with the number of steps.
load common

model="$BATS_TEST_DIRNAME/../equiv/models/scan.lua"

statements() {
    grep -v '^ \*' "$1" | grep -o '[;{]' | wc -l
}

# A batch so large that no sum is short: one over more than 4,096 numbers is printed in pieces.
# Statements are counted, for lines break where a larger number does not fit.
@test "scan: the same statements of C and as many nodes for 16 and 1,024 steps" {
    cd "$BATS_TEST_TMPDIR"
    for steps in 16 1024; do
        "$GRADCC" emit "$model" batch=512 steps=$steps >$steps.c
        "$GRADCC" summary "$model" steps=$steps | awk '/train_step/ { print $2, $3 }' >size-$steps
    done
    [ -s size-16 ]
    cmp size-16 size-1024
    [ "$(statements 16.c)" -eq "$(statements 1024.c)" ]
    grep -q 't < 1024' 1024.c
}

@test "scan: the losses of the steps one by one" {
    cd "$BATS_TEST_TMPDIR"
    "$GRADCC" bench "$model" --steps 50 --log scan.csv >/dev/null
    "$GRADCC" bench "$model" --steps 50 --log plain.csv unroll=true >/dev/null
    "$GRADCC" bench "$model" --steps 50 --log unlifted.csv --no-lift >/dev/null
    for other in plain unlifted; do
        paste -d, scan.csv $other.csv | awk -F, '
            NR > 1 {
                error = ($2 - $4) / $2
                if (!(error < 1e-4 && error > -1e-4)) { print; bad = 1 }
            }
            END { exit bad || NR != 51 }'
    done
}

# A tensor from around becomes a node of the body when it is first asked for, where nodes may have to
# move: so it is asked for as every one of many.
@test "scan: a tensor from around has its own type in the body" {
    cat >"$BATS_TEST_TMPDIR/around.lua" <<'LUA'
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local cfg = config{ before = 0 }
local scale = nn.Parameter({ 2, 2 }, 0.5)
return model{
  inputs = { x = { shape = { 2 } } }, batch = 2, net = scale, optimizer = optim.SGD{ lr = 0.01 },
  loss = function(batch)
    local around = batch.x:sin()
    local last = tensor.scan(function(h)
      for _ = 1, cfg.before do h = h:sin() end
      assert(around:dtype() == "f32")
      return h + around
    end, scale * batch.x, nil, { length = 3 })
    return last:mean()
  end,
}
LUA
    for before in $(seq 0 40); do
        "$GRADCC" emit "$BATS_TEST_TMPDIR/around.lua" before="$before" --stage graph >/dev/null
    done
}
