# Training by a loop of the script's own: compile, and model{ run = ... }.
load common

setup() {
    start_in_folder
    loop="$here/loop.lua"
}

# train_loop OPTION...: trains loop.lua on the made data.
train_loop() {
    "$GRADCC" train "$loop" folder="$data" "$@"
}

# write_lines LINE...: lines.lua, a model whose run has these lines, and a few functions to call.
write_lines() {
    {
        echo 'local double = compile("double", { { 2, 2 } }, function(x) return x * 2, x:sum() end)'
        echo 'local count = compile("count", { { shape = {}, dtype = "int" } }, function(n) return n + 1 end)'
        echo 'local draw = compile("draw", {}, function() return require("tensor").rand(3) end)'
        echo 'return model { run = function(trainer)'
        printf '%s\n' "$@"
        echo 'end }'
    } >lines.lua
}

# run_lines LINE...: trains it.
run_lines() {
    write_lines "$@"
    run --separate-stderr "$GRADCC" train lines.lua --out lines
}

@test "loop: the result has what run returned, and the files are there" {
    run --separate-stderr train_loop --out out
    exits 0
    jq -e '.model == "loop" and .epochs == 3 and .steps == 18 and .result.accuracy >= 0
           and .out == "out"' <<<"$output"
    [[ $stderr == *"epoch 1  loss"*"epoch 3  loss"* ]]
    [ "$(ls -A out)" = $'model.safetensors\nstate.safetensors' ]
}

@test "loop: seeds and threads are as elsewhere" {
    train_loop --seed 7 --threads 1 --out one
    train_loop --seed 7 --threads 3 --out two
    train_loop --seed 8 --out three
    cmp one/state.safetensors two/state.safetensors
    run ! cmp -s one/model.safetensors three/model.safetensors
}

@test "loop: a resumed run equals an uninterrupted one" {
    train_loop --out whole
    for stop in 3 6 8 13; do
        train_loop --steps $stop --out parts
        train_loop --resume --out parts
        cmp whole/state.safetensors parts/state.safetensors
        rm -r parts
    done
}

@test "loop: the system compiler runs it too, and emit shows its functions" {
    run train_loop --backend cc --out out
    exits 0
    run "$GRADCC" emit "$loop" folder="$data"
    exits 0
    has "void run_step("
    has "void run_score("
    run "$GRADCC" emit "$loop" folder="$data" --entry run_score
    exits 0
    has "const int *y; /* y (16) */"
    run "$GRADCC" summary "$loop" folder="$data"
    has "run_step"
}

@test "loop: Ctrl-C saves between two batches, whatever the script catches" {
    background "$GRADCC" train "$loop" folder="$data" --epochs 1000000 --out out 2>messages
    await "epoch 2 " messages
    kill -INT $pid
    ends 130
    grep -q "interrupted after step" messages
    train_loop --resume --epochs 3 --out out
    write_lines 'print("now") while true do pcall(function() draw() end) end'
    background "$GRADCC" train lines.lua --out again 2>messages
    await now messages
    kill -INT $pid
    ends 130
}

@test "loop: arrays in and out" {
    run_lines 'local y, sum = double({ { 1, 2 }, { 3, 4 } })' \
        'local z = double(y)' \
        'print(y, y:shape()[2], y:tolist()[2][1], sum, z:tolist()[1][2], count(41))'
    exits 0
    [[ $stderr == *$'array f32 (2, 2)\t2\t6.0\t10.0\t8.0\t42'* ]]
    [[ $output == *'"result": {}'* ]]
}

@test "loop: random numbers are new in every call, and the same in every run" {
    run_lines 'print(draw():tolist()[1]) print(draw():tolist()[1])'
    first=$stderr
    run_lines 'print(draw():tolist()[1]) print(draw():tolist()[1])'
    [ "$first" = "$stderr" ]
    [ "$(grep -c '^0\.' <<<"$first")" -eq 2 ]
    [ "$(grep '^0\.' <<<"$first" | sort -u | wc -l)" -eq 2 ]
}

# wrong MESSAGE LINE: run with this line ends with the message, which names the line.
wrong() {
    run_lines "$2"
    exits 3
    [[ $stderr == *"lines.lua:5: error: $1"* ]] || { echo "$stderr"; return 1; }
}

@test "loop: wrong calls" {
    wrong "double: 1 input is needed, not 0" 'double()'
    wrong "double: the numbers must be in tables of shape (2, 2)" 'double({ 1, 2 })'
    wrong "double: x is not a number" 'double({ { 1, 2 }, { 3, "x" } })'
    wrong "count: 1.5 is not a whole number" 'count(1.5)'
    wrong "double: f32 (2, 2) is needed, not f32 (3)" 'double(draw())'
    wrong "item: the array (3) has more than one number; see tolist" 'draw():item()'
    wrong "arrays are computed with in compiled functions only" 'return draw() + 1'
    wrong "trainer has no field 'batchs'; did you mean 'batches'?" 'trainer:batchs()'
    wrong "batches: the model declares no data" 'for batch in trainer:batches() do end'
    wrong "batches: \"train\" or \"test\", not all" 'trainer:batches("all")'
}

@test "loop: what run returns" {
    run_lines 'return { mean = 1 / 3 }'
    exits 0
    [[ $output == *'"result": {"mean": 0.333333333}'* ]]
    run_lines 'return { mean = "good" }'
    exits 3
    [[ $stderr == *"run: 'mean' of what it returns is a string, not a number"* ]]
}

@test "loop: a damaged parameter is not saved" {
    run train_loop lr=1e38 --out out
    exits 5
    has "is not finite at step"
}

@test "loop: --log has nothing to log" {
    run train_loop --log log.csv --out out
    exits 2
    has "--log does not know its losses"
}

@test "loop: the example of the README" {
    awk '/^## Loops of one/ { on = 1 } /^## / && !/Loops of one/ { on = 0 }
         on && /^```/ { if (code) exit; code = 1; next } on && code' "$BATS_TEST_DIRNAME/../../README.md" >example.lua
    grep -q compile example.lua
    run --separate-stderr "$GRADCC" train example.lua --epochs 1 --steps 20 --out out
    exits 0
    jq -e '.steps == 20 and .result.accuracy > 0.3' <<<"$output"
}

# write_copies OPTION: copies.lua, where `copy` gives b the parameters of a, and counts.
write_copies() {
    cat >copies.lua <<LUA
local nn, tensor = require "nn", require "tensor"
local a, b, count = nn.Linear(2, 2), nn.Linear(2, 2), nn.Buffer({}, 0)
local copy = compile("copy", {}, function()
  local from, to = a:parameters(), b:parameters()
  for i = 1, #from do nn.update(to[i], from[i]) end
  nn.update(count, count + 1)
  return tensor.ones(1)
end$1)
local apart = compile("apart", {}, function()
  return (a.weight - b.weight):abs():sum() + (a.bias - b.bias):abs():sum(), count:sum()
end)
return model { modules = { a = a, b = b, count = count }, run = function()
  local before = apart()
  copy() copy()
  local after, counted = apart()
  print(before > 0, after == 0, counted)
end }
LUA
}

@test "loop: a function that trains by its option updates" {
    write_copies ', { training = true }'
    run --separate-stderr "$GRADCC" train copies.lua --out out
    exits 0
    [[ $stderr == *$'true\ttrue\t2.0'* && $stderr != *warning* ]]
}

@test "loop: alpha_dropout keeps a mean of 0 and a variance of 1, but in training only" {
    cat >alpha.lua <<'LUA'
local nn, tensor = require "nn", require "tensor"
local scale = 1 / math.sqrt(0.7 * (1 + 0.3 * 1.7580993408473766 ^ 2))
local lost = -1.7580993408473766 * scale * 0.7
local function statistics()
  local x = tensor.randn(200000)
  local y = nn.alpha_dropout(x, 0.3)
  return y:mean(), y:var(), (y - lost):abs():lt(1e-6):float():mean(), (y - x):abs():sum()
end
local trained = compile("trained", {}, statistics, { training = true })
local scored = compile("scored", {}, statistics)
return model { run = function()
  local mean, var, share, change = trained()
  local function near(a, b) return math.abs(a - b) < 0.01 end
  print(near(mean, 0), near(var, 1), near(share, 0.3), change > 0, select(4, scored()) == 0)
end }
LUA
    run --separate-stderr "$GRADCC" train alpha.lua --out out
    exits 0
    [[ $stderr == *$'true\ttrue\ttrue\ttrue\ttrue'* ]]
}

@test "loop: dropout of channels takes whole ones, rrelu draws slopes, in training only" {
    cat >noise.lua <<'LUA'
local nn, tensor = require "nn", require "tensor"
local lost = -1.7580993408473766 / math.sqrt(0.7 * (1 + 0.3 * 1.7580993408473766 ^ 2)) * 0.7
local function lost_channels(y, value)
  local gone = (y - value):abs():lt(1e-6):float():flatten(2)
  return gone:mean(), (gone:amax(-1) - gone:amin(-1)):amax()
end
local function results()
  local list = {}
  for n = 1, 3 do
    local shape = { 300, 100, table.unpack({ 2, 3, 2 }, 1, n) }
    local y = nn["dropout" .. n .. "d"](tensor.ones(shape), 0.3)
    list[2 * n - 1], list[2 * n] = lost_channels(y, 0)
  end
  local y = nn.feature_alpha_dropout(tensor.ones(300, 100, 2, 2), 0.3)
  list[7], list[8] = lost_channels(y, lost)
  local slope = -nn.rrelu(-tensor.ones(100000), 0.1, 0.5)
  list[9], list[10], list[11] = slope:mean(), slope:amin(), slope:amax()
  list[12] = (nn.rrelu(tensor.ones(100)) - 1):abs():amax()
  return table.unpack(list)
end
local trained = compile("trained", {}, results, { training = true })
local scored = compile("scored", {}, results)
return model { run = function()
  local function near(a, b) return math.abs(a - b) < 0.01 end
  local t, s = { trained() }, { scored() }
  for i = 1, 7, 2 do
    assert(near(t[i], 0.3) and t[i + 1] == 0 and s[i] == 0 and s[i + 1] == 0)
  end
  assert(near(t[9], 0.3) and near(t[10], 0.1) and near(t[11], 0.5) and t[10] >= 0.1)
  for i = 9, 11 do assert(near(s[i], 0.3)) end
  print(t[12] == 0 and s[12] == 0)
end }
LUA
    run --separate-stderr "$GRADCC" train noise.lua --out out
    exits 0
    [[ $stderr == *$'true'* ]]
}

@test "loop: updates that never act are reported" {
    write_copies ''
    run --separate-stderr "$GRADCC" train copies.lua --out out
    exits 0
    [[ $stderr == *"copies.lua:5: warning: this update of 'b.weight' never acts, for nothing that calls it trains; compile(..., { training = true }) does"* ]]
    [[ $stderr == *"copies.lua:6: warning: this update of 'count' never acts"* ]]
    [[ $stderr == *$'true\tfalse\t0.0'* ]]
}

@test "loop: a function that returns something else when it is traced again is refused" {
    for results in 'x:expand(n == 1 and 1 or 100000, 4)' 'table.unpack({ x, x }, 1, n)'; do
        cat >changing.lua <<EOF
local n = 0
local f = compile("f", { { 1, 4 } }, function(x) n = n + 1 return $results end)
return model{ run = function() return { first = f({ { 1, 2, 3, 4 } }):item(0) } end }
EOF
        run --separate-stderr "$GRADCC" train changing.lua --out changing
        exits 3
        [[ $stderr == "changing.lua:2: error: 'f': "*" at first and is "*" traced again"* ]]
    done
}
