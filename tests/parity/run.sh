#!/bin/sh
# run.sh: the parity suite in Debian's Python, which is the one that has PyTorch.
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-2}"
exec "${PYTHON:-/usr/bin/python3}" "$(dirname "$0")/parity.py"
