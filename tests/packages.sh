#!/bin/sh
# packages.sh PACKAGE...: installs the Debian packages that are missing, and says why each is
# needed. Prints nothing and touches nothing when all are there. Without dpkg (not a Debian) it goes
# on with a note, because the libraries may be there under other names; without apt-get rights it
# fails.
set -eu

reason() {
    case $1 in
    gcc) echo "compiles gradcc" ;;
    libc6-dev) echo "headers of the C library" ;;
    libtcc-dev) echo "compiles emitted C in memory" ;;
    liblua5.4-dev) echo "runs model scripts" ;;
    libdeflate-dev) echo "reads .gz data sets" ;;
    libjansson-dev) echo "JSON in checkpoints and reports" ;;
    dataset-fashion-mnist) echo "the pictures that models/mlp.lua and others learn" ;;
    python3-sklearn) echo "the tables that models/tabular.lua learns" ;;
    jargon-text) echo "a text for models of characters" ;;
    wamerican) echo "a list of words for models of characters" ;;
    libcmocka-dev) echo "unit tests" ;;
    bats) echo "tests of the command line" ;;
    tcc) echo "tests: a third compiler for emitted C" ;;
    clang) echo "tests: a second compiler for emitted C" ;;
    clang-tidy) echo "static analysis" ;;
    clang-format) echo "layout of the sources" ;;
    jq) echo "tests: reads the JSON that gradcc prints" ;;
    python3 | python3-torch | python3-numpy) echo "tests: the same training in PyTorch" ;;
    python3-venv) echo "bench: holds JAX and tinygrad" ;;
    libopenblas0-pthread) echo "bench: the fast BLAS that PyTorch can use" ;;
    *) echo "needed" ;;
    esac
}

if ! command -v dpkg-query >/dev/null; then
    echo "note: this is not a Debian system; going on in the hope that these are there: $*" >&2
    exit 0
fi

missing=
for package in "$@"; do
    case $(dpkg-query -W -f '${db:Status-Abbrev} ' "$package" 2>/dev/null) in
    *"ii "*) ;;
    *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

echo "Packages to install with apt-get:" >&2
for package in $missing; do
    printf '  %-22s %s\n' "$package" "$(reason "$package")" >&2
done

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null; then
    as_root=sudo
else
    echo "error: installing needs root and there is no sudo. As root, run:" >&2
    echo "  apt-get install$missing" >&2
    exit 1
fi

install() {
    # shellcheck disable=SC2086 # the list of packages and the empty as_root are meant to split
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends $missing >&2
}
install || { $as_root apt-get update -q >&2 && install; } || {
    echo "error: apt-get could not install:$missing" >&2
    echo "  see its messages above; then run make again" >&2
    exit 1
}
