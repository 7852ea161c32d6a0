# common.bash: what the tests of the command line share: small data sets, and the program under test.

bats_require_minimum_version 1.5.0

here="$BATS_TEST_DIRNAME"
model="$here/tiny.lua"
GRADCC="${GRADCC:-$PWD/build/gradcc}"

# make_idx FILE LIMIT EXTENT...: an IDX file of bytes below LIMIT, the same on every machine.
make_idx() {
    local file=$1 limit=$2
    shift 2
    awk -v limit="$limit" -v extents="$*" 'BEGIN {
        rank = split(extents, extent, " ")
        printf "\\0000\\0000\\0010\\0%03o", rank
        count = 1
        for (i = 1; i <= rank; i++) {
            for (shift = 3; shift >= 0; shift--)
                printf "\\0%03o", int(extent[i] / 256 ^ shift) % 256
            count *= extent[i]
        }
        for (i = 0; i < count; i++) {
            seed = (seed * 1103515245 + 12345) % 2147483648
            printf "\\0%03o", int(seed / 65536) % limit
        }
    }' >"$file.text"
    printf '%b' "$(cat "$file.text")" >"$file"
    rm "$file.text"
}

# make_data FOLDER: 100 samples to train (6 batches of 16 and 4 left), 40 to test.
make_data() {
    mkdir -p "$1"
    make_idx "$1/images.idx" 256 100 4 4
    make_idx "$1/labels.idx" 3 100
    make_idx "$1/test-images.idx" 256 40 4 4
    make_idx "$1/test-labels.idx" 3 40
}

# What every test starts with: an empty folder to work in, and data beside it.
start_in_folder() {
    cd "$BATS_TEST_TMPDIR" || return 1
    data="$BATS_FILE_TMPDIR/data"
    [ -d "$data" ] || make_data "$data"
}

# train OPTION...: trains tiny.lua on the made data.
train() {
    "$GRADCC" train "$model" folder="$data" "$@"
}

# has TEXT: the output of the last `run` contains it.
has() {
    [[ $output == *"$1"* ]] || {
        echo "expected: $1"
        echo "found:    $output"
        return 1
    }
}

# not COMMAND...: it fails. With `!` in its place, a test goes on either way, but for its last line.
not() {
    if "$@"; then
        echo "succeeds: $*"
        return 1
    fi
}

# exits CODE: the exit code of the last `run`.
exits() {
    [ "$status" -eq "$1" ] || {
        echo "expected exit code $1, found $status: $output"
        return 1
    }
}

# background COMMAND...: starts it as a terminal would, so that Ctrl-C reaches it: a script's shell has
# that ignored by what it starts in the background. Leaves its number in `pid`.
background() {
    env --default-signal=INT "$@" &
    pid=$!
}

# await TEXT FILE: until the file has it, or ten seconds have passed.
await() {
    for _ in $(seq 200); do
        grep -qs "$1" "$2" && return
        sleep 0.05
    done
    echo "not in $2: $1"
    return 1
}

# ends CODE: so does the process that `background` has started.
ends() {
    status=0
    output=
    wait $pid || status=$?
    exits "$1"
}
