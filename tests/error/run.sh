#!/bin/bash
# Every script here is wrong in one line, which ends in "-- error: TEXT". gradcc must say
# "FILE:LINE: error: " followed by a message that contains TEXT, say no more than that and the line
# itself, print nothing on stdout, and exit with 3, or with 4 where the text of the error is followed
# by "-- exit 4": a data file is to blame. A first line "-- arguments: ..." is passed on.
set -u
cd "$(dirname "$0")" || exit 1
GRADCC=${GRADCC:-../../build/gradcc}
messages=$(mktemp)
trap 'rm -f "$messages"' EXIT
count=0 failed=0
for script in */*.lua; do
    count=$((count + 1))
    line=$(grep -n -- '-- error: ' "$script" | cut -d: -f1)
    text=$(sed -n 's/ *-- exit 4$//; s/.*-- error: //p' "$script")
    expected=$(grep -q -- '-- exit 4$' "$script" && echo 4 || echo 3)
    read -ra arguments < <(sed -n '1s/^-- arguments: //p' "$script")
    output=$("$GRADCC" summary "$script" "${arguments[@]}" 2>"$messages")
    status=$?
    message=$(head -n 1 "$messages")
    if [ $status -eq $expected ] && [ -z "$output" ] && [ "$(wc -l <"$messages")" -le 3 ] &&
        [[ $message == "$script:$line: error: "* ]] && [[ $message == *"$text"* ]]; then
        echo "ok $count - $script"
    else
        echo "not ok $count - $script"
        echo "# expected $script:$line: error: ... $text"
        echo "# status $status, stdout '$output', stderr:"
        sed 's/^/# /' "$messages"
        failed=$((failed + 1))
    fi
done
echo "1..$count"
[ $failed -eq 0 ]
