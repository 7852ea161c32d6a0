"""close.py A B TOLERANCE: two safetensors files of floats with the same tensors, whose elements differ
by no more than the tolerance times the largest of their tensor.
"""
import json
import sys

import numpy


def read(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = file.read()
    header.pop("__metadata__", None)
    return {
        name: numpy.frombuffer(data[slice(*entry["data_offsets"])], "<f4")
        for name, entry in header.items()
    }


def main(one, other, tolerance):
    a, b = read(one), read(other)
    assert a and a.keys() == b.keys(), "not the same tensors"
    errors = {name: abs(a[name] - b[name]).max() / abs(a[name]).max() for name in a}
    worst = max(errors, key=errors.get)
    print(f"worst {errors[worst]:.1e}, of {worst}")
    sys.exit(not errors[worst] <= float(tolerance))


main(*sys.argv[1:])
