# Wrong calls: whatever a script passes, the message is about the call, never about the library.
load common

@test "every public name refuses arguments of wrong kinds in its own words" {
    total=0
    for group in "x part=0" "x part=1" "x part=2" "x part=3" tensor nn autograd; do
        # shellcheck disable=SC2086 # two words of one group
        run --separate-stderr "$GRADCC" emit "$here/calls.lua" group=$group --entry loss
        echo "$stderr"
        exits 0
        [[ $stderr == *" faults 0 control true"* ]]
        calls=$(sed -n 's/.* calls \([0-9]*\) .*/\1/p' <<<"$stderr")
        total=$((total + calls))
    done
    [ "$total" -gt 300000 ]
}
