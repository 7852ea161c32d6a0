#!/usr/bin/env bats
# Names out of scripts and file names reach C as identifiers or inside comments, never as code.

load common

@test "hostile names emit the tokens of their harmless twins" {
    cd "$BATS_TEST_TMPDIR"
    python3 "$here/injection.py" "$GRADCC" .
}
