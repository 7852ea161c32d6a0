# Names that may be anything, of tensors, scripts, metrics, inputs and files: they appear escaped in
# what a person reads, whole in what a program reads, and never in the place of something else.
load common

setup() {
    start_in_folder
}

# evaluate FILE: tiny.lua with the parameters of this file.
evaluate() {
    "$GRADCC" eval "$model" folder="$data" --checkpoint "$1"
}

# tensors COUNT NAME: a checkpoint of so many tensors without elements, NAME0 and so on.
tensors() {
    python3 - "$@" <<'end'
import json, sys
names = [sys.argv[2] + str(i) for i in range(int(sys.argv[1]))]
empty = {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]}
header = json.dumps({name: empty for name in names}).encode()
with open("many.safetensors", "wb") as file:
    file.write(len(header).to_bytes(8, "little") + header)
end
}

@test "a checkpoint of a great many other tensors is refused at once" {
    tensors 20000 w
    run timeout 10 "$GRADCC" eval "$model" folder="$data" --checkpoint many.safetensors
    exits 4
    has "missing     0.weight F32 (8, 16)"
    has "unexpected  w15 F32 (0)"
    has "... and 19984 more"
    [ "${#lines[@]}" -eq 22 ]
}

@test "names of tensors cannot make lines of messages" {
    tensors 1 $'a\ngradcc: error: \e[1mforged '
    run evaluate many.safetensors
    exits 4
    has 'unexpected  a\x0agradcc: error: \x1b[1mforged 0 F32 (0)'
    [[ $output != *$'\e'* ]]
    train --steps 1 --out out
    python3 "$here/rename.py" out/model.safetensors near.safetensors 0.weight $'0.weight\n'
    run evaluate near.safetensors
    exits 4
    has 'missing     0.weight F32 (8, 16); the file has 0.weight\x0a F32 (8, 16)'
}

@test "the name of a script reaches the terminal escaped" {
    hostile=$'a\e[31mb.lua'
    cp "$model" "$hostile"
    for command in "train --profile --out out" summary "golden --dir records --update" \
        "golden --dir records" "emit --stage fuse" "emit --stage plan"; do
        run "$GRADCC" ${command%% *} "$hostile" folder="$data" $(cut -s -d' ' -f2- <<<"$command")
        exits 0
        [[ $output != *$'\e'* ]] || { echo "$command"; return 1; }
        [[ $command == golden* ]] || has 'a\x1b[31mb'
    done
}

@test "bytes that are no text in names: the result has all of its fields" {
    hostile=$'a\xff.lua'
    sed 's/{ accuracy =/{ ["right\\xff"] =/' "$model" >"$hostile"
    run --separate-stderr "$GRADCC" train "$hostile" folder="$data" --out $'out\xff'
    exits 0
    jq -e '.model == "a\\xff" and .out == "out\\xff" and (.test["right\\xff"] | type == "number")' \
        <<<"$output"
    run --separate-stderr "$GRADCC" eval "$hostile" folder="$data" \
        --checkpoint $'out\xff/model.safetensors'
    exits 0
    jq -e '.model == "a\\xff" and .samples == 40 and has("right\\xff")' <<<"$output"
}

@test "the name of an input may have an = itself" {
    printf '\x08\0\0\0\0\0\0\0{}      ' >empty.safetensors
    { printf '\x93NUMPY\x01\0\x76\0'
        printf "%-117s\n" "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), }"
        printf '\1\2\3\4'; } >x.npy
    cat >equal.lua <<'END'
return model{
  inputs = { a = { shape = { 2 } }, ["a=b"] = { shape = { 2 } } }, batch = 2,
  predict = function(batch) return batch["a=b"] - batch.a end,
}
END
    predict=("$GRADCC" predict equal.lua --checkpoint empty.safetensors)
    run "${predict[@]}" --input a=x.npy --input a=b=x.npy
    exits 0
    [ "$output" = $'0 0\n0 0' ]
    run "${predict[@]}" --input a=x.npy --input b=x.npy
    exits 2
    has "predict reads no 'b'"
}

@test "a long path leaves room for what is wrong with it" {
    long=$(printf 'folder/%.0s' $(seq 200))
    run evaluate "${long}file"
    exits 4
    has "${long}file: cannot open: No such file or directory"
    run "$GRADCC" emit "$model" folder="$data" -o "${long}file"
    exits 1
    has "${long}file: cannot write: No such file or directory"
    run "$GRADCC" train "$model" folder="/$long"
    exits 4
    has "images.idx: cannot open: No such file or directory"
}

@test "print shows what networks and shapes are, not where" {
    cat >shown.lua <<'END'
local nn = require "nn"
local Block = nn.class "Block"
function Block:init()
  self.layers = { nn.ReLU() }
  self.scale = nn.Parameter({ 2 })
  self.again = self
end
print(nn.Sequential{ nn.Linear(3, 2), Block() }, { 3, { 4 }, "5", six = 7 }, {}, 8)
return model{
  inputs = { x = { shape = { 3, 2 } } }, batch = 4,
  predict = function(batch) print(batch.x:shape()) return batch.x end,
}
END
    "$GRADCC" emit shown.lua >/dev/null 2>shown
    head -n 8 shown | diff - <(cat <<'END'
Sequential(
  (0): Linear(weight f32 (2, 3), bias f32 (2))
  (1): Block(scale f32 (2)
    (layers.0): ReLU()
    (again): ...
  )
)	{ 3, { ... }, 5, ... }	{ }	8
{ 4, 3, 2 }
END
)
}
