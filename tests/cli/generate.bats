# Text, continued character by character by a model that declares `generate`.
load common

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    text="$here/../golden/letters.lua"
    out="$BATS_FILE_TMPDIR/out"
    [ -d "$out" ] || "$GRADCC" train "$text" --quiet --seed 1 --out "$out" >train.json
}

# generate OPTION...
generate() {
    "$GRADCC" predict "$text" --checkpoint "$out/model.safetensors" "$@"
}

@test "a trained model repeats what it learned" {
    run --separate-stderr generate --prompt he --temperature 0 --length 7
    exits 0
    [ "$output" = "hello wor" ]
    [ -z "$stderr" ]
    run --separate-stderr generate --prompt wor --temperature 0 --length 4
    [ "$output" = "world h" ]
}

@test "the vocabulary is that of the text, and there may be no state" {
    for _ in {1..20}; do printf '.acb'; done >text
    "$GRADCC" train "$here/bigram.lua" file="$PWD/text" --quiet --out bigram >/dev/null
    run --separate-stderr "$GRADCC" predict "$here/bigram.lua" file="$PWD/text" \
        --checkpoint bigram/model.safetensors --prompt ca --length 10 --temperature 0.1
    exits 0
    [ "$output" = "cacb.acb.acb" ]
    run "$GRADCC" predict "$here/bigram.lua" file="$PWD/text" \
        --checkpoint bigram/model.safetensors --prompt cd
    exits 4
    has "'d' is not in the vocabulary of $here/bigram.lua, which has 4 characters"
    run "$GRADCC" predict "$here/bigram.lua" file="$PWD/text" \
        --checkpoint bigram/model.safetensors
    exits 2
    has "declares \`generate\` and no \`predict\`: say --prompt TEXT"
}

# generates_what_it_predicts CHARACTERS VOCABULARY MODEL [key=value ...]: continues each of `prompts`
# to so many characters, one at a time with what the model carries, and has predict look at all of
# them at once; after two steps of training, so that nothing has been learned yet.
generates_what_it_predicts() {
    local characters=$1 vocabulary=$2
    shift 2
    "$GRADCC" train "$@" --quiet --steps 2 --out untrained >untrained.json
    for prompt in "${prompts[@]}"; do
        "$GRADCC" predict "$@" --checkpoint untrained/model.safetensors --prompt "$prompt" \
            --temperature 0 --length $((characters - ${#prompt})) >text
        "${PYTHON:-/usr/bin/python3}" "$here/predict.py" tokens "$vocabulary" text x.npy
        "$GRADCC" predict "$@" --checkpoint untrained/model.safetensors --input x.npy -o y.npy
        "${PYTHON:-/usr/bin/python3}" "$here/predict.py" likeliest text x.npy y.npy ${#prompt}
    done
}

@test "what is generated are the likeliest characters of predict" {
    prompts=(d hello 'w w')
    generates_what_it_predicts 9 ' dehlorw' "$text"
}

@test "so it is with a cache of several heads and layers, and with a recurrent state" {
    for _ in {1..60}; do printf 'the cat sat on the mat '; done >mat
    prompts=(t 'at the' 'mat sat on the c')
    generates_what_it_predicts 17 ' acehmnost' "$here/../../models/gpt.lua" file="$PWD/mat" \
        layers=2 dim=16 heads=2 context=16 batch=4
    generates_what_it_predicts 17 ' acehmnost' "$here/../../models/char_lstm.lua" file="$PWD/mat" \
        layers=2 length=16
}

@test "beyond the context, it goes on from the last half of it" {
    whole=$(generate --prompt he --temperature 0 --length 15)
    first=$(generate --prompt "${whole:4:5}" --temperature 0 --length 4)
    then=$(generate --prompt "${whole:8:5}" --temperature 0 --length 4)
    [ "$whole" = "hello wo${first:4:4}${then:4:5}" ]
    [ "$(generate --prompt "$whole" --temperature 0 --length 1)" = \
        "$whole$(generate --prompt "${whole:12:5}" --temperature 0 --length 1 | cut -c6)" ]
    [ "$(generate --prompt h | wc -c)" -eq 202 ]
}

@test "the same seed gives the same text, other seeds others, top-k 1 that of temperature 0" {
    for seed in 1 2 3 4 5 6; do
        generate --prompt o --temperature 3 --length 9 --seed $seed >one
        generate --prompt o --temperature 3 --length 9 --seed $seed --threads 3 >two
        cmp one two
        [ "$(wc -c <one)" -eq 11 ]
        cat one >>all
    done
    [ "$(sort -u all | wc -l)" -gt 1 ]
    [ "$(generate --prompt hel --top-k 1 --seed 9)" = "$(generate --prompt hel --temperature 0)" ]
    for backend in tcc cc; do
        [ "$(generate --prompt hel --temperature 0 --length 6 --backend $backend)" = "hello wor" ]
    done
}

@test "a prompt that cannot be continued is refused" {
    run generate --prompt hexlo
    exits 4
    has "--prompt: 'x' is not in the vocabulary of $text, which has 8 characters"
    run generate --prompt 'hé'
    exits 4
    has "'é' is not in the vocabulary"
}

@test "options that do not go together are refused" {
    run generate
    exits 2
    has "predict reads 'x'; say --input x=FILE, or --prompt TEXT"
    run generate --prompt he --input x.npy
    exits 2
    has "--prompt excludes --input and --output"
    run generate --input x.npy --top-k 3
    exits 2
    has "go with --prompt"
    for wrong in -1 1e3 nan x; do
        run generate --prompt he --temperature=$wrong
        exits 2
        has "--temperature wants a number from 0 to 100, not '$wrong'"
    done
    for wrong in '--top-k 0' '--length 0' '--length -1' '--length 2147483648' '--prompt='; do
        # shellcheck disable=SC2086
        run generate --prompt he $wrong
        exits 2
    done
    run generate --prompt he --top-k 1000000 --temperature 1e-300
    exits 0
    run "$GRADCC" predict "$here/rows.lua" --checkpoint w --prompt he
    exits 3
    has "does not declare \`generate\`, which this needs"
}

@test "what generate carries is no part of a checkpoint" {
    run ! grep -aq 'generate/' "$out"/*.safetensors
    "$GRADCC" train "$text" --quiet --steps 3 --out parts >/dev/null
    "$GRADCC" train "$text" --quiet --steps 6 --out parts --resume >/dev/null
    "$GRADCC" train "$text" --quiet --steps 6 --out whole >/dev/null
    cmp parts/model.safetensors whole/model.safetensors
}

@test "numbers that are not finite end the text" {
    "$GRADCC" train "$text" --quiet --steps 1 --out broken >/dev/null
    "${PYTHON:-/usr/bin/python3}" "$here/predict.py" spoil broken/model.safetensors
    run "$GRADCC" predict "$text" --checkpoint broken/model.safetensors --prompt he
    exits 5
    has "the logits of character 2 are not finite"
}
