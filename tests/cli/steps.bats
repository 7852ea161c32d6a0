# Models with several losses: each a step of its own, with its own optimiser.
load common

setup() {
    start_in_folder
    steps="$here/steps.lua"
}

# train_steps OPTION...: trains steps.lua on the made data.
train_steps() {
    "$GRADCC" train "$steps" folder="$data" "$@"
}

@test "steps: results, reports and logs have each loss by name" {
    run --separate-stderr train_steps --out out --log log.csv
    exits 0
    jq -e '(.train_loss | keys_unsorted) == ["judge", "drawer"]
           and (.test | keys_unsorted) == ["loss.judge", "loss.drawer", "mean"]' <<<"$output"
    [[ $stderr == *"epoch 1/2  loss.judge "*"  loss.drawer "*"  test loss.judge "* ]]
    [ "$(head -n 1 log.csv)" = "step,loss.judge,loss.drawer" ]
    [ "$(wc -l <log.csv)" -eq 15 ]
    run ! grep -q ',,\|,$' log.csv
}

@test "steps: one that is not due has no loss" {
    train_steps every=3 --out out --log log.csv
    awk -F, 'NR > 1 && ($3 != "") != ($1 % 3 == 0) { wrong++ } END { exit wrong > 0 }' log.csv
    [ "$(awk -F, 'NR > 1 && $2 != ""' log.csv | wc -l)" -eq 14 ]
}

@test "steps: the mean of an epoch is over the batches of those that were due" {
    result=$(train_steps every=3 --steps 6 --out out --log log.csv)
    awk -F, 'NR > 1 && $3 != "" { sum += $3; count++ } END { printf "%.6f", sum / count }' log.csv >mean
    [ "$(jq -r .train_loss.drawer <<<"$result" | xargs printf %.6f)" = "$(cat mean)" ]
}

@test "steps: a resumed run equals an uninterrupted one" {
    for every in 1 2; do
        train_steps every=$every --epochs 3 --out whole --log whole.csv
        train_steps every=$every --epochs 3 --steps 10 --out parts --log parts.csv
        train_steps every=$every --epochs 3 --resume --out parts --log parts.csv
        cmp whole/state.safetensors parts/state.safetensors
        cmp whole.csv parts.csv
        rm -r whole parts whole.csv parts.csv
    done
}

@test "steps: threads do not change a bit" {
    train_steps --threads 1 --out one
    train_steps --threads 3 --out three
    cmp one/state.safetensors three/state.safetensors
}

@test "steps: each trains its own parameters and no others" {
    train_steps --steps 1 every=2 --out judge
    train_steps --steps 0 --out none
    train_steps --steps 1 --out both
    run python3 "$here/steps.py" none judge
    [ "$output" = "judge" ]
    run python3 "$here/steps.py" none both
    [ "$output" = "drawer judge" ]
}

@test "steps: no gradient is computed that no one asked for" {
    run "$GRADCC" emit "$steps" folder="$data" --entry train_drawer
    exits 0
    has "d_drawer_2_weight"
    [[ $output != *"d_judge_0_weight"* && $output != *"d_judge_3_bias"* ]]
    run "$GRADCC" emit "$steps" folder="$data" --entry train_judge
    has "d_judge_0_weight"
    [[ $output != *"d_drawer_"* ]]
}

@test "steps: without parameters a step trains all that its loss depends on" {
    run "$GRADCC" emit "$steps" folder="$data" group=all --entry train_drawer
    exits 0
    has "d_judge_0_weight"
    has "drawer_momentum_buffer_judge_0_weight"
}

@test "steps: slots and counters have the name of their step" {
    train_steps --steps 1 --out out
    for name in judge/step judge/exp_avg/judge.0.weight drawer/momentum_buffer/drawer.0.bias; do
        grep -q "\"$name\"" out/state.safetensors
    done
}

@test "steps: an unused parameter of a group, and one that no step trains, are reported" {
    cat >unused.lua <<'END'
local nn, optim = require "nn", require "optim"
local used, idle = nn.Linear(2, 1), nn.Linear(2, 1)
local spare = nn.Linear(2, 1, { bias = false })
return model {
  modules = { used = used, idle = idle, spare = spare },
  inputs = { x = { shape = { 2 } } },
  steps = { { name = "fit", parameters = { used, idle }, optimizer = optim.SGD {},
              loss = function(batch) return used(batch.x):mean() end } },
}
END
    run "$GRADCC" summary unused.lua
    exits 0
    has "unused.lua:2: warning: step 'fit' cannot train parameter 'idle.weight': its loss does not depend on it"
    has "unused.lua:3: warning: nothing trains parameter 'spare.weight'"
}

# A base that is frozen, a little that learns beside it, and a layer that nobody uses.
frozen() {
    cat >frozen.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config { way = "detach" }
local base = nn.Sequential { nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 8) }
local lora = nn.Sequential { nn.Linear(2, 2), nn.Linear(2, 8) }
local idle = nn.Linear(3, 1)
local lost = nn.Linear(2, 3)
local function loss(batch)
  local h, place = base(batch.x), lost(batch.x):argmax(1):float()
  if cfg.way == "detach" then h = h:detach() end
  return (h + lora(batch.x)):sum(1):sub(batch.y):square():mean() + (place * 0):mean()
end
local made, adam = { modules = { base = base, lora = lora, idle = idle, lost = lost },
  data = data.arrays { x = { { 0, 1 }, { 1, 1 } }, y = { 0.5, 1.5 } }, batch = 2, epochs = 1 },
  optim.Adam {}
if cfg.way == "detach" then
  made.loss, made.optimizer = loss, adam
elseif cfg.way == "steps" then
  made.steps = { { name = "fit", loss = loss, optimizer = adam, parameters = lora } }
else
  local step = compile("step", { "x", "y" }, function(x, y)
    adam:minimize(loss { x = x, y = y }, lora)
  end)
  made.run = function(trainer)
    for batch in trainer:batches() do step(batch.x, batch.y) end
  end
end
return model(made)
END
    run "$GRADCC" train frozen.lua way="$1" --out "$1"
    exits 0
    [[ $output != *"'base"* ]]
}

@test "steps: what a script freezes is counted; what nothing reads, or no gradient reaches, warns" {
    frozen detach
    has "frozen: 139 parameters, 96 of them frozen, state"
    has "frozen.lua:5: warning: the loss does not depend on parameter 'idle.weight'"
    has "frozen.lua:6: warning: the loss does not depend on parameter 'lost.weight'"
}

@test "steps: so is what it does not name among the parameters of a step" {
    for way in steps run; do
        frozen "$way"
        has "frozen: 139 parameters, 105 of them frozen, state"
        has "frozen.lua:5: warning: nothing trains parameter 'idle.weight'"
        [[ $output != *"'lost"* ]]
    done
}

@test "steps: eval, check, bench, summary and graph know them" {
    train_steps --steps 3 --out out
    run "$GRADCC" eval "$steps" folder="$data" --checkpoint out/model.safetensors
    exits 0
    jq -e '."loss.judge" > 0 and ."loss.drawer" > 0' <<<"$output"
    run "$GRADCC" check "$steps" folder="$data"
    exits 0
    has "loss.judge"
    has "loss.drawer"
    run "$GRADCC" bench "$steps" folder="$data" --steps 4 --log bench.csv
    exits 0
    [ "$(head -n 1 bench.csv)" = "step,loss.judge,loss.drawer" ]
    run "$GRADCC" summary "$steps" folder="$data"
    exits 0
    has "train_judge"
    has "train_drawer"
    run "$GRADCC" graph "$steps" folder="$data"
    exits 2
    has "choose one, as in --entry loss_judge"
    run "$GRADCC" graph "$steps" folder="$data" --entry train_drawer
    exits 0
}

@test "steps: an entry that there is not" {
    run "$GRADCC" emit "$steps" folder="$data" --entry train_judges
    exits 2
    has "train_judge, train_drawer"
    has "did you mean 'train_judge'?"
}

@test "steps: a loss that is not finite is named" {
    run train_steps lr=1e30 --out out
    exits 5
    has "loss."
    has "is not finite at step"
}

@test "steps: a saved run of other losses is refused" {
    train_steps --steps 2 --out out
    run train --resume --out out
    exits 4
    has "unexpected  judge.0.weight"
}

@test "steps: predictions from noise alone take no input, and a seed" {
    train_steps --steps 1 --out out
    draw() {
        "$GRADCC" predict "$steps" folder="$data" --checkpoint out/model.safetensors "$@"
    }
    draw >zero
    draw --seed 0 >again
    draw --seed 1 >one
    [ "$(wc -l <zero)" -eq 16 ]
    cmp zero again
    run ! cmp -s zero one
    run draw --input x.npy
    exits 2
    has "--input: predict reads none, so not x.npy"
}

@test "steps: batch norm that is applied twice in a step follows both batches" {
    cat >twice.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config { times = 1 }
local norm = nn.BatchNorm1d(1)
local function loss(batch)
  local sum = norm(batch.x):square():mean()
  for i = 2, cfg.times do
    sum = sum + norm(batch.x * i):square():mean()
  end
  return sum
end
return model {
  data = data.arrays { x = { { 1 }, { 3 } } }, batch = 2,
  steps = { { name = "fit", loss = loss, optimizer = optim.SGD {} } },
}
END
    "$GRADCC" train twice.lua times=2 --steps 1 --out out
    # mean 2, then 4: 0.9 (0.9 0 + 0.1 2) + 0.1 4 = 0.58
    run python3 - <<'END'
import json, struct
with open("out/model.safetensors", "rb") as file:
    header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
    data = file.read()
def first(name, code):
    return struct.unpack_from(code, data, header[name]["data_offsets"][0])[0]
print(round(first("running_mean", "<f"), 6), first("num_batches_tracked", "<f"))
END
    [ "$output" = "0.58 2.0" ]
}
