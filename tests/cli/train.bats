# Training: what it saves, what it prints, and what it refuses.
load common

setup() {
    start_in_folder
}

@test "stdout is one line of JSON, stderr has a line an epoch" {
    run --separate-stderr train --out out
    exits 0
    [ "${#lines[@]}" -eq 1 ]
    jq -e '.model == "tiny" and .epochs == 2 and .steps == 14 and .out == "out"
           and (.train_loss | type == "number") and (.test.loss | type == "number")
           and .test.accuracy >= 0 and .test.accuracy <= 1 and .seconds >= 0' <<<"$output"
    [ "$(jq -c keys_unsorted <<<"$output")" = \
        '["model","epochs","steps","train_loss","test","seconds","out"]' ]
    [[ $stderr == *"parameters"*"epoch 1/2"*"test loss"*"epoch 2/2"* ]]
    [[ $stderr != *$'\e'* && $stderr != *$'\r'* ]]
    [ "$(ls -A out)" = $'model.safetensors\nstate.safetensors' ]
}

@test "the bar of a terminal fits into it" {
    for columns in 20 62 100; do
        run python3 "$here/terminal.py" $columns "$GRADCC" train "$here/../../models/xor.lua" \
            --steps 10000 --epochs 1000000000 --out out
        exits 0
    done
    has "[-"
}

@test "the default folder is runs/NAME" {
    run train --quiet --steps 1
    exits 0
    [ -s runs/tiny/model.safetensors ]
}

@test "--quiet prints the JSON only" {
    run --separate-stderr train --quiet --out out
    exits 0
    [ -z "$stderr" ]
}

@test "losses fall and --log has one line a step" {
    train --epochs 30 --out out --log log.csv
    [ "$(head -n 1 log.csv)" = "step,loss" ]
    [ "$(wc -l <log.csv)" -eq 211 ]
    [[ $(tail -n 1 log.csv) == 210,* ]]
    awk -F, 'NR > 1 && NR <= 11 { early += $2 } NR > 201 { late += $2 }
             END { exit !(late < early) }' log.csv
}

@test "the same seed gives the same bytes, another seed others" {
    train --seed 7 --out one
    train --seed 7 --out two
    train --seed 8 --out three
    cmp one/state.safetensors two/state.safetensors
    run ! cmp -s one/model.safetensors three/model.safetensors
}

@test "threads do not change a bit" {
    train --threads 1 --out one
    train --threads 3 --out three
    cmp one/state.safetensors three/state.safetensors
}

@test "a resumed run equals an uninterrupted one, from the middle of an epoch too" {
    train --epochs 3 --out whole --log whole.csv
    for stop in 3 7 10; do
        train --epochs 3 --steps $stop --out parts --log parts.csv
        train --epochs 3 --resume --out parts --log parts.csv
        cmp whole/state.safetensors parts/state.safetensors
        cmp whole/model.safetensors parts/model.safetensors
        cmp whole.csv parts.csv
        rm -r parts parts.csv
    done
}

@test "a resumed run reports the loss of the whole epoch" {
    whole=$(train --steps 6 --out whole | jq .train_loss)
    train --steps 2 --out parts
    parts=$(train --steps 6 --resume --out parts | jq .train_loss)
    [ "$whole" = "$parts" ]
}

@test "--resume without a saved run: exit 4" {
    run train --resume --out nothing
    exits 4
    has "nothing/state.safetensors"
}

@test "--resume with another batch size: exit 4" {
    train --steps 2 --out out
    run train --steps 4 batch=8 --resume --out out
    exits 4
    has "batches of 16"
}

@test "--resume from a file that is not a saved run: exit 4" {
    train --steps 2 --out out
    cp out/model.safetensors out/state.safetensors
    run train --resume --out out
    exits 4
    has "not a saved run"
}

@test "Ctrl-C saves and exits with 130; the run can go on" {
    background "$GRADCC" train "$model" folder="$data" --epochs 100000 --out out 2>messages
    await "epoch 2/" messages
    kill -INT $pid
    ends 130
    grep -q "interrupted after step" messages
    step=$(sed -n 's/.*interrupted after step \([0-9]*\).*/\1/p' messages)
    train --epochs 100000 --steps $step --out whole
    cmp out/state.safetensors whole/state.safetensors
}

@test "a terminal that closes saves, too, unless nohup is in front" {
    background nohup "$GRADCC" train "$model" folder="$data" --epochs 100000 --out kept 2>kept_messages
    kept=$pid
    background "$GRADCC" train "$model" folder="$data" --epochs 100000 --out out 2>messages
    await "epoch 2/" messages
    await "epoch 2/" kept_messages
    kill -HUP $pid $kept
    ends 130
    grep -q "interrupted after step" messages
    [ -e out/state.safetensors ]
    pid=$kept
    kill -INT $pid
    ends 130
}

@test "Ctrl-C stays with the foreground: what a script starts in the background goes on" {
    "$GRADCC" train "$model" folder="$data" --epochs 100000 --out out 2>messages &
    pid=$!
    await "epoch 2/" messages
    kill -INT $pid
    sleep 0.2
    kill -TERM $pid # which says that it was there
    ends 130
    grep -q "interrupted after step" messages
}

@test "Ctrl-C does not wait for the test data" {
    cat >slow.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local points = {}
for i = 1, 4000 do
  points[i] = { i % 7 }
end
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = points, tests = 3999 }, batch = 1, epochs = 1, modules = net,
  loss = function(batch) return net(batch.x):square():mean() end,
  metrics = function(batch)
    local a = batch.x:expand(300, 300) * 1e-3
    for _ = 1, 10 do
      a = a:matmul(a + 1e-3)
    end
    return { size = a:sum() }
  end,
  optimizer = optim.SGD{ lr = 0.01 },
}
END
    background "$GRADCC" train slow.lua --out out 2>messages
    await "1 steps an epoch" messages
    sleep 0.5
    kill -INT $pid
    ends 130
    grep -q "interrupted after step 1" messages
    [ "$(grep -c "epoch 1/1" messages)" -eq 0 ]
    [ -e out/state.safetensors ]
}

@test "--checkpoint gives the first parameters" {
    train --steps 5 --out first
    train --steps 0 --checkpoint first/model.safetensors --out copy
    cmp first/model.safetensors copy/model.safetensors
}

@test "eval scores what train reported" {
    train --out out >train.json
    run --separate-stderr "$GRADCC" eval "$model" folder="$data" \
        --checkpoint out/model.safetensors
    exits 0
    [ "$(jq -c '{loss, accuracy}' <<<"$output")" = "$(jq -c .test train.json)" ]
    run --separate-stderr "$GRADCC" eval "$model" folder="$data" \
        --checkpoint out/state.safetensors
    exits 0
    [ "$(jq -c '{loss, accuracy}' <<<"$output")" = "$(jq -c .test train.json)" ]
}

@test "eval: a score that is not finite is told, and null in the result, exit 5" {
    train --steps 1 --out out
    python3 - out/model.safetensors <<'end'
import struct, sys
with open(sys.argv[1], "r+b") as file: # the last number is one of a parameter
    file.seek(-4, 2)
    file.write(struct.pack("<f", float("nan")))
end
    run --separate-stderr "$GRADCC" eval "$model" folder="$data" \
        --checkpoint out/model.safetensors
    exits 5
    [ "$(jq -c .loss <<<"$output")" = null ]
    [[ "$stderr" == *"loss is not finite on the test data, with the parameters of out/model"* ]]
}

@test "a checkpoint of another model: all differences, exit 4" {
    train --steps 1 --out out
    run "$GRADCC" eval "$model" folder="$data" hidden=9 --checkpoint out/model.safetensors
    exits 4
    has "different   0.weight is F32 (8, 16) in the file, F32 (9, 16) in the model"
    has "different   0.bias"
    has "different   2.weight"
}

@test "missing and unexpected keys name the nearest" {
    train --steps 1 --out out
    sed 's/"0.weight"/"0.weihgt"/' out/model.safetensors >broken.safetensors
    run "$GRADCC" eval "$model" folder="$data" --checkpoint broken.safetensors
    exits 4
    has "missing     0.weight F32 (8, 16); the file has 0.weihgt"
    has "unexpected  0.weihgt F32 (8, 16); the model has 0.weight"
}

@test "a name in front of all keys is seen; keys that fit are not offered" {
    train --steps 1 --out out
    python3 "$here/rename.py" out/model.safetensors prefixed.safetensors 0. net.0.
    run "$GRADCC" eval "$model" folder="$data" --checkpoint prefixed.safetensors
    exits 4
    has "missing     0.weight F32 (8, 16); the file has net.0.weight F32 (8, 16)"
    has "unexpected  net.0.bias F32 (8); the model has 0.bias (8)"
    python3 "$here/rename.py" out/model.safetensors other.safetensors 0.bias other
    run "$GRADCC" eval "$model" folder="$data" --checkpoint other.safetensors
    exits 4
    [[ $output == *"missing     0.bias F32 (8)"$'\n'* && $output != *"2.bias"* ]]
}

@test "a truncated checkpoint: exit 4" {
    train --steps 1 --out out
    head -c 300 out/model.safetensors >short.safetensors
    run "$GRADCC" eval "$model" folder="$data" --checkpoint short.safetensors
    exits 4
    has "short.safetensors"
}

@test "an output folder that cannot be: exit 1 before training" {
    touch file
    run train --out file/out
    exits 1
    has "cannot write to folder 'file/out'"
    [[ $output != *epoch* ]]
    run train --out /proc/gradcc
    exits 1
}

@test "a log that cannot be: exit 1 before training" {
    run train --out out --log absent/log.csv
    exits 1
    has "absent/log.csv"
    [[ $output != *epoch* ]]
}

@test "a full disk under the log: exit 1" {
    run train --out out --log /dev/full
    exits 1
    has "/dev/full"
}

@test "a loss that is not finite: exit 5, and the good files stay" {
    train --steps 7 --out out
    cp -r out before
    run train lr=3e38 --epochs 30 --resume --out out
    exits 5
    has "at step"
    has "are those of step 7"
    cmp out/state.safetensors before/state.safetensors
    cmp out/model.safetensors before/model.safetensors
    run train lr=3e38 --epochs 30 --out fresh
    exits 5
    has "nothing was saved to fresh"
    [ -z "$(ls -A fresh)" ]
}

@test "a loss that is not finite before anything was learnt: the rate is not to blame" {
    sed 's/nn.Linear(cfg.hidden, 3)/nn.Linear(cfg.hidden, 2)/' "$model" >two.lua
    run "$GRADCC" train two.lua folder="$data" --out out
    exits 5
    has "at step 1 (epoch 1): nothing was learnt yet; labels 'y' are 0 to 2: does the model have 3"
    cat >undefined.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 }, { 2 } } }, batch = 2, epochs = 1, modules = net,
  loss = function(batch) return (net(batch.x) * 0 - 1):log():mean() end,
  optimizer = optim.SGD{ lr = 0.1 },
}
END
    run "$GRADCC" train undefined.lua --out out
    exits 5
    has "nothing was learnt yet; look at the data"
    run train lr=1e38 --out out
    exits 5
    has "try a smaller learning rate"
}

@test "a data file is missing: exit 4" {
    make_data damaged
    rm damaged/labels.idx
    run "$GRADCC" train "$model" folder="$PWD/damaged"
    exits 4
    has "damaged/labels.idx"
}

@test "a data file is truncated: exit 4" {
    make_data damaged
    head -c 900 "$data/images.idx" >damaged/images.idx
    run "$GRADCC" train "$model" folder="$PWD/damaged"
    exits 4
    has "damaged/images.idx"
    : >damaged/images.idx
    run "$GRADCC" train "$model" folder="$PWD/damaged"
    exits 4
    has "damaged/images.idx"
}

@test "labels out of range: exit 4" {
    make_data damaged
    make_idx damaged/labels.idx 10 100
    run "$GRADCC" train "$model" folder="$PWD/damaged"
    exits 4
    has "damaged/labels.idx: label"
    has "is not in 0..2"
}

@test "test images of another shape: exit 4" {
    make_data damaged
    make_idx damaged/test-images.idx 256 40 5 4
    run "$GRADCC" train "$model" folder="$PWD/damaged"
    exits 4
    has "damaged/test-images.idx"
}

@test "more images than labels: exit 4" {
    make_data damaged
    make_idx damaged/labels.idx 3 99
    run "$GRADCC" train "$model" folder="$PWD/damaged"
    exits 4
    has "100 and 99 samples"
}

@test "a model without data cannot train: exit 3" {
    cat >plain.lua <<'END'
local nn, optim = require "nn", require "optim"
local net = nn.Linear(4, 3)
return model{
  inputs = { x = { shape = {4} }, y = { shape = {}, classes = 3 } },
  batch = 8,
  loss = function(batch) return nn.cross_entropy(net(batch.x), batch.y) end,
  optimizer = optim.SGD{ lr = 0.1 },
}
END
    run "$GRADCC" train plain.lua
    exits 3
    has "declares no"
}

@test "fewer samples than a batch" {
    run --separate-stderr train batch=128 --out out
    exits 0
    jq -e '.steps == 2' <<<"$output"
}

@test "the system compiler trains too, and needs to be there" {
    run train --backend cc --steps 3 --out out
    exits 0
    CC=no-such-compiler run train --backend cc --steps 3 --out out
    exits 1
    has "no-such-compiler"
}

@test "a comma as decimal point in the environment changes nothing" {
    train --epochs 1 --out plain | jq 'del(.seconds, .out)' >plain.json
    LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 train --epochs 1 --out german |
        jq 'del(.seconds, .out)' >german.json
    cmp plain.json german.json
    cmp plain/state.safetensors german/state.safetensors
}

@test "more memory than there is: exit 1 before training" {
    run train hidden=2000000000 --out out
    exits 1
    has "not enough memory"
    [ ! -e out/model.safetensors ]
}

@test "a full disk: exit 1 before training, and the old files stay" {
    train --steps 1 --out out
    cp -r out before
    run bash -c "ulimit -f 2; \"$GRADCC\" train \"$model\" folder=\"$data\" hidden=99 --out out"
    exits 1
    has "out/state.safetensors"
    [[ $output != *epoch\ 1* ]]
    diff -r out before
}

@test "a name that no checkpoint can hold: exit 1 before training" {
    cat >name.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(2, 3)
return model{
  data = data.arrays{ x = {{0, 0}, {0, 1}}, y = { values = {0, 1}, classes = 3 } },
  batch = 2, modules = { ["a\xff"] = net },
  loss = function(batch) return nn.cross_entropy(net(batch.x), batch.y) end,
  optimizer = optim.SGD{ lr = 0.1 },
}
END
    run "$GRADCC" train name.lua --out out
    exits 1
    has "not valid UTF-8"
    [[ $output != *epoch\ 1* ]]
    [ -z "$(ls -A out)" ]
}

@test "a log goes on where it stopped, and has one heading" {
    train --steps 3 --out out
    train --steps 5 --resume --out out --log late.csv
    [ "$(head -n 1 late.csv)" = "step,loss" ]
    [ "$(wc -l <late.csv)" -eq 3 ]
}

@test "a test loss that is not finite: exit 5, and the result and the files are there" {
    cat >far.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 }, { 2 }, { 1e30 } }, tests = 1, shuffle = false },
  batch = 2, epochs = 1, modules = net, optimizer = optim.SGD{ lr = 0.1 },
  loss = function(batch) return net(batch.x):square():mean() end,
}
END
    run --separate-stderr "$GRADCC" train far.lua --out out
    exits 5
    [ "$(jq -c .test.loss <<<"$output")" = null ]
    [[ "$stderr" == *"loss is not finite on the test data, with the parameters of out/model"* ]]
    [ -s out/model.safetensors ]
}

@test "data that are not finite are named" {
    cat >hole.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 }, { 2 }, { 3 }, { 0 / 0 } }, shuffle = false },
  batch = 2, epochs = 1, modules = net, optimizer = optim.SGD{ lr = 0.1 },
  loss = function(batch) return net(batch.x):square():mean() end,
}
END
    run "$GRADCC" train hole.lua --out out
    exits 5
    has "at step 2 (epoch 1): the data of 'x' has numbers in this batch that are not finite"
}

@test "a loop of one's own is told which samples it does not see" {
    cat >few.lua <<'END'
local data = require "data"
local count = compile("count", { "x" }, function(x) return x:sum() end)
return model{
  data = data.arrays{ x = { { 1 }, { 2 }, { 3 }, { 4 } }, tests = 1 }, batch = 2, epochs = 1,
  run = function(trainer) for batch in trainer:batches() do count(batch.x) end end,
}
END
    run "$GRADCC" train few.lua --out out
    exits 0
    has "1 of 1 test samples make no whole batch and are left out"
    [[ "$output" != *"1 of 3 samples"* ]] # an epoch leaves out another one
}

@test "of short epochs the last is saved" {
    train --epochs 30 --out all
    train --epochs 15 --out out
    train --epochs 30 --resume --out out
    cmp all/state.safetensors out/state.safetensors
}
