# Loops stay loops: neither graph nor C of a recurrent model grows with the number of its steps.
load common

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
}

# lines MODEL STEPS: how many the emitted C has.
lines() {
    "$GRADCC" emit "$here/../../models/$1.lua" length="$2" | wc -l
}

# counts MODEL STEPS: the nodes and kernels of each entry.
counts() {
    "$GRADCC" summary "$here/../../models/$1.lua" length="$2" |
        awk '/a step of/ { found = 1; next } found { print $1, $2, $3 }'
}

@test "recurrent models: as many lines of C for 16 steps as for 1,024" {
    for name in char_lstm gru_names; do
        few=$(lines $name 16) many=$(lines $name 1024)
        echo "$name: $few lines for 16 steps, $many for 1,024"
        [ "$few" -gt 1000 ]
        [ "$few" -eq "$many" ]
    done
}

@test "recurrent models: as many nodes and kernels" {
    for name in char_lstm gru_names; do
        counts $name 16 >few
        counts $name 1024 >many
        [ "$(wc -l <few)" -ge 4 ]
        diff few many
    done
}
