# Loops stay loops: what is emitted does not grow with the number of steps.
load common

model="$BATS_TEST_DIRNAME/../equiv/models/scan.lua"

statements() {
    grep -v '^ \*' "$1" | grep -o '[;{]' | wc -l
}

same_losses() { # steps, two logs
    paste -d, "$2" "$3" | awk -F, -v steps="$1" '
        NR > 1 {
            error = ($2 - $4) / $2
            if (!(error < 1e-4 && error > -1e-4)) { print; bad = 1 }
        }
        END { exit bad || NR != steps + 1 }'
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
        same_losses 50 scan.csv $other.csv
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

# A function takes no more than 127 arguments, and libtcc no more than some 250: here and in the last
# test of this file.
@test "scan: a body of 70 layers" {
    cd "$BATS_TEST_TMPDIR"
    cat >deep.lua <<'LUA'
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local net = {}
for i = 1, 70 do net[i] = nn.Linear(4, 4) end
return model{
  inputs = { x = { shape = { 3, 4 } } }, batch = 2, net = net, optimizer = optim.SGD{ lr = 0.01 },
  loss = function(batch)
    local last = tensor.scan(function(h, x)
      for i = 1, #net do h = (net[i](h) + x):tanh() + 0.5 * h end
      return h
    end, tensor.zeros(2, 4), batch.x:transpose(0, 1))
    return last:square():mean()
  end,
}
LUA
    for backend in tcc cc; do
        "$GRADCC" bench deep.lua --backend $backend --steps 3 --log $backend.csv >/dev/null
    done
    same_losses 3 tcc.csv cc.csv
    "$GRADCC" emit deep.lua | gcc -std=c11 -Wall -Wextra -pedantic -Werror -fsyntax-only -xc -
}

@test "slices: attention of 130 biases" {
    cd "$BATS_TEST_TMPDIR"
    cat >biased.lua <<'LUA'
local nn, optim = require "nn", require "optim"
local length, heads, width = 96, 4, 4
local qkv, bias = nn.Linear(heads * width, 3 * heads * width), {}
for i = 1, 130 do bias[i] = nn.Parameter({ length, length }, nn.init.normal()) end
return model{
  inputs = { x = { shape = { length, heads * width } } },
  batch = 2,
  net = { qkv = qkv, bias = bias },
  optimizer = optim.SGD{ lr = 0.1 },
  loss = function(batch)
    local split = qkv(batch.x):reshape(2, length, 3, heads, width):permute(2, 0, 3, 1, 4)
    local q, k, v = split:select(0, 0), split:select(0, 1), split:select(0, 2)
    local scores = q:matmul(k:transpose(-2, -1))
    for i = 1, #bias do scores = (scores + bias[i]):tanh() end
    return scores:softmax(-1):matmul(v):square():mean()
  end,
}
LUA
    "$GRADCC" emit biased.lua --stage plan | grep -q slices
    "$GRADCC" bench biased.lua --backend tcc --steps 3 --log sliced.csv >/dev/null
    "$GRADCC" bench biased.lua --backend tcc --steps 3 --log whole.csv --no-slice >/dev/null
    same_losses 3 sliced.csv whole.csv
    for style in loops blocks; do
        "$GRADCC" emit biased.lua --style $style |
            gcc -std=c11 -Wall -Wextra -Werror -fsyntax-only -xc -
    done
}

# Ten axes are the most there are: such a value cannot be kept for all steps.
@test "scan: what is the same in all steps may have ten axes" {
    cd "$BATS_TEST_TMPDIR"
    cat >axes.lua <<'LUA'
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local w = nn.Parameter({ 2 }, nn.init.normal(0, 1))
local k = nn.Buffer({ 2, 1, 1, 1, 1, 1, 1, 1, 1, 2 }, nn.init.normal(0, 1))
return model{
  inputs = { x = { shape = { 2 } } }, batch = 2, net = { w = w, k = k },
  optimizer = optim.SGD{ lr = 0.1 },
  loss = function(batch)
    local first, axes = tensor.zeros(2, 2), { 1, 2, 3, 4, 5, 6, 7, 8 }
    local last = tensor.scan(function(c, z) return (c + (w * k):sum(axes) * z):tanh() end, first, batch.x)
    return last:square():sum()
  end,
}
LUA
    "$GRADCC" check axes.lua
}

# Minutes, when each of the loops' many stacks was compared with all others each time one moved.
@test "scan: a body of hundreds of operators compiles at once at second order" {
    cd "$BATS_TEST_TMPDIR"
    cat >long_body.lua <<'LUA'
local nn, autograd, optim, tensor = require "nn", require "autograd", require "optim", require "tensor"
local w = nn.Parameter({ 8, 8 }, nn.init.normal(0, 0.3))
return model{
  inputs = { x = { shape = { 8 } } }, batch = 8, net = w, optimizer = optim.SGD{ lr = 0.01 },
  loss = function(batch)
    local x = batch.x
    local last = tensor.scan(function(h)
      for _ = 1, 200 do
        h = (h:matmul(w) + x):tanh()
      end
      return h
    end, x, nil, { length = 3 })
    return autograd.grad(last:square():sum(), x):square():sum()
  end,
}
LUA
    timeout 30 "$GRADCC" bench long_body.lua --backend tcc --steps 1
}
