#!/bin/bash
# run.sh SUITE...: runs test suites and adds up what they counted.
#
# A suite is a folder tests/SUITE: its run.sh, or else the test programs built from its .c files and
# its .bats files. Each reports either in TAP ("ok ...", "not ok ...") or with a line "N passed,
# N failed". A program that fails, crashes, hangs, stops early or counts nothing is a failure of its
# own, so nothing can vanish from the total. Every program runs in the top folder with GRADCC set to
# the program under test. The full output is kept in $BUILD/log.
set -u
cd "$(dirname "$0")/.." || exit 1
BUILD=${BUILD:-build}
GRADCC=$(realpath "$BUILD/gradcc")
export BUILD GRADCC GRADCC_CHECK=1 # graphs are verified after every pass
export CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8
export LSAN_OPTIONS="suppressions='$PWD/tests/leaks.supp':print_suppressions=0"
mkdir -p "$BUILD/log"

# The commands of a suite, one a line.
suite_commands() {
    if [ -x "tests/$1/run.sh" ]; then
        echo "tests/$1/run.sh" # which runs the programs of the suite itself
        return
    fi
    local source
    for source in tests/"$1"/*.c; do
        [ -e "$source" ] && echo "$BUILD/${source%.c}"
    done
    if compgen -G "tests/$1/*.bats" >/dev/null; then
        echo "bats --formatter tap tests/$1"
    fi
}

# Reads a log and prints "passed failed".
count_results() {
    awk '
        /^[0-9]+ passed, [0-9]+ failed$/ { summary = 1; passed = $1; failed = $3; next }
        /^(not )?ok .*# [Ss][Kk][Ii][Pp]/ { skipped++; next }
        /^ok / { ok++ }
        /^not ok / { not_ok++ }
        /^1\.\.[0-9]+$/ { planned += substr($0, 4) }
        END {
            if (!summary) {
                passed = ok
                failed = not_ok
                if (planned > ok + not_ok + skipped) failed += planned - ok - not_ok - skipped
            }
            print passed + 0, failed + 0
        }' "$1"
}

# The tests that failed, with what stands behind each, and how a log ends that stopped early.
show_failures() { # log, status of the program
    grep -E -A 15 '^(not ok|FAILED)' "$1" | grep -vE '^ok' | head -n 60
    if [ "$2" -ge 124 ] || ! grep -qE '^(not ok|FAILED)' "$1"; then
        tail -n 20 "$1"
    fi
}

total_passed=0 total_failed=0
for suite in "$@"; do
    started=$SECONDS suite_passed=0 suite_failed=0
    while read -r command; do
        name=${command##*/} name=${name%.sh}
        log="$BUILD/log/$suite-$name.txt"
        timeout "${TEST_TIMEOUT:-300}" $command >"$log" 2>&1 </dev/null
        status=$?
        read -r passed failed < <(count_results "$log")
        if [ $status -ne 0 ] && [ "$failed" -eq 0 ] || [ $((passed + failed)) -eq 0 ]; then
            failed=$((failed + 1))
            echo "not ok: $command ended with status $status after $passed tests" >>"$log"
        fi
        if [ "$failed" -ne 0 ]; then
            echo "---- $suite: $command"
            show_failures "$log" "$status"
        fi
        suite_passed=$((suite_passed + passed)) suite_failed=$((suite_failed + failed))
    done < <(suite_commands "$suite")
    if [ $((suite_passed + suite_failed)) -eq 0 ]; then
        echo "---- $suite: nothing ran"
        suite_failed=1
    fi
    printf '%-10s %4d passed, %d failed  (%d s)\n' "$suite" "$suite_passed" "$suite_failed" \
        $((SECONDS - started))
    total_passed=$((total_passed + suite_passed)) total_failed=$((total_failed + suite_failed))
done
echo "$total_passed passed, $total_failed failed"
[ $total_failed -eq 0 ]
