#!/bin/sh
# run.sh [--table], run.sh --bits ...: the parity suite, or bits.py, in Debian's Python, which is the
# one that has PyTorch. One thread: on a busy machine OpenMP's threads wait for each other five times
# longer than one takes.
export OMP_NUM_THREADS=1
script=parity.py
if [ "${1:-}" = --bits ]; then
    script=bits.py
    shift
fi
exec "${PYTHON:-/usr/bin/python3}" "$(dirname "$0")/$script" "$@"
