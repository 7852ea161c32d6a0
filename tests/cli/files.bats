# What is on disk after a run was cut short, and what of it the next one keeps.
load common

setup() {
    start_in_folder
}

@test "--resume brings the model to the step of the state" {
    train --epochs 2 --out out
    cp out/model.safetensors newest
    train --epochs 1 --out older
    for damage in "cp older/model.safetensors out/model.safetensors" "rm out/model.safetensors"; do
        $damage
        train --epochs 2 --resume --out out
        cmp out/model.safetensors newest
    done
}

@test "a model that cannot be saved: the state is not ahead of it" {
    train --epochs 1 --out out
    cp out/state.safetensors before
    rm out/model.safetensors
    mkdir out/model.safetensors
    run train --epochs 2 --resume --out out
    exits 1
    has "out/model.safetensors"
    cmp out/state.safetensors before
}

@test "a log goes on behind the step that was saved, whatever a killed run has left" {
    train --epochs 3 --out whole --log whole.csv
    train --epochs 1 --out out --log log.csv
    for left in "8,0.123456789" $'8,1\n9,2\n10,0.' $'8,1\n'; do
        head -n 8 whole.csv >log.csv
        printf '%s' "$left" >>log.csv
        cp -r out again
        train --epochs 3 --resume --out again --log log.csv
        cmp whole.csv log.csv
        rm -r again
    done
}

@test "a log is written before the state that counts its steps" {
    background "$GRADCC" train "$model" folder="$data" --epochs 10000000 --out out --log log.csv \
        2>/dev/null
    until [ -e out/state.safetensors ]; do sleep 0.02; done
    kill -KILL $pid
    ends 137
    run --separate-stderr train --resume --steps 1 --out out --log log.csv
    exits 0
    steps=$(jq .steps <<<"$output")
    [ "$(wc -l <log.csv)" -eq $((steps + 1)) ]
    [[ $(tail -n 1 log.csv) == $steps,* ]]
}

@test "a run that cannot begin leaves the old log, and makes no folder" {
    echo old >log.csv
    run train --checkpoint absent.safetensors --log log.csv --out out
    exits 4
    run train --resume --log log.csv --out absent
    exits 4
    [ "$(cat log.csv)" = old ]
    [ ! -e absent ]
}

@test "messages do not go into files when stderr is closed, nor results get lost" {
    train --out out --log log.csv 2>&-
    [ "$(wc -l <log.csv)" -eq 15 ]
    [ "$(grep -c '^[0-9]*,[0-9.e-]*$' log.csv)" -eq 14 ]
    run bash -c "\"$GRADCC\" train \"$model\" folder=\"$data\" --quiet --out out >&-"
    exits 1
    has "cannot write to standard output"
}

@test "training goes on, and saves, when nobody reads its messages" {
    train --epochs 20 --out whole 2>/dev/null
    { sleep 0.1; train --epochs 20 --out out 2>&1; } | true
    cmp out/state.safetensors whole/state.safetensors
    cmp out/model.safetensors whole/model.safetensors
}

@test "a signal leaves no file that is half written" {
    printf '\x08\0\0\0\0\0\0\0{}      ' >empty.safetensors
    { # NumPy's header: more samples than a blink is enough for
        printf '\x93NUMPY\x01\0\x76\0'
        printf "%-117s\n" "{'descr': '|u1', 'fortran_order': False, 'shape': (2000000, 2), }"
    } >x.npy
    truncate -s $((128 + 4000000)) x.npy
    cat >double.lua <<'END'
return model{
  inputs = { x = { shape = { 2 } } }, batch = 1, predict = function(batch) return batch.x * 2 end,
}
END
    mkdir out
    for signal in TERM INT HUP; do
        background "$GRADCC" predict double.lua --checkpoint empty.safetensors --input x.npy -o out/y.npy
        for _ in $(seq 200); do
            [ -z "$(ls -A out)" ] || break
            sleep 0.02
        done
        kill -$signal $pid
        ends $((128 + $(kill -l $signal)))
        [ -z "$(ls -A out)" ]
    done
}

@test "pipes are written to, and links that lead to no file yet are followed" {
    emit() {
        "$GRADCC" emit "$model" folder="$data" "$@"
    }
    emit >plain.c
    emit -o /dev/stdout | cmp - plain.c
    emit -o >(cmp - plain.c && touch same)
    for _ in $(seq 100); do
        [ ! -e same ] || break
        sleep 0.05
    done
    [ -e same ]
    mkdir far
    ln -s later.c far/link.c
    ln -s far/link.c link.c
    emit -o link.c
    cmp far/later.c plain.c
    [ -L link.c ]
    [ -L far/link.c ]
    ln -s loop.c loop.c
    run emit -o loop.c
    exits 1
    has "Too many levels of symbolic links"
}

@test "what is open and has no name any more is written to" {
    head -c 100000 /dev/zero >gone
    exec 7<>gone
    rm gone
    "$GRADCC" emit "$model" folder="$data" -o /dev/fd/7
    "$GRADCC" emit "$model" folder="$data" | cmp - /proc/self/fd/7
    exec 7>&-
    [ -z "$(ls gone* 2>/dev/null)" ]
}

@test "a log that nobody reads ends the run, also of --resume; what fails is told" {
    "$GRADCC" train "$model" folder="$data" --quiet --out out >/dev/null
    "$GRADCC" train "$model" folder="$data" --quiet --out out --resume --epochs 3000 \
        --log /dev/stdout 2>messages | head -n 1
    grep -q "Broken pipe" messages
    run --separate-stderr "$GRADCC" train "$model" folder="$data" --quiet --log /dev/full
    exits 1
    [[ $stderr == *"/dev/full': No space left on device"* ]]
}
