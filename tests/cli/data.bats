# Tables and texts as data: what a batch holds, and what is told of files that cannot give one.
load common

setup() {
    start_in_folder
}

# script LINES...: a model without anything to learn, which asks whether its data are as they should
# be: its loss, over all samples to train with, is that of `loss`.
script() {
    printf '%s\n' 'local nn, optim, data = require "nn", require "optim", require "data"' "$@" \
        'local p = nn.Parameter({}, 0)' \
        'return model{ data = set, batch = 3, loss = function(b) return loss(b) + p * 0 end,' \
        '  metrics = metrics, optimizer = optim.SGD{ lr = 0 } }' >script.lua
    "$GRADCC" train script.lua --quiet >result.json
}

near() {
    jq -e "$1 - ($2) | fabs < 1e-5" result.json
}

@test "data.csv: x are all columns but the target" {
    printf 'a,label,b\n1,0,10\n2,1,20\n3,2,30\n4,0,40\n5,2,50\n' >t.csv
    script 'local set = data.csv{ file = "t.csv", target = 1, labels = true, test = 0.4 }' \
        'assert(set.columns == 2 and set.classes == 3)' \
        'local function loss(b) return (b.x:select(1, 1) - b.x:select(1, 0) * 10):abs():mean() end' \
        'local function metrics(b) return { rows = b.y:float():sum() * 0 + b.y:size(0) } end'
    near .train_loss 0
    near .test.rows 2
    near .steps 1
}

@test "data.csv: every row is either to train or to test with" {
    seq 1 10 | sed 's/.*/&,&/' >t.csv
    script 'local set = data.csv{ file = "t.csv", test = 0.3, seed = 5 }' \
        'local function loss(b) return b.y:mean() end' \
        'local function metrics(b) return { y = b.y:mean() } end'
    near '.train_loss * 7 + .test.y * 3' 55
    first=$(jq .test.y result.json)
    sed -i 's/seed = 5/seed = 6/' script.lua
    "$GRADCC" train script.lua --quiet >result.json
    [ "$(jq .test.y result.json)" != "$first" ]
}

@test "data.csv: normalize = true goes by the rows to train with, a constant column becomes 0" {
    printf '%s\n' 1 2 4 8 16 32 64 128 256 512 | sed 's/.*/&,7,&/' >t.csv
    script 'local set = data.csv{ file = "t.csv", test = 0.1, normalize = true }' \
        'local function loss(b)' \
        '  return (b.x:square():select(1, 0) + b.x:select(1, 0) * 10 + b.x:select(1, 1)):mean() end' \
        'local metrics'
    near .train_loss 1
}

@test "data.csv: targets in a file of their own, all rows to train with" {
    printf '1 2\n3 4\n' >x.txt
    printf '3\n7\n' | gzip >y.gz
    script 'local set = data.csv{ file = "x.txt", target = "y.gz", test = 0 }' \
        'local function loss(b) return (b.x:sum(1) - b.y):abs():mean() end' 'local metrics'
    near .train_loss 0
    jq -e '.test == null and .steps == 1' result.json
}

@test "data.text: y are the characters after x, codes are places in the vocabulary" {
    printf 'cabcabcabcabcabcabcabcabcabcab' >t.txt # 30
    script 'local set = data.text{ file = "t.txt", length = 4, test = 0.2 }' \
        'assert(set.vocabulary == "abc")' \
        'local function loss(b) return ((b.x + 1) % 3 - b.y):abs():float():mean() end' \
        'local function metrics(b) return { first = b.x:select(1, 0):float():mean() } end'
    near .train_loss 0
    near .steps 2      # (24 - 1) // 4 = 5 windows
    near .test.first 2 # one, which starts at 24: "c"
}

@test "data.text: windows at every character overlap" {
    seq 1 9 | tr -d '\n' >t.txt
    script 'local set = data.text{ file = "t.txt", length = 2, step = 1, test = 0 }' \
        'local function loss(b) return (b.x:sum(1) + b.y:sum(1)):float():mean() end' 'local metrics'
    near .train_loss 16 # of seven windows i, i + 1 -> i + 1, i + 2: the middle one, i = 3
    near .steps 3
}

@test "data.text: the vocabulary has each byte, wherever it stands" {
    for length in 8 9 10 11; do
        for place in $(seq 1 $length); do
            printf '%*sx%*s' $((place - 1)) '' $((length - place)) '' >t.txt
            script 'local set = data.text{ file = "t.txt", length = 2, test = 0 }' \
                'assert(set.vocabulary == " x")' \
                'local function loss(b) return b.x:float():mean() end' 'local metrics'
        done
    done
}

@test "data.arrays: tests = N keeps the last samples for testing" {
    script 'local set = data.arrays{ x = { { 1 }, { 2 }, { 3 }, { 10 }, { 20 } }, tests = 2 }' \
        'local function loss(b) return b.x:mean() end' \
        'local function metrics(b) return { x = b.x:mean() } end'
    near .train_loss 2
    near .test.x 15
}
