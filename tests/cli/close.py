"""close.py A B TOLERANCE: two safetensors files of floats with the same tensors, whose elements
differ by no more than the tolerance times the largest of their tensor.
"""
import sys

import numpy

from weights import read_weights


def main(one, other, tolerance):
    a, b = (
        {name: numpy.frombuffer(data, "<f4") for name, data in read_weights(path).items()}
        for path in (one, other)
    )
    assert a and a.keys() == b.keys(), "not the same tensors"
    errors = {name: abs(a[name] - b[name]).max() / abs(a[name]).max() for name in a}
    worst = max(errors, key=errors.get)
    print(f"worst {errors[worst]:.1e}, of {worst}")
    sys.exit(not errors[worst] <= float(tolerance))


main(*sys.argv[1:])
