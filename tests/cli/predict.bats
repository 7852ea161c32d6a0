# Predictions for arrays of NumPy, with NumPy to make them and to say what they are.
load common

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    numpy make
}

numpy() {
    "${PYTHON:-/usr/bin/python3}" "$here/predict.py" "$@"
}

# array EXPRESSION [NAME]: x.npy, or NAME, is this.
array() {
    "${PYTHON:-/usr/bin/python3}" -c "import numpy as np; np.save('${2:-x.npy}', $1)"
}

# predict OPTION...: rows.lua on x.npy and z.npy.
predict() {
    "$GRADCC" predict "$here/rows.lua" --checkpoint w.safetensors --input x=x.npy \
        --input z=z.npy "$@"
}

@test "predictions are NumPy's, in every type, through whole batches and the rest" {
    numpy expect
    for dtype in float int; do
        run --separate-stderr predict "dtype=$dtype" --output "out.npy"
        exits 0
        [ -z "$output$stderr" ]
        numpy same out.npy $dtype.npy
    done
    "$GRADCC" predict "$here/rows.lua" dtype=bool --checkpoint w.safetensors --input x.npy -o out.npy
    numpy same out.npy bool.npy
    for count in 8 3; do # whole batches only, less than one
        array "np.load('x.npy')[:$count]"
        "$GRADCC" predict "$here/rows.lua" dtype=bool --checkpoint w.safetensors --input x.npy -o out.npy
        array "np.load('bool.npy')[:$count]" bool.npy
        numpy same out.npy bool.npy
    done
}

@test "any type of number may hold the input" {
    for dtype in f4 f8 i4 i8 u1; do
        array "np.arange(66).reshape(11, 6).astype('$dtype')"
        predict -o "$dtype.npy"
        numpy same "$dtype.npy" f4.npy
    done
}

@test "without --output there is a line a sample" {
    run --separate-stderr predict dtype=int
    exits 0
    [ "${#lines[@]}" -eq 11 ]
    [[ ${lines[10]} =~ ^[0-9]+$ ]]
    run --separate-stderr predict
    exits 0
    [[ ${lines[0]} =~ ^[-0-9.e]+\ [-0-9.e]+\ [-0-9.e]+$ ]]
    [ -z "$stderr" ]
}

@test "the inputs that predict reads are asked for, others are not" {
    run predict --input y=z.npy
    exits 2
    has "--input: predict reads no 'y', but x, z"
    run predict --input x=z.npy
    exits 2
    has "--input: two files for 'x'"
    run "$GRADCC" predict "$here/rows.lua" --checkpoint w.safetensors --input x.npy
    exits 2
    has "--input: predict reads several inputs; say which: NAME=x.npy"
    run "$GRADCC" predict "$here/rows.lua" --checkpoint w.safetensors --input x=x.npy
    exits 2
    has "predict reads 'z' too; say --input z=FILE"
    run "$GRADCC" predict "$here/rows.lua" --checkpoint w.safetensors
    exits 2
    has "predict reads 'x'; say --input x=FILE"
    mkdir a=b
    mv x.npy a=b/x=y.npy
    "$GRADCC" predict "$here/rows.lua" dtype=bool --checkpoint w.safetensors --input ./a=b/x=y.npy
    "$GRADCC" predict "$here/rows.lua" dtype=bool --checkpoint w.safetensors --input x=a=b/x=y.npy
}

@test "data that do not fit are refused, with file, shapes and types" {
    array "np.zeros((11, 7), 'f4')"
    run predict -o out.npy
    exits 4
    has "x.npy: samples have shape (7), but the model declares 'x' as (2, 3)"
    [ ! -e out.npy ]
    array "np.zeros((10, 6), 'f4')"
    run predict
    exits 4
    has "z.npy: 11 samples, but 'x' has 10"
    array "np.zeros((11, 6), 'c8')"
    run predict
    exits 4
    has "x.npy: dtype '<c8' is not supported"
    array "np.zeros((11, 6), 'f4')"
    array "np.full(11, 9)" z.npy
    run predict
    exits 4
    has "z.npy: label 9 of sample 0 is not in 0..8"
    array "np.full(11, 0.5)" z.npy
    run predict
    exits 4
    has "z.npy: its floats cannot be turned into 'z', which is i32"
    rm x.npy
    run predict
    exits 4
    has "x.npy: cannot open"
    numpy make
    run "$GRADCC" predict "$here/rows.lua" dtype=bool --checkpoint none --input x.npy
    exits 4
    has "none"
}

@test "a prediction that is not finite is written, and told: exit 5" {
    predict -o sound.npy
    numpy spoil w.safetensors
    run --separate-stderr predict -o out.npy
    exits 5
    [[ $stderr == *"number 2 of the prediction of sample 0, counted from 0, is not finite, with the parameters of w.safetensors"* ]]
    [ "$(wc -c <out.npy)" = "$(wc -c <sound.npy)" ]
    run --separate-stderr predict
    exits 5
    [ "${#lines[@]}" -eq 11 ]
    [[ ${lines[10]} == *" nan" ]]
}

@test "a prediction needs the samples in front, and a model a prediction" {
    run "$GRADCC" predict "$here/rows.lua" dtype=sum --checkpoint w.safetensors --input x.npy
    exits 3
    has "rows.lua:13: error: predict: the prediction () of 4 samples needs these in front"
    run "$GRADCC" predict "$here/rows.lua" dtype=none --checkpoint w.safetensors --input x.npy
    exits 3
    has "does not declare \`predict\`, which this needs"
    run predict --output no/such/folder.npy
    exits 1
    has "no/such/folder.npy"
}

@test "what a batch gives and what the rest gives must be alike" {
    cat >rest.lua <<'EOF'
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config{ metric = "a" }
local net = nn.Linear(2, 3)
return model{
  net = net, data = data.arrays{ x = { { 1, 2 }, { 3, 4 }, { 5, 6 } } }, batch = 2, epochs = 1,
  loss = function(batch) return net(batch.x):sum() end,
  metrics = function(batch) return { [batch.x:size(0) == 2 and "a" or cfg.metric] = net(batch.x):mean() } end,
  predict = function(batch) return net(batch.x):matmul(net(batch.x):transpose(0, 1)) end,
  optimizer = optim.SGD{ lr = 0 },
}
EOF
    "$GRADCC" train rest.lua --quiet --out out
    array "np.float32([[1, 2], [3, 4], [5, 6]])"
    run --separate-stderr "$GRADCC" predict rest.lua --checkpoint out/model.safetensors --input x.npy
    exits 3
    [ -z "$output" ]
    [[ $stderr == "rest.lua:8: error: predict: 'prediction' is f32 (2, 2) for a batch of 2 and f32 (1, 1) for one of 1"* ]]
    run --separate-stderr "$GRADCC" eval rest.lua metric=b --checkpoint out/model.safetensors
    exits 3
    [[ $stderr == "rest.lua:"*"eval_step has a result 'a' for a batch of 2 and 'b' for one of 1"* ]]
}

@test "what normalises the columns of a table applies to the input, too" {
    printf '%s\n' 1 2 4 8 16 32 64 128 256 512 | sed 's/.*/&,7,&/' >t.csv
    cat >table.lua <<'END'
local nn, optim, data = require "nn", require "optim", require "data"
local p, table = nn.Parameter({}, 0), data.csv{ file = "t.csv", test = 0, normalize = true }
table.inputs.x.scale, table.inputs.x.shift = 2, 1 -- come after it
return model{
  data = table, batch = 4, optimizer = optim.SGD{ lr = 0 },
  loss = function(b) return b.x:mean() * p end, predict = function(b) return b.x + p end,
}
END
    "$GRADCC" train table.lua --epochs 1 --quiet --out table >/dev/null
    for dtype in f4 f8 i4; do
        array "np.array([[2 ** i, 7] for i in range(10)] + [[3, 5]], '$dtype')"
        "$GRADCC" predict table.lua --checkpoint table/model.safetensors --input x.npy -o out.npy
        "${PYTHON:-/usr/bin/python3}" - <<'END'
import numpy as np
rows, made = np.load("x.npy")[:, 0].astype("f8"), np.load("out.npy")
assert np.allclose(made[:, 0], (rows - rows[:10].mean()) / rows[:10].std() * 2 + 1, atol=1e-6)
assert np.all(made[:10, 1] == 1) and made[10, 1] == -3
END
    done
}
