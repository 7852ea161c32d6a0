# emit, graph, summary, check, bench, golden: commands that show or measure a model.
load common

setup() {
    start_in_folder
}

emit() {
    "$GRADCC" emit "$model" folder="$data" "$@"
}

@test "emit: the same bytes twice, from elsewhere, and in another language" {
    emit >one.c
    emit >two.c
    mkdir -p deep/er
    (cd deep/er && LC_ALL=de_DE.UTF-8 emit) >three.c
    (cd "$here" && "$GRADCC" emit tiny.lua folder="$data") >four.c
    cmp one.c two.c
    cmp one.c three.c
    cmp one.c four.c
    [ -s one.c ]
}

@test "emit: a plan shows a NaN without its sign, which machines differ in" {
    "$GRADCC" emit "$here/../equiv/models/rows.lua" --stage plan >plan
    grep "const nan" plan
    not grep -e "-nan" plan
}

plan_of_rows() {
    "$GRADCC" emit "$here/../equiv/models/rows.lua" --entry train_step --stage plan "$@"
}

@test "emit: a head's rows lie in the order of the recurrent layer before it" {
    plan_of_rows --no-rows | grep "kernel.* product .*; rows.lua:9" >products
    [ "$(wc -l <products)" -eq 2 ]
    plan_of_rows >plan
    [ "$(grep -c "kernel.* matmul .*; rows.lua:9" plan)" -eq 3 ] # forward, to its input, to its weights
    not grep "kernel.* product .*; rows.lua:9" plan
}

@test "emit: gates and their gradients lie where the steps found their inputs" {
    plan_of_rows --no-inplace >apart
    not grep overwritten apart
    plan_of_rows >plan
    [ "$(grep -c overwritten plan)" -eq 2 ] # forward and backward
    [ "$(grep -c "^    y " apart)" -eq 6 ]  # i, f, g, o, tanh(c), and all gradients
    [ "$(grep -c "^    y " plan)" -eq 1 ]   # tanh(c)
}

@test "emit: three compilers take the C without a warning" {
    for style in "" "--entry train_step" "--entry init"; do
        emit $style -o model.c
        flags="-std=c11 -Wall -Wextra -Wconversion -pedantic -Werror -O2 -c model.c"
        gcc $flags -o gcc.o
        clang $flags -o clang.o
        run tcc -Wall -c model.c -o tcc.o
        exits 0
        [ -z "$output" ]
    done
}

@test "emit: every stage, and they differ" {
    for stage in graph grad simplify fuse plan c; do
        emit --stage $stage >$stage.txt
        [ -s $stage.txt ]
    done
    [ "$(cat ./*.txt | wc -l)" -gt 100 ]
    for stage in grad simplify fuse plan c; do
        run ! cmp -s graph.txt $stage.txt
    done
    run ! cmp -s grad.txt simplify.txt
}

@test "emit: each entry point alone" {
    for entry in init loss train_step eval_step gradients explain; do
        run emit --entry $entry
        exits 0
        has "$entry"
        run emit --entry $entry --stage plan
        exits 0
    done
}

@test "emit: what rounds by its place in a loop is computed once for all phases of a long row" {
    "$GRADCC" emit "$here/../equiv/models/long_extremes.lua" --entry train_step >long.c
    for function in log1pf tanf; do
        [ "$(grep -c "$function(" long.c)" = 1 ]
    done
}

@test "emit: an entry that the model does not declare: exit 3" {
    run emit --entry predict
    exits 3
    has "predict"
}

@test "emit -o writes the file whole or not at all" {
    emit >stdout.c
    emit -o file.c
    cmp stdout.c file.c
    run emit -o absent/file.c
    exits 1
    has "absent/file.c"
    run emit -o /dev/full
    exits 1
}

@test "emit to a full device: exit 1" {
    run bash -c "\"$GRADCC\" emit \"$model\" folder=\"$data\" >/dev/full"
    exits 1
    has "cannot write to standard output"
}

@test "blocks are emitted on request" {
    run emit --style blocks
    exits 0
    has "rt_"
    run emit --style loops
    [[ $output != *rt_gemm* ]]
}

@test "blocks have no loop with nothing in it, and no name that nothing reads" {
    cat >tiles.lua <<'END'
return model{
  inputs = { a = { shape = { 7, 200, 16 } } }, batch = 64,
  predict = function(batch) return batch.a:sum{ 0, 2 }:unsqueeze(0) end,
}
END
    "$GRADCC" emit tiles.lua --style blocks >tiles.c
    grep -q 'long lines = ' tiles.c
    "${CC:-cc}" -std=c11 -Wall -Wextra -Werror=unused -fsyntax-only tiles.c
    "$GRADCC" emit "$here/../../models/mlp.lua" --style blocks >mlp.c
    not grep 'long j = 0;' mlp.c
    grep -qF "(h1 + i * 256), (h1 + i * 256), p0_bias);" mlp.c
}

@test "blocks do several operations in one pass where nothing else reads what is between" {
    emit --entry train_step --style blocks >train.c
    grep -o "rt_axpbyy\?_f32_svsv(\|rt_sqrt[a-z_]*_f32_v[a-z]*(\|rt_[a-z_]*from_f32_[a-z]*sv(" train.c |
        sort -u >passes # of Adam
    diff passes - <<'END'
rt_axpby_f32_svsv(
rt_axpbyy_f32_svsv(
rt_div_mul_from_f32_vvsv(
rt_sqrt_mul_add_f32_vss(
END

    cat >square.lua <<'END'
local cfg = config{ both = 0 }
return model{
  inputs = { a = { shape = { 300 } } }, batch = 16,
  predict = function(batch)
    local inner = batch.a * 0.7
    local negative = -(inner * inner)
    if cfg.both == 1 then
      return negative + inner
    end
    return negative
  end,
}
END
    "$GRADCC" emit square.lua --entry predict --style blocks | grep rt_mul_square_neg_f32_vs
    "$GRADCC" emit square.lua both=1 --entry predict --style blocks >both.c
    grep "rt_[a-z_]*_f32" both.c
    not grep mul_square both.c
}

@test "blocks ask ahead for the tile that comes next" {
    cat >channels.lua <<'END'
return model{
  inputs = { a = { shape = { 8, 28, 28 } } }, batch = 16, -- of a channel, the next image's is next
  predict = function(batch) return batch.a - batch.a:mean({ 0, 2, 3 }, true) end,
}
END
    "$GRADCC" emit channels.lua --style blocks >channels.c
    grep -qF "rt_prefetch(784 * 4, (a + j0 * 6272 + i * 784 + j1) + 6272);" channels.c
}

@test "what goes on to the next step alone loses what is too small for a float" {
    cat >moments.lua <<'END'
local nn, optim = require "nn", require "optim"
local w = nn.Parameter({ 64, 64 })
return model{
  net = { w = w }, inputs = { x = { shape = { 64 } } }, batch = 8,
  loss = function(batch) return (batch.x:matmul(w):square() + 1e-40):log():sum() end,
  optimizer = optim.Adam{ lr = 0.1 },
}
END
    "$GRADCC" emit moments.lua --style blocks --entry train_step >moments.c
    [ "$(grep -c "rt_parallel_flushing(.*_update_body" moments.c)" = 1 ]
    grep -q "rt_parallel(.*add_log" moments.c
    cat >alike.lua <<'END'
local nn, optim = require "nn", require "optim"
local s, u, w = nn.Buffer({ 64, 64 }), nn.Buffer({ 64, 64 }), nn.Parameter({ 64, 64 })
return model{
  net = { s = s, u = u, w = w }, batch = 64,
  inputs = { x = { shape = { 64 } }, y = { shape = { 64 } } },
  loss = function(batch)
    local sum = batch.x * 0.9 + batch.y * 0.1 -- alike, but nothing that stays
    nn.update(u, s * 0.9 + sum:matmul(sum:t()) * 0.1)
    return sum:matmul(w):square():mean() -- added up where w changes
  end,
  optimizer = optim.SGD{ lr = 0.1 },
}
END
    "$GRADCC" emit alike.lua --style blocks --entry train_step >alike.c
    grep -q "rt_parallel(.*_mul_add_body" alike.c
    of_u=$(sed -n 's/^static void \(k[0-9]*_update\)(const float \*s_.*/\1/p' alike.c)
    [ "$(grep "rt_parallel_flushing(.*_body" alike.c)" = "    rt_parallel_flushing(4, 4, ${of_u}_body, arg);" ]
    "$GRADCC" emit "$here/../equiv/models/large_weight.lua" --style blocks --entry train_step >large.c
    grep -q "_slices_body, arg" large.c # the weight's, by some of its rows at a time
    [ "$(grep -c "rt_parallel_flushing(.*_update_body" large.c)" = 3 ] # rows left over; the second layer
}

@test "layers that are alike are one function in blocks" {
    cat > alike.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local Net = nn.class "Net"
function Net:init()
  self.a, self.b, self.c = nn.Linear(8, 8), nn.Linear(8, 8), nn.Linear(8, 8)
  self.train_step, self.k00_update = nn.Parameter({ 8 }), nn.Parameter({ 8 }) -- as functions are
end
function Net:forward(x)
  local y = self.b(self.a(x * self.train_step):relu()):relu()
  return self.c(y):relu() + self.k00_update
end
local net = Net()
return model {
  net = net, data = data.arrays { x = { { 1, 2, 3, 4, 5, 6, 7, 8 }, { 8, 7, 6, 5, 4, 3, 2, 1 } } }, batch = 2, epochs = 1,
  loss = function(batch) return net(batch.x):mean() end,
  optimizer = optim.SGD { lr = 0.1 },
}
END
    run "$GRADCC" emit alike.lua --style blocks --entry train_step
    exits 0
    run grep -c "^static void k.*_matmul(" <<< "$output"
    [ "$output" = 3 ] # forward, and the gradients of operand and weight
    run "$GRADCC" bench alike.lua --backend tcc --steps 2
    exits 0
}

@test "graph: DOT" {
    run "$GRADCC" graph "$model" folder="$data"
    exits 0
    has "digraph"
    run "$GRADCC" graph "$model" folder="$data" --stage simplify
    exits 0
    has "update"
    run "$GRADCC" graph "$model" folder="$data" --stage plan
    exits 2
}

@test "summary: parameters, totals, steps" {
    run "$GRADCC" summary "$model" folder="$data"
    exits 0
    has "0.weight"
    has "(8, 16)"
    has "total"
    has "163"
    has "train_step"
}

@test "check: gradients agree with differences" {
    run "$GRADCC" check "$model" folder="$data"
    exits 0
    has "worst relative error"
    has "2.bias"
}

@test "check: a wrong gradient is found" {
    cat >wrong.lua <<'END'
local nn, optim, autograd = require "nn", require "optim", require "autograd"
local net = nn.Linear(4, 3)
local steep = autograd.custom_grad(function(x) return x * 1 end, function(g) return g * 1.5 end)
return model{
  inputs = { x = { shape = {4} }, y = { shape = {}, classes = 3 } },
  batch = 8,
  loss = function(batch) return nn.cross_entropy(steep(net(batch.x)), batch.y) end,
  optimizer = optim.SGD{ lr = 0.1 },
}
END
    run "$GRADCC" check wrong.lua
    exits 1
    has "gradient"
}

@test "check: samples on which all gradients are 0 are told" {
    cat >flat.lua <<'END'
local nn, optim = require "nn", require "optim"
local net = nn.Linear(3, 1)
return model{
  net = net, inputs = { x = { shape = { 3 } } }, batch = 2, optimizer = optim.SGD{ lr = 0.1 },
  loss = function(b) return (b.x:gt(100):float() * net(b.x)):sum() end,
}
END
    run --separate-stderr "$GRADCC" check flat.lua
    exits 0
    [[ $stderr == "warning: all gradients are 0 "* ]]
    run --separate-stderr "$GRADCC" check "$model" folder="$data"
    exits 0
    [ -z "$stderr" ]
}

@test "bench: the JSON of the contract" {
    run --separate-stderr "$GRADCC" bench "$model" folder="$data" --steps 20 --threads 1
    exits 0
    [ "$(jq -c keys_unsorted <<<"$output")" = '["model","threads","backend","params","nodes",'\
'"kernels","compile_ms","first_step_ms","step_us","flops_per_step","gflops","state_bytes",'\
'"work_bytes"]' ]
    jq -e '.params == 163 and .threads == 1 and .backend == "auto" and .nodes > 10
           and .kernels > 3 and .compile_ms > 0 and .first_step_ms > .compile_ms
           and .step_us.min > 0 and .step_us.min <= .step_us.median
           and .step_us.median <= .step_us.p90
           and .flops_per_step > 0 and .state_bytes > 163 * 12' <<<"$output"
}

@test "bench --profile: every kernel of the step, with its line, by either compiler" {
    local backend
    for backend in tcc cc; do
        run --separate-stderr "$GRADCC" bench "$model" folder="$data" --steps 20 --profile \
            --backend $backend
        exits 0
        jq -e '.kernels as $count | .profile | .peak_gflops > 0 and .copy_gbs > 0
               and (.kernels | length == $count and (map(.share) | add | . > 0.95 and . < 1.05)
                    and all(.file == "tiny.lua" and .line > 0 and .mean_us >= .least_us
                            and .entry == "train_step" and .runs == 1)
                    and any(.flops > 0 and .bytes > 0))' <<<"$output"
        [[ $stderr == *matmul*tiny.lua:* ]]
    done
}

@test "train --profile: kernels of the steps and of the test, and of the steps of loops" {
    run --separate-stderr "$GRADCC" train "$model" folder="$data" --steps 3 --profile --out run
    exits 0
    [[ $stderr == *GFLOP/s*matmul*tiny.lua:* ]]
    run --separate-stderr "$GRADCC" bench "$here/../../models/char_lstm.lua" --steps 2 --profile
    exits 0
    jq -e '[.profile.kernels[] | select(.runs > 1)] | length > 0 and all(.flops >= 0)' <<<"$output"
}

@test "bench needs no data" {
    run "$GRADCC" bench "$here/../../models/mlp.lua" --steps 2
    exits 0
}

@test "golden: record, verify, and show a difference" {
    run "$GRADCC" golden "$model" folder="$data" --dir records
    exits 1
    has "--update"
    run "$GRADCC" golden "$model" folder="$data" --dir records --update
    exits 0
    [ "$(ls records)" = $'tiny.c\ntiny.grad\ntiny.graph\ntiny.loss' ]
    run "$GRADCC" golden "$model" folder="$data" --dir records
    exits 0

    sed -i '3s/^/x/' records/tiny.c
    run "$GRADCC" golden "$model" folder="$data" --dir records
    exits 1
    has "--- records/tiny.c"
    has "-x"
    PATH=/nonexistent run "$GRADCC" golden "$model" folder="$data" --dir records
    exits 1
    has "records/tiny.c:3:"
}

@test "golden: losses may differ a little, not much" {
    "$GRADCC" golden "$model" folder="$data" --dir records --update
    [ "$(wc -l <records/tiny.loss)" -eq 10 ]
    cp records/tiny.loss exact
    awk '{ printf "%.6g\n", $1 * 1.00005 }' exact >records/tiny.loss
    run "$GRADCC" golden "$model" folder="$data" --dir records
    exits 0
    cp records/tiny.loss shifted
    "$GRADCC" golden "$model" folder="$data" --dir records --update
    cmp shifted records/tiny.loss
    awk '{ printf "%.6g\n", $1 * 1.0005 }' exact >records/tiny.loss
    run "$GRADCC" golden "$model" folder="$data" --dir records
    exits 1
}

@test "golden: what stands behind a NUL counts" {
    "$GRADCC" golden "$model" folder="$data" --dir records --update
    for record in graph loss; do
        cp records/tiny.$record sound
        printf '\0garbage' >>records/tiny.$record
        run "$GRADCC" golden "$model" folder="$data" --dir records
        exits 1
        cp sound records/tiny.$record
    done
}

@test "golden: the default folder is beside the script" {
    cp "$model" copy.lua
    run "$GRADCC" golden copy.lua folder="$data" --update
    exits 0
    [ -s golden/copy.graph ]
}

@test "inputs with the names of loop bounds do not meet them" {
    cat >bounds.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local rows = {}
for i = 1, 64 do
  rows[i] = {}
  for j = 1, 500 do rows[i][j] = j / 500 end
end
local net = nn.Linear(500, 500)
return model{
  net = net, data = data.arrays{ first = rows, last = rows, line = rows }, batch = 64, epochs = 1,
  loss = function(b) return (net(b.last):tanh() * b.first * b.last * b.line):mean() end,
  optimizer = optim.SGD{ lr = 0.1 },
}
END
    run --separate-stderr "$GRADCC" bench bounds.lua --backend cc --steps 2
    exits 0
}

# Each of the gradients of 40 factors is a sum of a product of all behind it.
@test "simplify: no more C than without it where factors are in one another" {
    cat >factors.lua <<'END'
local nn, optim = require "nn", require "optim"
local scale = {}
for i = 1, 40 do scale[i] = nn.Parameter({ 4, 1 }, 1.1) end
return model{
  net = scale, inputs = { x = { shape = { 8 } } }, batch = 4, optimizer = optim.SGD{ lr = 0.1 },
  loss = function(b)
    local y, square = b.x, b.x
    for i = 1, #scale do y, square = (y * scale[i]):tanh() * scale[i], square * square end
    return y:sum() + square:sum(1):mean()
  end,
}
END
    "$GRADCC" emit factors.lua >simplified.c
    "$GRADCC" emit factors.lua --no-simplify >plain.c
    [ "$(wc -l <simplified.c)" -lt "$(wc -l <plain.c)" ]
}

@test "emit: an index that counts down is a difference, spaced like any other" {
    for style in loops blocks; do
        "$GRADCC" emit "$here/../equiv/models/embedding.lua" --style $style >down.c
        grep -qE '[0-9] - [ij]' down.c
        not grep -qE '[^ ]  [-+] ' down.c
    done
}

@test "emit: no loops of one step, and a row's place before a column's" {
    cat >one.lua <<'END'
local nn = require "nn"
local names, net = nn.Embedding(9, 6), nn.Sequential{ nn.Linear(6, 4), nn.Tanh(), nn.Linear(4, 1) }
return model{
  inputs = { x = { shape = {}, dtype = "int", classes = 9 } }, batch = 1,
  predict = function(batch) return net(names(batch.x)) end,
}
END
    "$GRADCC" emit one.lua --entry predict >one.c
    grep -qF "sum += names[k] * net_0_weight[j * 6 + k];" one.c
    grep -qF "sum += net_1[k] * net_2_weight[k];" one.c
    grep -qF "names[k] = ((at >= 0) & (at < 9)) ? names_weight[at * 6 + k] : NAN;" one.c
    not grep -F "< 1; " one.c
    "$GRADCC" emit "$here/../../models/xor.lua" --entry train_step >xor.c
    grep -qF "const float a_ik = d_h0[k * 8 + i];" xor.c
    not grep -F "< 1; " xor.c
}

@test "emit: a banner leaves nothing out: long formulas in parts, which go by their names in the code" {
    "$GRADCC" emit "$here/../../models/mlp.lua" --entry train_step >mlp.c
    grep -qxF " *   sub4 = add2 - amax3" mlp.c
    grep -qF "const float sub4 = add2 - amax3;" mlp.c
    grep -qF "where(eq15, -0.015625, 0) - where(and13, -0.015625, 0) / sum6 * exp5" mlp.c
    grep -qxF " *   exp_avg_0_bias = 0.9 * exp_avg_0_bias + 0.1 * d_p0_bias  (256)" mlp.c
    not grep -E '^ \*.*[ (]\.\.\.' mlp.c
    "$GRADCC" emit "$here/../../models/gru_names.lua" --entry train_step >gru.c
    grep -qF "carry_2 = new_gather[192 ...] + new_gather[96 ...] * (carry - new_gather[192 ...])" gru.c
    cat >parts.lua <<'END'
return model{
  inputs = { p = { shape = { 8 } }, q = { shape = { 8 } } }, batch = 1,
  predict = function(batch)
    local sum = batch.p + 1
    return require "tensor".cat({ sum, sum * batch.q }, 1)
  end,
}
END
    "$GRADCC" emit parts.lua --entry predict | grep -F " * " >parts.c
    grep -qF "prediction[8 ...] = prediction[0 ...] * q " parts.c
}

# Each choice is a value a row that the kernel keeps, and has two in memory that do not lie in a row.
@test "a kernel of more values than there is room for large tiles of" {
    cat >choices.lua <<'END'
local data = require "data"
local choose = compile("choose", { { 6, 5 }, { 6, 60 } }, function(y, c)
  local above, chosen = c:gt(0), c:select(1, 0)
  for i = 1, 40 do chosen = above:select(1, i):where(c:select(1, i), chosen) end
  return (y + chosen:reshape(6, 1)):softmax(1)
end)
return model{
  data = data.arrays{ unused = { 1 } }, batch = 1,
  run = function()
    local y, c = {}, {}
    for i = 1, 6 do
      y[i], c[i] = { 1, 2, 3, 4, 5 }, {}
      for j = 1, 60 do c[i][j] = j == 10 + i and 0.5 or -1 end
    end
    local last = choose(y, c):tolist()[6]
    return { first = last[1], last = last[5] }
  end,
}
END
    run --separate-stderr "$GRADCC" train choices.lua --out out --quiet
    exits 0
    jq -e '(.result.first - 0.01165623 | fabs) < 1e-6 and (.result.last - 0.63640865 | fabs) < 1e-6' \
        <<<"$output"
}

# Stack for every level would not do: 8 MiB are less than 20,000 levels take.
@test "emit: concats, one in another by the thousand" {
    cat >concats.lua <<'END'
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local cfg = config{ rolling = false, all = false }
local w = nn.Linear(8, 8)
return model{
  modules = { w = w }, inputs = { x = { shape = { 8 } } }, batch = 4, optimizer = optim.SGD{ lr = 0.1 },
  predict = function(b)
    local y = w(b.x)
    local c = y
    for i = 1, 20000 do
      c = tensor.cat({ c, y }, 1)
      if cfg.rolling and i % 2 == 0 then c = c:slice(1, 1, 8 * i) end
    end
    if not cfg.all then c = c:slice(1, 0, 1) end
    return c:sin()
  end,
  loss = function(b) return w(b.x):mean() end,
}
END
    for kind in rolling=false rolling=true all=true; do
        run "$GRADCC" emit concats.lua --entry predict "$kind" -o concats.c
        exits 0
    done
}

# peak LAYERS: kilobytes that a plan of so many layers takes.
peak() {
    "${PYTHON:-/usr/bin/python3}" - "$GRADCC" emit layers.lua --stage plan "layers=$1" -o plan <<'EOF'
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
EOF
}

@test "emit: four times the layers with attention take four times the memory, not its square" {
    cat >layers.lua <<'END'
local nn, optim = require "nn", require "optim"
local layers = {}
for i = 1, config{ layers = 100 }.layers do
  layers[i] = nn.TransformerEncoderLayer(16, 2, { dim_feedforward = 16, dropout = 0 })
end
local net = nn.Sequential(layers)
return model{
  inputs = { x = { shape = { 32, 16 } } }, batch = 8, optimizer = optim.SGD{ lr = 0.1 },
  loss = function(b) return net(b.x):mean() end,
}
END
    few=$(peak 100)
    many=$(peak 400)
    echo "$few $many"
    [ "$many" -lt $((4 * few)) ]
}

@test "emit: quotients and remainders of whole numbers need no fmod" {
    cat >hashed.lua <<'EOF'
local nn, tensor = require "nn", require "tensor"
local table = nn.Embedding(7, 4)
return model{
  inputs = { x = { shape = { 5 }, classes = 1000 } }, batch = 8, net = table,
  loss = function(batch) return (table(batch.x % 7) + table(batch.x // 143)):square():mean() end,
}
EOF
    run "$GRADCC" emit hashed.lua --entry loss
    exits 0
    has "floor"
    not has "fmod"
}
