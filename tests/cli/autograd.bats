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

@test "check: the gradients of the quick models hold (make check-models: of all)" {
    for name in autoencoder mlp pinn recommender spiral tabular xor; do
        run "$GRADCC" check "$here/../../models/$name.lua"
        exits 0
        has "worst relative error"
    done
}

# Fusion may sum in another order where it finds other loops; without it the bits are the same.
# Without the pass that drops cheap values in any model: what is compared is what a script asks for.
@test "checkpoint: less than a third of the memory" {
    for keep in true false; do
        "$GRADCC" bench "$here/chain.lua" keep=$keep --no-recompute --steps 5 >$keep.json
    done
    kept=$(jq .work_bytes true.json) recomputed=$(jq .work_bytes false.json)
    echo "work: $kept bytes, recomputed $recomputed"
    [ $((3 * recomputed)) -lt "$kept" ]
}

# train_both_ways SCRIPT key=value ...: five steps with what is kept, and with what is computed again.
train_both_ways() {
    for keep in true false; do
        "$GRADCC" bench "$@" keep=$keep --no-fuse --steps 5 --out $keep
    done
}

@test "checkpoint: the same bits, nested and with random numbers" {
    train_both_ways "$here/chain.lua"
    cmp true/model.safetensors false/model.safetensors
    train_both_ways "$here/../equiv/models/checkpoint.lua" twice=false
    cmp true/model.safetensors false/model.safetensors
}

# Each has to do with its own nodes only: in time and memory, 4,000 are not the square of one.
@test "checkpoint: thousands, one behind another" {
    cat >many.lua <<'EOF'
local nn, optim, checkpoint = require "nn", require "optim", require "autograd".checkpoint
local w = nn.Parameter({ 8 }, 0.5)
return model { inputs = { x = { shape = { 8 } } }, batch = 4, modules = { w = w },
  optimizer = optim.SGD { lr = 0.1 },
  loss = function(batch)
    local y = batch.x
    for _ = 1, 4000 do y = checkpoint(function(x) return (x * w):sin() end, y) end
    return y:sum()
  end }
EOF
    run "$GRADCC" summary many.lua
    exits 0
    has "train_step"
}

# Differentiated twice, a value is read by more nodes than the checkpoint has, and the order in which
# a gradient's parts are added goes by the nodes.
@test "checkpoint: differentiated twice, the same up to rounding" {
    train_both_ways "$here/../equiv/models/checkpoint.lua"
    "${PYTHON:-/usr/bin/python3}" "$here/close.py" true/model.safetensors false/model.safetensors 1e-6
}

# wrong_model FORWARD BACKWARD: a model whose gradient of its own is in line 5.
wrong_model() {
    cat >wrong.lua <<END
local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(4, 3)
local own = autograd.custom_grad(function(x, y) return $1 end, function(g, x, y, z) return $2 end)
local function scores(x)
  return own(net(x):tanh(), x:narrow(1, 0, 3))
end
return model{
  inputs = { x = { shape = {4} } },
  batch = 4,
  loss = function(batch) return (scores(batch.x) * batch.x:narrow(1, 1, 3)):square():sum() end,
}
END
}

@test "check: names the line of a custom_grad that is wrong, and its input" {
    wrong_model "x:exp() * y" "g * z * 1.01, g * x:exp()"
    run "$GRADCC" check wrong.lua
    exits 1
    has "wrong.lua:5: custom_grad: the gradient by input 1 is "
    has ", differences give "
    [[ $output != *"input 2"* ]]
}

@test "check: an input keeps its number where others have no gradient" {
    wrong_model "x:exp() * y" "g * z, g * x:exp() * 1.01"
    sed -i 's/own(net(x):tanh(), x:narrow(1, 0, 3))/own(x:narrow(1, 0, 3), net(x):tanh())/' wrong.lua
    run "$GRADCC" check wrong.lua
    exits 1
    has "wrong.lua:5: custom_grad: the gradient by input 2 is "
}

@test "check: finds one within a checkpoint" {
    wrong_model "x:exp() * y" "g * z * 1.01, g * x:exp()"
    sed -i 's/return own(net(x):tanh(), x:narrow(1, 0, 3))/return autograd.checkpoint(function(h) return own(h:tanh(), x:narrow(1, 0, 3)) end, net(x))/' wrong.lua
    run "$GRADCC" check wrong.lua
    exits 1
    has "wrong.lua:5: custom_grad: the gradient by input 1 is "
}

@test "check: a custom_grad that is right passes, also in second order" {
    wrong_model "x:exp() * y" "g * z, g * x:exp()"
    run "$GRADCC" check wrong.lua
    exits 0
    has "second order"
}

@test "check: a gradient that cannot be differentiated again fails in second order" {
    wrong_model "x:exp() * y" "g * z:detach()"
    run "$GRADCC" check wrong.lua
    exits 1
    has "second order, along a random direction"
    has "does a detach in custom_grad or scan keep back a part"
}

# What a detach keeps back, the differences have to leave out, too, or they find another derivative.
held_model() { # the body of a loss, of x and ids
    cat >held.lua <<END
local nn, tensor, autograd = require "nn", require "tensor", require "autograd"
local w, rows = nn.Parameter({ 3 }, 0.7), nn.Embedding(5, 3, { padding_idx = 1 })
local calls = 0
local function loss(x, ids)
  calls = calls + 1
  $1
end
return model{
  inputs = { x = { shape = { 3 } }, ids = { shape = {}, classes = 5 } },
  batch = 8,
  modules = { w = w, rows = rows },
  loss = function(batch) return loss(batch.x, batch.ids) end,
}
END
}

# loop(step): the sum of all states, from that of two steps over the batch's rows, last one first.
stepped="
  local function loop(step)
    local last, all = tensor.scan(function(h, r) local new = step(h, r) return new, new end,
      tensor.zeros{ 3 } + 0.3, x:narrow(0, 0, 2), { reverse = true })
    return (all * all):sum() + last:sum()
  end"

@test "check: what is detached is held" {
    for loss in \
        "return (x * w - (x * w * 2):detach()):square():sum()" \
        "local y = (x * w):tanh() return (y + ((y * 9):round() - y):detach()):square():sum()" \
        "local a = (x * w):exp() return (a * w:sin():detach() * (a * 2):detach()):tanh():sum()" \
        "return (rows(ids) + w):tanh():square():sum()" \
        "return (autograd.grad((x * w:detach()):sin():sum(), x) * w):square():sum()" \
        "return autograd.checkpoint(function(v) return (x * v):exp() * v:detach() end, w):sum()" \
        "$stepped return loop(function(h, r) return (r * w + (h * 3):detach()):tanh() end)" \
        "$stepped return loop(function(h, r) return (h:detach() * r + w):sin() * (h * w):detach() end)" \
        "$stepped local s = (w * 2):detach() return loop(function(h, r)
            return loop(function(g, q) return (g * w):tanh() - (g * q):detach() + h:detach() * s end)
              + (h * r):sin():detach() * w end)" \
        "$stepped return autograd.checkpoint(function(v)
            return loop(function(h, r) return (r * v + (h * v):detach()):tanh() end) end, w)" \
        "$stepped return loop(function(h, r)
            return autograd.checkpoint(function(v) return (r * v + (h * v):detach()):tanh() end, w) end)"; do
        held_model "$loss"
        run "$GRADCC" check held.lua
        exits 0
        has "second order"
    done
}

@test "check: a loop that detaches is not taken for the wrong rule in front of it" {
    held_model "$stepped
  local own = autograd.custom_grad(function(v) return v:exp() end, function(g, v, y) return g * y * 1.01 end)
  return own(loop(function(h, r) return (r * w + (h * 3):detach()):tanh() end))"
    run "$GRADCC" check held.lua
    exits 1
    has "custom_grad: the gradient by input 1 is"
}

@test "check: each of several losses has its own held values" {
    held_model "return (x * w - (x * w * 2):detach()):square():sum()"
    sed -i -e 's/^  loss = .*/  steps = { step("one", 1), step("two", 3) },/' \
        -e 's/^return model/local function step(name, scale)\
  return { name = name, optimizer = require("optim").SGD { lr = 0.1 }, loss = function(batch)\
    return loss(batch.x * scale, batch.ids) + (w:sum() * scale):detach() * w:sum()\
  end }\
end\
&/' held.lua
    run "$GRADCC" check held.lua
    exits 0
    has "loss.two"
}

@test "check: a custom_grad answers for what its value depends on through a detach" {
    wrong_model "x:detach():exp() * y" "g * z, g * x:exp()"
    run "$GRADCC" check wrong.lua
    exits 0
    wrong_model "x:detach():exp() * y" "nil, g * x:exp()"
    run "$GRADCC" check wrong.lua
    exits 1
}

@test "check: a loss that detaches something else in each trace is an error" {
    held_model "return (x * w):narrow(1, 0, 1 + calls % 3):detach():sum() * w:sum()"
    run "$GRADCC" check held.lua
    exits 3
    has "held.lua:6: error: the loss detaches other values than in the trace before"
}

@test "check: second order is not judged across a kink" {
    wrong_model "x * 1" "g"
    sed -i 's/tanh()/relu()/' wrong.lua
    run "$GRADCC" check wrong.lua
    exits 0
    cat >kink.lua <<'END'
local nn = require "nn"
local w = nn.Parameter({ 1 }, 0.5)
return model{
  inputs = { x = { shape = {} } },
  modules = { w = w },
  loss = function()
    local beyond = (w - (0.5 - 5e-6)):relu()
    return (w + beyond:square() * 1e-3):sum()
  end,
}
END
    run "$GRADCC" check kink.lua
    exits 0
    has "kink"
}

@test "check: a gradient that is 0 like its differences is right" {
    cat >margin.lua <<'END'
local nn = require "nn"
local w = nn.Parameter({ 1 }, 0.5)
return model{
  inputs = { x = { shape = {} } },
  modules = { w = w },
  loss = function() return (w - 2):relu():sum() end,
}
END
    run "$GRADCC" check margin.lua
    exits 0
}

@test "check: a log-determinant, which elimination finds, and the entropy in a loop" {
    cat >formulas.lua <<'EOF'
local nn, optim, data, tensor = require "nn", require "optim", require "data", require "tensor"
local w = nn.Parameter({ 3, 3 }, nn.init.orthogonal())
local function loss(batch)
  local _, size = (w + 2 * tensor.eye(3)):slogdet()
  local _, entropies = tensor.scan(function(h)
    h = h:matmul(w):tanh()
    return h, nn.bce(h:sigmoid(), h:gt(0):float())
  end, batch.x, nil, { length = 3 })
  return entropies:mean() + w:matmul(w:t()):logdet() + size
end
return model{
  data = data.arrays{ x = { { 1, 2, 3 }, { 4, 5, 6 } } }, batch = 2, epochs = 1, net = { w = w },
  loss = loss, optimizer = optim.SGD{ lr = 0.1 },
}
EOF
    run "$GRADCC" check formulas.lua
    exits 0
}

@test "check: a loss that is no number is told: exit 5; a batch that is not the model's, too" {
    cat >strange.lua <<'EOF'
local nn, optim, data, tensor = require "nn", require "optim", require "data", require "tensor"
local cfg = config{ offset = 0, rows = 16 }
local net = nn.Linear(1, 1)
local x = {}
for i = 1, 16 do x[i] = { i } end
return model{
  data = data.arrays{ x = x }, batch = 16, epochs = 1, net = net, optimizer = optim.SGD{ lr = 0.1 },
  loss = function(batch)
    return (net(batch.x) * 0 + tensor.full({ cfg.rows, 1 }, cfg.offset)):log():sum()
  end,
}
EOF
    run "$GRADCC" check strange.lua rows=1 offset=-1
    exits 5
    has "the loss of strange.lua is not a number on the random samples of this check"
    run "$GRADCC" check strange.lua rows=1
    exits 5
    has "is infinite on"
    run "$GRADCC" check strange.lua
    exits 3
    has "a check has a batch of 8, not the model's 16"
}

@test "check: a gradient that is not finite is told, and no rule blamed: exit 5" {
    cat >infinite.lua <<'EOF'
local nn, optim = require "nn", require "optim"
local w = nn.Parameter({ 3 }, 0)
return model{
  inputs = { x = { shape = { 3 } } }, batch = 2, net = { w = w }, optimizer = optim.SGD{ lr = 0.1 },
  loss = function(batch) return (w:gt(1):where(w:sqrt(), w) * batch.x):sum() end,
}
EOF
    run "$GRADCC" check infinite.lua
    exits 5
    has "a gradient is not finite on the random samples of this check"
    not has "all gradients are 0"
    not has "custom_grad"
}

@test "check: of a model without a loss says so, and nothing of batches: exit 3" {
    cat >lossless.lua <<'EOF'
local nn, data = require "nn", require "data"
local x = {}
for i = 1, 16 do x[i] = { i } end
return model{
  data = data.arrays{ x = x }, batch = 16, net = nn.Linear(1, 1),
  run = function() end,
}
EOF
    run "$GRADCC" check lossless.lua
    exits 3
    [ "$output" = "gradcc: error: lossless.lua: the model does not declare \`loss\`, which this needs" ]
}
