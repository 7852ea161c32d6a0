# The command line itself: help, mistakes, exit codes.
load common

setup() {
    start_in_folder
}

@test "without a command: usage on stderr, exit 2" {
    run --separate-stderr "$GRADCC"
    exits 2
    [ -z "$output" ]
    [[ $stderr == *"usage: gradcc COMMAND"* ]]
}

@test "--help: usage on stdout" {
    run --separate-stderr "$GRADCC" --help
    exits 0
    [ -z "$stderr" ]
    has "usage: gradcc COMMAND"
}

@test "every command has help with an example" {
    for command in train eval predict explain emit export golden check bench summary graph ops; do
        run "$GRADCC" $command --help
        exits 0
        has "usage: gradcc $command"
        has "  gradcc $command"
        run "$GRADCC" help $command
        exits 0
    done
}

@test "help names every pass that can be left out" {
    run "$GRADCC" train --help
    exits 0
    for pass in simplify fuse recompute deliver layout slice plan; do
        [[ $output == *"leave a pass out"*"$pass"* ]]
    done
}

@test "help of a command wins over what else is missing" {
    run "$GRADCC" eval --help
    exits 0
}

@test "an unknown command names the nearest" {
    run "$GRADCC" trian model.lua
    exits 2
    has "unknown command 'trian'; did you mean 'train'?"
}

@test "an unknown option names the nearest" {
    run "$GRADCC" train model.lua --epoch 3
    exits 2
    has "unknown option '--epoch'; did you mean '--epochs'?"
}

@test "an option of another command is unknown" {
    run "$GRADCC" ops --epochs 3
    exits 2
    has "unknown option '--epochs'"
}

@test "numbers: range, sign and what follows them" {
    for value in -1 3x 0x10 1e3 " 3" 99999999999999999999 "" 2.5; do
        run "$GRADCC" train model.lua --epochs "$value"
        exits 2
    done
    run "$GRADCC" bench model.lua --threads 0
    exits 2
    has "--threads wants a whole number from 1 to 256, not '0'"
    run "$GRADCC" bench model.lua --threads 257
    exits 2
    run "$GRADCC" bench model.lua --steps=0
    exits 2
}

@test "choices name the nearest" {
    run "$GRADCC" emit model.lua --stage simplfy
    exits 2
    has "did you mean 'simplify'?"
    run "$GRADCC" bench model.lua --backend gcc
    exits 2
    has "--backend knows tcc, cc, auto, not 'gcc'"
}

@test "a value is missing" {
    run "$GRADCC" train model.lua --epochs
    exits 2
    has "a value must follow '--epochs'"
    run "$GRADCC" train model.lua --out=
    exits 2
    run "$GRADCC" train model.lua --resume=yes
    exits 2
    has "no value goes with '--resume'"
}

@test "a model is missing, or there are two" {
    run "$GRADCC" train
    exits 2
    has "a model is missing"
    run "$GRADCC" train one.lua two.lua
    exits 2
    has "'two.lua'"
}

@test "options that exclude each other" {
    run "$GRADCC" train model.lua --resume --checkpoint x
    exits 2
    run "$GRADCC" bench model.lua --backend cc --style blocks
    exits 2
    run "$GRADCC" eval model.lua
    exits 2
    has "--checkpoint"
}

@test "words behind -- are no options" {
    run "$GRADCC" summary -- --help
    exits 3
    has "--help"
}

@test "a script that is not there: exit 3" {
    run "$GRADCC" summary absent.lua
    exits 3
    has "absent.lua"
}

@test "an unknown key=value names the nearest" {
    run "$GRADCC" summary "$model" folder="$data" hiden=4
    exits 3
    has "hidden"
}

@test "control characters of arguments reach the terminal escaped" {
    run "$GRADCC" $'\e[31mtrain'
    exits 2
    [[ $output != *$'\e'* ]]
}

@test "ops --json lists every operator" {
    "$GRADCC" ops --json >ops.json
    jq -e 'length > 40 and all(.[]; has("name") and has("arity") and has("class")
           and (.differentiable | type == "boolean") and (.doc | length > 0))' ops.json
    jq -e '.[] | select(.name == "matmul") | .arity == 2 and .class == "CONTRACT"
           and .differentiable' ops.json
    jq -e '.[] | select(.name == "slice") | .attribute == "start" and .traits == ["smooth"]
           and (.shapes | length > 0)' ops.json
    jq -e 'all(.[]; (.differentiable == (.gradient != null)) and (.shapes | length > 0))' ops.json
    [ "$(wc -l <ops.json)" -eq 1 ]
}

@test "ops as text and as Markdown" {
    run "$GRADCC" ops
    exits 0
    has "add(a, b)"
    has "gradient:"
    run "$GRADCC" ops --markdown
    exits 0
    has '| `matmul(a, b)` |'
    has '\|a\|'
}

@test "ops --markdown has the functions of the library, each with a comment" {
    "$GRADCC" ops --markdown >ops.md
    for call in 'x:softmax(axis)' 'nn.Linear(inputs, outputs, options)' 'tensor.eye(rows, columns)' \
                'x:flip(...)' 'nn.SELU' 'autograd.hvp(f, inputs, v)' \
                'nn.conv2d' 'nn.Conv2d' 'nn.max_pool2d'; do
        grep -qF -- "\`$call\`: " ops.md
    done
    run ! grep -F 'is_module' ops.md
    run grep -v '`: ' <(grep '^- `' ops.md) # without a comment
    [ -z "$output" ]
}

@test "standard output is full: exit 1 and a message" {
    for command in "ops" "ops --json" "train --help" "--help"; do
        run bash -c "\"$GRADCC\" $command >/dev/full"
        exits 1
        has "cannot write to standard output"
    done
}

@test "a closed pipe ends quietly" {
    run bash -c "set -o pipefail; \"$GRADCC\" ops 2>&1 | head -n 1; \"$GRADCC\" ops | true"
    [[ $output != *error* ]]
}
