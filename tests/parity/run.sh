#!/bin/sh
# run.sh [--table]: the parity suite in Debian's Python, which is the one that has PyTorch. One thread:
# on a busy machine OpenMP's threads wait for each other five times longer than one takes.
export OMP_NUM_THREADS=1
exec "${PYTHON:-/usr/bin/python3}" "$(dirname "$0")/parity.py" "$@"
