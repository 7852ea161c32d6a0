# export: C files for somebody's program: do they compile, alone and together, and do they compute?
load common

strict="-std=c11 -Wall -Wextra -Wconversion -pedantic -Werror"

setup() {
    start_in_folder
    models="$here/../../models"
}

# scripts: the models that users copy, without the library.
scripts() {
    grep -lZE '^return model *\{' "$models"/*.lua | xargs -0 basename -as .lua
}

# symbols FILE...: what the object defines for others; needs FILE...: and what it wants of them.
symbols() {
    nm -g --defined-only "$@" | awk 'NF == 3 { print $3 }'
}
needs() {
    nm -u "$@" | awk '$1 == "U" { print $2 }' | sort -u
}

# falls: the loss in the output of an example.
falls() {
    awk '$1 == "step" { last = $4; first = first ? first : $4 } END { exit !(last < first) }' \
        <<<"$output"
}

@test "export: the program of the README, by three compilers" {
    awk '/^### In a program/ { on = 1 } /^## / { on = 0 }
         /^```/ { code = on && $0 == "```c"; next } code' "$here/../../README.md" >program.c
    "$GRADCC" export "$models/xor.lua" -o xor
    for compiler in gcc clang tcc; do
        $compiler $strict -O2 program.c xor/xor.c -o program -lm
        run ./program
        exits 0
        [[ $output =~ ^loss\ 0\.00..:\ 0\.0.\ (0\.9.|1\.00)\ (0\.9.|1\.00)\ 0\.0.$ ]]
    done
}

@test "export: every model, with its example" {
    [ "$(scripts | wc -l)" -ge 14 ]
    libm=$(sed -n 's/^ *LIBM(\([a-z0-9_]*\).*/\1/p' "$here/../../compiler/libm.def" | paste -sd '|')
    for name in $(scripts); do
        "$GRADCC" export "$models/$name.lua" -o "$name"
        tcc $strict -c "$name/$name.c" -o "$name.o"
        tcc $strict -c "$name/main.c" -o "$name/main.o"
        tcc "$name.o" "$name/main.o" -o "$name/main" -lm
        run ! grep -v "^${name}_" <<<"$(symbols "$name.o")"
        run ! grep -vxE "mem(set|cpy|move)|($libm)f?" <<<"$(needs "$name.o")"
    done
}

@test "export: examples run, and what they show fits the model" {
    for name in xor spiral tabular recommender pinn; do
        "$GRADCC" export "$models/$name.lua" -o $name
        [ "$(wc -l <$name/main.c)" -le 60 ]
        for compiler in gcc clang; do
            $compiler $strict -O1 $name/main.c $name/$name.c -o main -lm
            run ./main
            exits 0
            falls
            has "prediction: "
        done
    done
    "$GRADCC" export "$here/steps.lua" folder="$data" every=5 -o steps
    gcc $strict steps/main.c steps/steps.c -o main -lm
    run ./main
    exits 0
    [[ $output == *"step 4  loss_judge "?*"  loss_drawer 0"$'\n'"step 5 "*"  loss_drawer 0."* ]]
    grep -q "x (16, 4, 4), each number of the data \* 0.00392156863 " steps/steps.h
    "$GRADCC" export "$here/loop.lua" folder="$data" -o loop
    gcc $strict loop/main.c loop/loop.c -o main -lm
    run ./main
    exits 0
    has "result_2: 0."
    grep -q "y (16), each from 0 to 2" loop/loop.h
}

@test "export --checkpoint: the parameters come along, bit for bit" {
    "$GRADCC" train "$models/xor.lua" --out run --quiet
    "$GRADCC" export "$models/xor.lua" -o xor --checkpoint run/model.safetensors
    run ! grep -q train_step xor/main.c
    cat >same.c <<'END'
#include "xor/xor.h"
#include <stdio.h>
static _Alignas(64) char memory[XOR_STATE_BYTES], work[XOR_WORK_BYTES];
int main(void)
{
    struct xor_state s = xor_state_in(memory);
    const float x[] = {0, 0, 0, 1, 1, 0, 1, 1};
    float y[4];
    xor_parameters(&s);
    xor_init(&s, work); /* leaves them alone */
    for (int i = 0; i < 4; i++) {
        xor_predict(&s, &(struct xor_predict_io){.x = x + 2 * i, .prediction = y + i}, work);
    }
    for (int i = 0; i < 4; i++) {
        printf("%.6g\n", y[i]);
    }
    const float *const arrays[] = {s.p0_weight, s.p0_bias, s.p2_weight, s.p2_bias};
    const size_t counts[] = {16, 8, 8, 1};
    FILE *file = fopen("numbers", "wb");
    for (int i = 0; i < 4; i++) {
        fwrite(arrays[i], sizeof(float), counts[i], file);
    }
    return fclose(file);
}
END
    "${PYTHON:-/usr/bin/python3}" - <<'END'
import numpy
numpy.save("x.npy", numpy.float32([[0, 0], [0, 1], [1, 0], [1, 1]]))
import json
with open("run/model.safetensors", "rb") as file:
    data = file.read()
size = int.from_bytes(data[:8], "little")
header, values = json.loads(data[8:8 + size]), data[8 + size:]
with open("saved", "wb") as file:
    for name in ["0.weight", "0.bias", "2.weight", "2.bias"]:
        begin, end = header[name]["data_offsets"]
        file.write(values[begin:end])
END
    "$GRADCC" predict "$models/xor.lua" --checkpoint run/model.safetensors --input x.npy >expected
    for compiler in gcc clang tcc; do
        $compiler $strict same.c xor/xor.c xor/xor_parameters.c -o same -lm
        ./same >found
        cmp numbers saved
        paste expected found | awk '{ d = $1 - $2 } d > 1e-6 || d < -1e-6 { exit 1 }'
    done
}

@test "export --checkpoint: a model of text writes what it has learnt" {
    "$GRADCC" train "$here/../golden/letters.lua" --out run --quiet
    "$GRADCC" export "$here/../golden/letters.lua" -o letters --checkpoint run/model.safetensors
    gcc $strict letters/main.c letters/letters.c letters/letters_parameters.c -o main -lm
    run ./main
    exits 0
    [ "$output" = "hello wo" ] || [ "$output" = "world he" ] # behind a space; the context is 8
}

@test "export --entry predict --batch: one by one as all at once, of constants alone" {
    "$GRADCC" train "$models/xor.lua" --out run --quiet
    for batch in 1 2 4; do
        "$GRADCC" export "$models/xor.lua" -o b$batch --entry predict --batch $batch \
            --checkpoint run/model.safetensors
        grep -q "^#define XOR_PREDICT_BATCH $batch " b$batch/xor.h
        cat >say.c <<END
#include "b$batch/xor.h"
#include <stdio.h>
static _Alignas(64) char work[XOR_WORK_BYTES];
int main(void)
{
    const float x[] = {0, 0, 0, 1, 1, 0, 1, 1};
    float y[4];
    struct xor_state s;
    xor_parameters(&s);
    for (int i = 0; i < 4; i += XOR_PREDICT_BATCH) {
        xor_predict(&s, &(struct xor_predict_io){x + 2 * i, y + i}, work);
    }
    printf("%.5f %.5f %.5f %.5f\\n", y[0], y[1], y[2], y[3]);
    return 0;
}
END
        gcc $strict say.c b$batch/xor.c b$batch/xor_parameters.c -o say -lm
        ./say >y$batch
        gcc $strict b$batch/*.c -o main -lm
        ./main
    done
    cmp y1 y2
    cmp y1 y4
    run ! grep -E "XOR_STATE_BYTES|xor_state_in|xor_init|exp_avg|    float \*p[0-9]" b1/xor.h
    gcc -c -O1 b1/xor.c b1/xor_parameters.c
    [ "$(size xor.o xor_parameters.o | awk 'NR > 1 { n += $2 + $3 } END { print n }')" = 0 ]
}

@test "export --entry: a function, and what of the state it uses" {
    "$GRADCC" export "$here/steps.lua" folder="$data" -o one --entry train_judge
    run ! grep -E "train_drawer|drawer_step|_predict|_eval" one/steps.h
    gcc $strict one/*.c -o main -lm
    ./main
    "$GRADCC" train "$here/../golden/letters.lua" --out run --quiet
    "$GRADCC" export "$here/../golden/letters.lua" -o letters --entry generate \
        --checkpoint run/model.safetensors
    grep -q "const float \*key_weight;" letters/letters.h
    grep -q "    float \*generate_keys;" letters/letters.h
    run ! grep -E "philox|seed" letters/letters.c
    gcc $strict letters/*.c -o main -lm
    run ./main
    exits 0
    [ "$output" = "hello wo" ] || [ "$output" = "world he" ]
}

@test "export: a network that predicts for so many samples only" {
    cat >fixed.lua <<'END'
local nn = require "nn"
local net = nn.Linear(3, 2)
return model{ net = net, inputs = { x = { shape = { 3 } } }, batch = 4,
              predict = function(batch) return net(batch.x:reshape(4, 3)) end }
END
    run "$GRADCC" export fixed.lua -o fixed
    exits 3
    has "predict was traced for a batch of 1; --batch 4 has the script's"
    [ ! -e fixed ]
    "$GRADCC" export fixed.lua -o fixed --batch 4
}

@test "export: numbers that are odd to write" {
    cat >odd.lua <<'END'
local nn = require "nn"
local p = nn.Parameter({ 6 }, 1)
return model{ net = { p = p }, inputs = { x = { shape = { 6 } } }, batch = 1,
              predict = function(batch) return batch.x + p end }
END
    "${PYTHON:-/usr/bin/python3}" - <<'END'
import json, struct
header = json.dumps({"p": {"dtype": "F32", "shape": [6], "data_offsets": [0, 24]}}).encode()
bits = [0x80000000, 0x00000001, 0x7f7fffff, 0xff800000, 0x3dcccccd, 0x3dcccccc]
with open("odd.safetensors", "wb") as file:
    file.write(struct.pack("<Q", len(header)) + header + struct.pack("<6I", *bits))
END
    "$GRADCC" export odd.lua -o odd --checkpoint odd.safetensors
    cat >bits.c <<'END'
#include "odd/odd.h"
#include <stdio.h>
#include <string.h>
int main(void)
{
    struct odd_state s;
    unsigned bits[6];
    odd_parameters(&s);
    memcpy(bits, s.p, sizeof bits);
    for (int i = 0; i < 6; i++) {
        printf("%08x ", bits[i]);
    }
    return 0;
}
END
    for compiler in gcc clang tcc; do
        $compiler $strict bits.c odd/odd.c odd/odd_parameters.c -o bits -lm
        [ "$(./bits)" = "80000000 00000001 7f7fffff ff800000 3dcccccd 3dcccccc " ]
    done
}

@test "export: a table's rows become what training saw" {
    "$GRADCC" export "$models/tabular.lua" set=iris.csv -o iris --name iris
    cat >rows.c <<'END'
#include "iris/iris.h"
#include <stdio.h>
int main(void)
{
    float x[300 * 4];
    int rows = 0;
    double sum = 0, squares = 0;
    while (scanf("%f,%f,%f,%f,%*d", &x[rows * 4], &x[rows * 4 + 1], &x[rows * 4 + 2],
                 &x[rows * 4 + 3]) == 4) {
        rows++;
    }
    iris_standardize_x(x, rows);
    for (int i = 0; i < rows; i++) {
        sum += x[i * 4];
        squares += x[i * 4] * x[i * 4];
    }
    printf("%d %.1f %.1f\n", rows, sum / rows, squares / rows);
    return 0;
}
END
    gcc -std=c11 -Wall -Werror rows.c iris/iris.c -o rows -lm
    run ./rows < <(tail -n +2 /usr/lib/python3/dist-packages/sklearn/datasets/data/iris.csv)
    [[ $output =~ ^150\ -?0\.[01]\ (0\.9|1\.[01])$ ]]
}

@test "export: several networks in one program, of one script too" {
    "$GRADCC" export "$models/xor.lua" -o src
    "$GRADCC" export "$models/spiral.lua" -o src 2>messages
    grep -q "src/main.c was there and is as it was" messages
    "$GRADCC" export "$models/xor.lua" -o src --name xor_wide
    cat >all.c <<'END'
#include "spiral.h"
#include "xor.h"
#include "xor_wide.h"
#include "xor.h"
int main(void)
{
    static _Alignas(64) char memory[3][XOR_STATE_BYTES + SPIRAL_STATE_BYTES];
    static _Alignas(64) char work[XOR_WORK_BYTES + SPIRAL_WORK_BYTES + XOR_WIDE_WORK_BYTES];
    const struct xor_state a = xor_state_in(memory[0]);
    const struct spiral_state b = spiral_state_in(memory[1]);
    const struct xor_wide_state c = xor_wide_state_in(memory[2]);
    xor_init(&a, work);
    spiral_init(&b, work);
    xor_wide_init(&c, work);
    return a.p0_weight[3] < c.p0_weight[3] || a.p0_weight[3] > c.p0_weight[3];
}
END
    gcc $strict -Isrc all.c src/xor.c src/spiral.c src/xor_wide.c -o all -lm
    ./all
}

@test "export: the header in C++" {
    command -v g++ >/dev/null || skip "there is no g++"
    cat >class.lua <<'END'
local nn, optim = require "nn", require "optim"
local net = { new = nn.Linear(3, 3), this = nn.Linear(3, 1) }
return model{
  net = net, inputs = { template = { shape = { 3 } } }, batch = 2, optimizer = optim.SGD{ lr = 0.1 },
  loss = function(b) return net.this(net.new(b.template)):square():mean():name "xor" end,
  predict = function(b) return net.this(net.new(b.template)) end,
}
END
    "$GRADCC" export class.lua -o out --name xor
    gcc $strict -c out/xor.c -o xor.o
    cat >program.cc <<'END'
#include "out/xor.h"
alignas(64) static char memory[XOR_STATE_BYTES], work[XOR_WORK_BYTES];
int main()
{
    const xor_state s = xor_state_in(memory);
    const float x[6] = {1, 2, 3, 4, 5, 6};
    float loss, y;
    xor_init(&s, work);
    const xor_train_step_io step = {x, &loss};
    xor_train_step(&s, &step, work);
    const xor_predict_io predict = {x, &y};
    xor_predict(&s, &predict, work);
    return loss > 0 ? 0 : 1;
}
END
    for version in 11 20; do
        g++ -std=c++$version -Wall -Wextra -Wconversion -pedantic -Werror program.cc xor.o -o program
        ./program
    done
}

@test "export: the same bytes twice, from elsewhere, and in another language" {
    train --out run --quiet --steps 3 2>/dev/null
    "$GRADCC" export "$model" folder="$data" -o one --checkpoint run/model.safetensors
    mkdir -p deep/er
    (cd deep/er && LC_ALL=de_DE.UTF-8 "$GRADCC" export "$model" folder="$data" -o ../../two \
        --checkpoint ../../run/model.safetensors)
    diff -r one two
    [ "$(ls one)" = $'main.c\ntiny.c\ntiny.h\ntiny_parameters.c' ]
}

@test "export: names of scripts become names of files and of C" {
    for name in 1st while math main a--b ' ' EOF; do
        cp "$models/xor.lua" "$name.lua"
        "$GRADCC" export "$name.lua" -o "out$name"
    done
    [ "$(cd out1st && ls)" = $'main.c\nnet_1st.c\nnet_1st.h' ]
    [ "$(cd outmath && ls)" = $'main.c\nmath_net.c\nmath_net.h' ]
    [ "$(cd outmain && ls)" = $'main.c\nmain_net.c\nmain_net.h' ]
    [ "$(cd outa--b && ls)" = $'a_b.c\na_b.h\nmain.c' ]
    [ "$(cd 'out ' && ls)" = $'main.c\nnet.c\nnet.h' ]
    for name in 1st while math main a--b ' ' EOF; do
        gcc $strict -I"out$name" "out$name"/*.c -o program -lm
    done
}

@test "export: what cannot be written: exit 1, and no half files" {
    touch file
    run "$GRADCC" export "$models/xor.lua" -o file
    exits 1
    has "file"
    run "$GRADCC" export "$models/xor.lua" -o file/out
    exits 1
    mkdir -p out/xor.h
    run "$GRADCC" export "$models/xor.lua" -o out
    exits 1
    has "out/xor.h"
    [ "$(ls -A out)" = xor.h ]
    mkdir full
    ln -s /dev/full full/xor.c
    run "$GRADCC" export "$models/xor.lua" -o full
    exits 1
    has "No space left"
    [ ! -e full/main.c ]
    run "$GRADCC" export "$models/xor.lua" -o /proc/nowhere
    exits 1
}

@test "export: what replaces what" {
    "$GRADCC" export "$models/xor.lua" -o out
    cp -r out first
    echo "mine" >out/main.c
    echo "old" >>out/xor.c
    : >out/xor.h
    run "$GRADCC" export "$models/xor.lua" -o out
    exits 0
    has "out/main.c was there and is as it was"
    [ "$(cat out/main.c)" = mine ]
    cmp out/xor.c first/xor.c
    cmp out/xor.h first/xor.h
}

@test "export: a file of somebody's stays, and so does another network's" {
    mkdir out
    echo "int main(void) { return 0; }" >out/xor.c
    run "$GRADCC" export "$models/xor.lua" -o out
    exits 1
    has "out/xor.c was not made by an export of xor; remove it, or choose another folder or --name"
    [ "$(ls out)" = xor.c ]
    [ "$(cat out/xor.c)" = "int main(void) { return 0; }" ]
    "$GRADCC" train "$models/xor.lua" --out run --quiet
    "$GRADCC" export "$models/xor.lua" -o net --checkpoint run/model.safetensors
    run "$GRADCC" export "$models/xor.lua" -o net --name xor_parameters
    exits 1
    has "net/xor_parameters.c was not made by an export of xor_parameters"
    [ ! -e net/xor_parameters.h ]
}

@test "export: parameters of an earlier export go" {
    "$GRADCC" train "$models/xor.lua" --out run --quiet
    "$GRADCC" export "$models/xor.lua" -o out --checkpoint run/model.safetensors
    run "$GRADCC" export "$models/xor.lua" -o out
    exits 0
    has "out/xor_parameters.c, of an earlier export, is removed"
    [ ! -e out/xor_parameters.c ]
    echo "mine" >out/xor_parameters.c
    "$GRADCC" export "$models/xor.lua" -o out
    [ "$(cat out/xor_parameters.c)" = mine ]
}

@test "export: wrong uses" {
    run "$GRADCC" export "$models/xor.lua"
    exits 2
    has "gradcc export needs -o DIR"
    for name in 1st 'a b' a/b '../x' stdio ''; do
        run "$GRADCC" export "$models/xor.lua" -o out --name "$name"
        exits 2
    done
    run "$GRADCC" export "$models/xor.lua" -o out --name stdio
    has "'stdio_net' could"
    run "$GRADCC" export "$models/xor.lua" -o out --entry predikt
    exits 2
    has "--entry knows train_step, eval_step, predict, generate, not 'predikt'; did you mean 'predict'?"
    run "$GRADCC" export "$models/xor.lua" -o out --entry init
    exits 2
    run "$GRADCC" export "$models/xor.lua" -o out --entry generate
    exits 3
    has "the model does not declare \`generate\`"
    run "$GRADCC" export "$models/xor.lua" -o out --batch 0
    exits 2
    run "$GRADCC" export "$models/xor.lua" -o out --checkpoint absent.safetensors
    exits 4
    has "absent.safetensors"
    train --out run --quiet --steps 1 2>/dev/null
    run "$GRADCC" export "$models/xor.lua" -o out --checkpoint run/model.safetensors
    exits 4
    has "does not fit the model"
    [ ! -e out ]
}

@test "export --checkpoint: more parameters than a C file has room for" {
    cat >large.lua <<'END'
local nn = require "nn"
local net = nn.Linear(2100, 2000)
return model{ net = net, inputs = { x = { shape = { 2100 } } }, batch = 1,
              predict = function(batch) return net(batch.x) end }
END
    run "$GRADCC" export large.lua -o out --checkpoint large.safetensors
    exits 4
    has "large.lua has 4,202,000 parameters, too many for a C file, which has room for 4,194,304"
    [ ! -e out ]
    "$GRADCC" export large.lua -o out
}
