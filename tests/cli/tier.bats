# --backend auto: the system compiler takes over, and nobody can tell but by the time.
load common

setup() {
    start_in_folder
    export XDG_CACHE_HOME=$PWD/cache
    mkdir -m 700 cache
    model=$here/../../models/xor.lua
}

# bench_by BACKEND: 2000 steps; leaves BACKEND.csv and BACKEND/model.safetensors.
bench_by() {
    run --separate-stderr "$GRADCC" bench "$model" --steps 2000 --backend "$1" --log "$1.csv" --out "$1"
    exits 0
    [ "$(jq -r .backend <<<"$output")" = "$1" ]
}

@test "auto: the bits of tcc, and an object in the cache that the next run finds" {
    bench_by tcc
    bench_by auto
    cmp tcc.csv auto.csv
    cmp tcc/model.safetensors auto/model.safetensors
    [ "$(ls cache/gradcc | wc -l)" = 2 ]
    [ "$(stat -c %a cache/gradcc/*.so)" = 600 ]
    local before=$(stat -c '%n %i' cache/gradcc/*.so)
    bench_by auto
    [ "$(stat -c '%n %i' cache/gradcc/*.so)" = "$before" ]
    cmp tcc.csv auto.csv
}

@test "auto: no compiler, no message, the same result" {
    bench_by tcc
    CC=/nonexistent/cc bench_by auto
    [ -z "$stderr" ]
    cmp tcc.csv auto.csv
    CC="gcc -m64 -DUNUSED" bench_by cc
    cmp tcc.csv auto.csv
    CC=false bench_by auto
    [ -z "$stderr" ]
    cmp tcc.csv auto.csv
    [ -z "$(ls cache/gradcc)" ]
}

@test "auto: damaged objects and open folders are not used" {
    bench_by tcc
    bench_by auto
    local object=$(echo cache/gradcc/*.so)
    cp "$object" sound
    # Text that is no code, an object cut short, bytes that are others in its code.
    for damage in "printf damaged" "head -c 8192 sound" "tr \\110 \\314 <sound"; do
        eval "$damage" >"$object"
        bench_by auto
        cmp tcc.csv auto.csv
        cmp "$object" sound
    done
    echo "/* another text */" >"${object%.so}.c"
    bench_by auto
    cmp tcc.csv auto.csv
    run ! grep -q "another text" cache/gradcc/*.c
    rm -r cache/gradcc
    mkdir -m 777 cache/gradcc
    chmod 777 cache/gradcc
    bench_by auto
    cmp tcc.csv auto.csv
    [ -z "$(ls cache/gradcc)" ]
}

@test "auto: the cache keeps the objects that were used last" {
    mkdir -m 700 cache/gradcc
    for i in $(seq -w 300); do
        echo old >cache/gradcc/$i.so
        echo old >cache/gradcc/$i.c
        touch -d "2001-01-01 $((10#$i / 60)):$((10#$i % 60))" cache/gradcc/$i.so
    done
    bench_by auto
    [ ! -e cache/gradcc/001.so ]
    [ ! -e cache/gradcc/001.c ]
    [ -e cache/gradcc/300.so ]
    [ "$(ls cache/gradcc/*.so | wc -l)" = 256 ]
}

@test "auto: folders of compilations that were killed go after a day" {
    mkdir -p cache/gradcc/gradcc-old cache/gradcc/gradcc-new cache/gradcc/others
    chmod 700 cache/gradcc
    touch cache/gradcc/gradcc-old/model.c
    touch -d "2 days ago" cache/gradcc/gradcc-old cache/gradcc/others
    bench_by auto
    [ ! -e cache/gradcc/gradcc-old ]
    [ -d cache/gradcc/gradcc-new ]
    [ -d cache/gradcc/others ]
}

@test "auto: what is interrupted leaves no process and no folder" {
    printf '#!/bin/sh\necho $$ >compiler\nsleep 60\n' >slow
    chmod +x slow
    CC=$PWD/slow background "$GRADCC" train "$model" --epochs 100000000 --quiet --out out >log 2>&1
    await . compiler
    kill -0 "$(cat compiler)"
    kill -INT $pid
    ends 130
    run ! kill -0 "$(cat compiler)"
    [ -z "$(ls cache/gradcc)" ]
}
