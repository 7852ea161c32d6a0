#!/bin/sh
# run.sh [--coverage] [--missing] [NAME...]: every operator against differences and against PyTorch;
# see cases.c. --coverage makes a public name with fewer than 20 cases or two wrong calls a failure;
# --missing only lists those names.
cd "$(dirname "$0")/../.." || exit 1
exec "${BUILD:-build}/tests/cases/cases" --coverage "$@"
