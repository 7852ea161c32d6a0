# Which units contribute, held against networks whose gradients are written out in units.py.
load common

setup() {
    start_in_folder
    units make
}

units() {
    "${PYTHON:-/usr/bin/python3}" "$here/units.py" "$@"
}

# explain OPTION...: units.lua with the parameters of units.py.
explain() {
    "$GRADCC" explain "$here/units.lua" --checkpoint w.safetensors "$@"
}

# explain_tiny OPTION...: tiny.lua after a few steps of training.
explain_tiny() {
    [ -d tiny ] || train --quiet --steps 5 --out tiny >/dev/null
    "$GRADCC" explain "$model" folder="$data" --checkpoint tiny/model.safetensors "$@"
}

# trained FILE OPTION...: explains a script after a step of training.
trained() {
    "$GRADCC" train "$1" --quiet --steps 1 --out out >/dev/null
    "$GRADCC" explain "$1" --checkpoint out/model.safetensors "${@:2}"
}

@test "contributions, corrections and classes are those of gradients written out" {
    explain -o test.csv
    units expect test.csv 2
    explain tests=0 --output all.csv
    units expect all.csv 0
}

@test "a contribution is the difference of the loss when a unit is scaled" {
    explain tests=1 -o one.csv
    units slopes one.csv "$GRADCC" "$here/units.lua"
}

@test "the table: a parameter a line, the strongest units, those that do nothing" {
    run --separate-stderr explain
    exits 0
    [ "${lines[0]}" = "units: 4 test samples, one by one" ]
    [[ ${lines[1]} =~ ^loss\ [0-9.]+$ ]]
    [[ ${lines[3]} =~ ^\ \ tokens.weight\ +\(5,\ 3\)\ +2\ +1\ +2\ +[0-9.]+\ %\ \ \[########----........\]\ \ units.lua:9$ ]]
    [[ ${lines[6]} =~ ^\ \ gain\ +\(\)\ +1\ +0\ +0\ +[0-9.]+\ %\ \ \[####################\]\ \ units.lua:12$ ]]
    has "strongest units"
    [[ $output =~ gain\ +[0-9.]+\ +[0-9.]+\ +[0-9.]+\ % ]]
    [[ $output =~ units\ of\ +shape\ +#\ a\ lot\ \ -\ a\ little\ +\.\ nothing\ +share ]]
    [[ $output =~ units\ that\ do\ nothing.*tokens.weight\ +1,\ 4\ of\ 5.*hidden.weight\ +2\ of\ 4.*unread\ +0-1\ of\ 2$ ]]
    [[ $output != *"hidden.bias"* ]]
}

@test "a list of idle units has an end" {
    cat >idle.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local net, odd = nn.Embedding(200, 2), {}
for i = 1, 100 do odd[i] = 2 * i - 1 end
return model{
  data = data.arrays{ x = { values = odd, classes = 200 } },
  batch = 4, loss = function(b) return net(b.x):square():sum() end, modules = { net },
  optimizer = optim.SGD{ lr = 0.1 },
}
END
    run trained idle.lua
    exits 0
    [[ $output =~ \ 0,\ 2,\ 4,\ 6.*\ and\ [0-9]+\ more\ of\ 200$ ]]
    [ "${#lines[-1]}" -lt 132 ]
}

@test "--json is one line, with what the table has" {
    explain --json -o units.csv >units.json
    [ "$(wc -l <units.json)" -eq 1 ]
    jq -e '.model == "units" and .data == "test" and .samples == 4 and .batch == 1
           and (.losses | length == 1)' units.json
    jq -e '.losses[0] | .loss == "loss" and ([.parameters[].share] | add > 0.9999 and add < 1.0001)
           and [.parameters[].name] == ["tokens.weight", "hidden.weight", "out.weight", "gain", "unread"]
           and (.parameters[0] | .shape == [5, 3] and .units == 5 and ."a lot" == 2
                and ."a little" == 1 and .nothing == 2 and .idle == [[1, 1], [4, 4]]
                and .file == "units.lua" and .line == 9)
           and (.strongest | length <= 10 and all(.[]; .contribution > 0 and .correction > 0))
           and ([.strongest[].contribution] | . == (sort | reverse))' units.json
    [ "$(grep -c ',a lot$' units.csv)" = "$(jq '[.losses[0].parameters[]."a lot"] | add' units.json)" ]
}

@test "threads change no byte, and the spelling of the code no class" {
    for threads in 1 2 3; do
        explain_tiny --threads $threads -o $threads.csv >$threads.txt
        cmp 1.csv $threads.csv
        cmp 1.txt $threads.txt
    done
    explain_tiny --threads 1 --style loops -o loops.csv >loops.txt
    [ "$(cut -d , -f 5 1.csv)" = "$(cut -d , -f 5 loops.csv)" ]
}

@test "--batch: batches of several samples, and the rest" {
    run explain loss=pair
    exits 3
    has "units.lua:26: error: slice"
    has "it was traced with one sample a batch; --batch N takes N at a time"
    run --separate-stderr explain loss=pair --batch 2
    exits 0
    [ "${lines[0]}" = "units: 4 test samples, in batches of 2" ]
    run --separate-stderr explain --batch 3
    exits 0
    explain tests=1 --batch 100 -o many.csv
    explain tests=1 -o one.csv
    cmp many.csv one.csv
}

@test "without test data those of training" {
    cat >train_only.lua <<END
local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(16, 1)
return model{
  data = data.idx{ x = { train = "$data/images.idx", shape = { 16 }, scale = 1 / 255 } },
  batch = 4, loss = function(b) return net(b.x):square():mean() end, modules = { net },
  optimizer = optim.SGD{ lr = 0.1 },
}
END
    run --separate-stderr trained train_only.lua
    exits 0
    [ "${lines[0]}" = "train_only: 100 training samples, one by one" ]
}

@test "of several losses each explains what it trains" {
    "$GRADCC" train "$here/steps.lua" folder="$data" --quiet --steps 3 --out gan >/dev/null
    run --separate-stderr "$GRADCC" explain "$here/steps.lua" folder="$data" \
        --checkpoint gan/model.safetensors -o gan.csv
    exits 0
    [[ $output =~ loss.judge.*judge.0.weight.*judge.3.weight.*loss.drawer.*drawer.0.weight ]]
    [ "$(head -n 1 gan.csv)" = "loss,parameter,unit,contribution,correction,class" ]
    [ "$(grep -c '^loss.judge,"judge\.' gan.csv)" -eq 13 ]
    [ "$(grep -c '^loss.drawer,"drawer\.' gan.csv)" -eq 28 ]
    [ "$(wc -l <gan.csv)" -eq 42 ]
    "$GRADCC" emit "$here/steps.lua" folder="$data" --entry explain_judge | grep -q contribution_judge_0_weight
}

@test "each batch draws numbers of its own, the same for the same seed" {
    cat >noise.lua <<'END'
local nn, optim, data, tensor = require "nn", require "optim", require "data", require "tensor"
local Net = nn.class "Net"
function Net:init() self.p = nn.Parameter({}, 1) end
local net = Net()
return model{
  data = data.arrays{ x = { 1, 2, 3, 4, 5, 6, 7, 8 } }, batch = 4, modules = { net },
  loss = function(b) return (tensor.rand(b.x:size(0)) * net.p):mean() end,
  optimizer = optim.SGD{ lr = 0 },
}
END
    trained noise.lua -o first.csv
    trained noise.lua -o again.csv --seed 0
    trained noise.lua -o other.csv --seed 1
    cmp first.csv again.csv
    run ! cmp -s first.csv other.csv
    # p is 1: the mean of |p u| is less than the root of the mean of u^2 unless every u is the same
    awk -F, 'NR == 2 { exit !($3 < 0.99 * $4) }' first.csv
}

@test "a bias belongs to its weight, under any of the names that this has" {
    cat >joined.lua <<'END'
local nn, optim = require "nn", require "optim"
local Net = nn.class "Net"
function Net:init()
  self.emb = nn.Embedding(5, 3)
  self.lstm = nn.LSTM(3, 3)
  self.norm = nn.LayerNorm(3)
  self.out = nn.Linear(3, 5)
  self.out.weight = self.emb.weight
  self.bias = nn.Parameter({ 2 }, 1)
end
function Net:forward(x)
  return self.out(self.norm((self.lstm(self.emb(x))))):square():sum() * self.bias:sum()
end
local net = Net()
return model{
  inputs = { x = { shape = { 4 }, classes = 5 } }, batch = 2, net = net,
  loss = function(b) return net(b.x) end, optimizer = optim.SGD{ lr = 0.1 },
}
END
    "$GRADCC" emit joined.lua --entry explain --stage graph >joined.graph
    [ "$(grep -o 'contribution_[a-z0-9_.]*' joined.graph | sort)" = "$(printf 'contribution_%s\n' \
        bias emb.weight lstm.weight_hh_l0 lstm.weight_ih_l0 norm.weight)" ]
}

@test "units of transposed convolutions are channels out, and of other parameters what they say" {
    cat >channels.lua <<'END'
local nn, optim, data, tensor = require "nn", require "optim", require "data", require "tensor"
local cfg = config{ channels = 6, groups = 2, only = 0 }
local Net = nn.class "Net"
function Net:init()
  self.up = nn.ConvTranspose2d(4, cfg.channels, 2, { groups = cfg.groups })
  self.w = nn.Parameter({ 2, 3 }, tensor.rand, { unit_axis = -1 })
end
local net, x = Net(), {}
for i = 1, 16 do x[i] = i % 5 end
return model{
  data = data.arrays{ x = { x } }, batch = 1, modules = { net },
  -- what is linear in a unit's weights and bias is the derivative in a factor of them
  loss = function(b)
    local y = net.up(b.x:reshape(1, 4, 2, 2)):sum{ 0, 2, 3 }
    return y:slice(0, cfg.only, cfg.only + 1):sum() + b.x:slice(1, 1, 3):matmul(net.w):sum()
  end,
  optimizer = optim.SGD{ lr = 0 },
}
END
    for sizes in "channels=6 groups=2" "channels=4 groups=1" "channels=4 groups=4"; do
        "$GRADCC" train channels.lua $sizes --quiet --steps 1 --out out >/dev/null
        for unit in 0 2 3; do
            "$GRADCC" explain channels.lua $sizes only=$unit --checkpoint out/model.safetensors \
                --json >channels.json
            jq -e '.losses[0].parameters | map({(.name): .}) | add
                | .["up.weight"].units == (.["up.weight"].nothing + 1) and .w.units == 3
                  and (has("up.bias") | not)' channels.json
            jq -e --argjson unit $unit '[.losses[0].strongest[] | select(.parameter == "up.weight")]
                | length == 1 and .[0].unit == $unit' channels.json
        done
    done
}

@test "memory has one gradient at a time" {
    cat >deep.lua <<'END'
local nn, optim = require "nn", require "optim"
local layers = {}
for i = 1, 10 do
  layers[2 * i - 1], layers[2 * i] = nn.Linear(128, 128), nn.Tanh()
end
local net = nn.Sequential(layers)
return model{
  inputs = { x = { shape = { 128 } } }, batch = 1, net = net,
  loss = function(b) return net(b.x):square():mean() end, optimizer = optim.SGD{ lr = 0.1 },
}
END
    "$GRADCC" emit deep.lua --entry explain --stage plan >deep.plan
    work=$(sed -n 's/.* \([0-9]*\) bytes of work.*/\1/p' deep.plan)
    [ "$work" -lt $((2 * 128 * 128 * 4)) ]
}

@test "--weight: one weight's value, gradient and share" {
    units weight "$GRADCC" "$here/units.lua"
    run --separate-stderr explain --weight 'unread[1]'
    exits 0
    has "the loss does not depend on it"
}

@test "--weight: the chain rule has the kernels from the loss to the gradient, and no others" {
    run --separate-stderr explain --weight 'hidden.weight[3,1]'
    exits 0
    [[ $output =~ loss\ =.*d_out\ .*d_hidden_weight\ =\ [^=]*$ ]]
    [[ $output != *"relu("* && $output != *contribution_* && $output != *bias* ]]
    [[ $output == *"units.lua:17"*"units.lua:10"* ]]
    "$GRADCC" train "$here/steps.lua" folder="$data" --quiet --steps 3 --out gan >/dev/null
    run --separate-stderr "$GRADCC" explain "$here/steps.lua" folder="$data" --batch 4 \
        --checkpoint gan/model.safetensors --weight 'judge.0.bias[2]'
    exits 0
    has "loss.judge"
    [[ $output != *"loss.drawer"* ]]
}

@test "--weight: the chain rule through a loop that overwrites what came forward" {
    cat >loop.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local lstm, head = nn.LSTM(8, 16), nn.Linear(16, 2)
local x = {}
for i = 1, 16 do
  x[i] = {}
  for t = 1, 6 do
    x[i][t] = {}
    for k = 1, 8 do x[i][t][k] = (i * t * k) % 7 / 7 end
  end
end
return model{
  data = data.arrays{ x = x }, batch = 8, modules = { lstm = lstm, head = head },
  loss = function(b) return head((lstm(b.x))):square():mean() end, optimizer = optim.SGD{ lr = 0.1 },
}
END
    run trained loop.lua --batch 8 --weight 'lstm.weight_hh_l0[1,2]'
    exits 0
    [[ $output =~ @\ head_weight.*by\ 8\ steps.*d_lstm_weight_hh_l0\ =\ [^=]*$ ]]
    [[ $output != *const_* ]]
}

@test "--weight: what is not there" {
    for place in '[4,0]' '[1]' '[1,2,0]' '[1,1]x' '[-1,0]' '[99999999999999999999,0]' '[1,' ''; do
        run explain --weight "hidden.weight$place"
        exits 2
        has "--weight: 'hidden.weight$place' is no element of (4, 3), which has hidden.weight[0,0] to hidden.weight[3,2]"
    done
    run explain --weight 'gain[0]'
    exits 2
    has "'gain[0]' is no element of (), which has gain"
    run explain --weight 'hidden.wait[1,1]'
    exits 2
    has "no parameter 'hidden.wait'; did you mean 'hidden.weight'?"
    for option in --json --output=units.csv; do
        run explain --weight 'gain' $option
        exits 2
        has "--weight has no --json and no --output; its result is text"
    done
}

@test "--weight: names with brackets, and other names of a weight" {
    cat >brackets.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local Net = nn.class "Net"
function Net:init()
  self["a[0]"] = nn.Parameter({}, 2)
  self.a = nn.Parameter({ 2 }, 3)
  self["a[1]"] = nn.Parameter({ 2 }, 5)
  self.again = self.a
end
local net = Net()
return model{
  data = data.arrays{ x = { 1, 2 } }, batch = 1, modules = { net },
  loss = function(b) return (net["a[0]"] * net.a * net["a[1]"] * b.x):sum() end,
  optimizer = optim.SGD{ lr = 0 },
}
END
    "$GRADCC" train brackets.lua --quiet --steps 1 --out out
    for weight in 'a[0] = 2, of ()' 'a[1] = 3, of (2)' 'a[1][1] = 5, of (2)' 'again[0] = 3, of (2)'; do
        run --separate-stderr "$GRADCC" explain brackets.lua --checkpoint out/model.safetensors \
            --weight "${weight%% *}"
        exits 0
        [[ ${lines[0]} == "$weight, brackets.lua:"* ]]
    done
    run explain --weight 'a[2]'
    exits 2
}

@test "names of a script are quoted in CSV, and escaped for people" {
    cat >names.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local Net = nn.class "Net"
function Net:init() self['a,"\27[31mb'] = nn.Linear(1, 1, { bias = false }) end
function Net:forward(x) return self['a,"\27[31mb'](x) end
local net = Net()
return model{
  data = data.arrays{ x = { { 1 }, { 2 } } }, batch = 1, net = net,
  loss = function(b) return net(b.x):square():mean() end, optimizer = optim.SGD{ lr = 0.1 },
}
END
    run trained names.lua -o names.csv
    exits 0
    [[ $output != *$'\e'* ]]
    grep -qF '"a,""\x1b[31mb.weight",0,' names.csv
    run trained names.lua --json
    exits 0
    [[ $output != *$'\e'* ]]
}

@test "the bar of a terminal, and none with --quiet" {
    explain_tiny >/dev/null
    run python3 "$here/terminal.py" 80 "$GRADCC" explain "$model" folder="$data" \
        --checkpoint tiny/model.safetensors
    exits 0
    has "samples/s"
    run --separate-stderr explain_tiny --quiet
    exits 0
    [ -z "$stderr" ]
}

@test "what is missing, or wrong" {
    run "$GRADCC" explain "$here/units.lua"
    exits 2
    has "gradcc explain needs --checkpoint FILE"
    run explain --epochs 3
    exits 2
    has "unknown option '--epochs'"
    run explain --batch 0
    exits 2
    run "$GRADCC" explain "$here/units.lua" --checkpoint absent
    exits 4
    has "absent"
    train --quiet --steps 1 --out tiny >/dev/null
    run "$GRADCC" explain "$here/units.lua" --checkpoint tiny/model.safetensors -o units.csv
    exits 4
    has "tiny/model.safetensors"
    [ -z "$(find . -name '*units.csv*' -o -name '.gradcc-*')" ]
    run explain -o no/such/folder.csv
    exits 1
    has "no/such/folder.csv"
    run explain -o /dev/full
    exits 1
    has "/dev/full"
}

@test "a loss, or a gradient, that is not finite: exit 5, no table, no file" {
    units spoil
    run --separate-stderr explain -o units.csv
    exits 5
    [ -z "$output" ]
    [[ $stderr == *"loss: the loss is not finite at sample 0, counted from 0, with the parameters of w.safetensors"* ]]
    [ ! -e units.csv ]
    cat >root.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config{ less = 0.0 }
local Net = nn.class "Net"
function Net:init() self.w = nn.Parameter({ 3 }, 1) end
local net = Net()
return model{
  data = data.arrays{ x = { 1, 2 } }, batch = 1, modules = { net },
  loss = function(b) return ((net.w:slice(0, 1, 3) - cfg.less):sqrt() * b.x):sum() end,
  optimizer = optim.SGD{ lr = 0 },
}
END
    run trained root.lua
    exits 0
    run "$GRADCC" explain root.lua less=1 --checkpoint out/model.safetensors
    exits 5
    has "loss: the contribution of unit 1 of 'w' is not finite at sample 0, counted from 0, with the parameters of out/model.safetensors"
    sed 's/less):sqrt() \* b.x/less) * 1e20/' root.lua >steep.lua
    run "$GRADCC" explain steep.lua --checkpoint out/model.safetensors
    exits 5
    has "loss: the square of the gradient of unit 1 of 'w' is not finite at sample 0"
}

@test "a model without a loss, without data, or with a loop of its own" {
    cat >plain.lua <<'END'
local nn = require "nn"
local net = nn.Linear(2, 1)
return model{ inputs = { x = { shape = { 2 } } }, batch = 2, net = net,
              predict = function(b) return net(b.x) end }
END
    run "$GRADCC" explain plain.lua --checkpoint w.safetensors
    exits 3
    has "plain.lua: the model does not declare \`loss\`, which this needs"
    run "$GRADCC" explain "$here/rows.lua" --checkpoint w.safetensors
    exits 3
    has "the model declares no \`data\`"
    run "$GRADCC" explain "$here/loop.lua" folder="$data" --checkpoint w.safetensors
    exits 3
    has "trains in a loop of its own; explain needs a \`loss\`, or \`steps\`, that model{} declares"
}
