"""predict.py ACTION: what the tests of predict need NumPy for, in the current folder.

make      w.safetensors, the parameters of rows.lua, and arrays x.npy, z.npy
expect    what rows.lua must predict from them: float.npy, int.npy, bool.npy
same A B  exits 1 unless the two arrays have the same type and shape, and numbers within 1e-5
tokens VOCABULARY TEXT X      all characters of the text but the last as one sample
likeliest TEXT X Y N          exits 1 unless Y's largest logits are the characters from N on
spoil FILE                    makes the last number of the checkpoint a NaN
"""
import json
import struct
import sys

import numpy as np

NAMES = ["0.weight", "0.bias", "2.weight", "2.bias"]


def parameters():
    random = np.random.default_rng(3)
    shapes = [(5, 6), (5,), (3, 5), (3,)]
    return [random.normal(size=shape).astype("f4") for shape in shapes]


def save(path, arrays):
    header, offset = {}, 0
    for name, array in zip(NAMES, arrays):
        header[name] = {"dtype": "F32", "shape": array.shape,
                        "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for array in arrays:
            file.write(array.tobytes())


def make():
    random = np.random.default_rng(4)
    save("w.safetensors", parameters())
    np.save("x.npy", random.normal(size=(11, 2, 3)).astype("f4"))
    np.save("z.npy", random.integers(0, 9, size=11))


def expect():
    w0, b0, w1, b1 = parameters()
    x = np.load("x.npy").reshape(11, 6) * 0.5 - 1
    z = np.load("z.npy")
    y = np.tanh(x @ w0.T + b0) @ w1.T + b1
    np.save("float.npy", (y[:, :, None] + z[:, None, None]).astype("f4"))
    np.save("int.npy", (y.argmax(1) + z).astype("i4"))
    np.save("bool.npy", y > 0)


def same(a, b):
    a, b = np.load(a), np.load(b)
    if a.dtype != b.dtype or a.shape != b.shape or not np.allclose(a * 1.0, b * 1.0, 1e-5, 1e-5):
        sys.exit(f"{a.dtype} {a.shape} {a.ravel()[:6]}\n{b.dtype} {b.shape} {b.ravel()[:6]}")


def tokens(vocabulary, text, x):
    letters = open(text).read().rstrip("\n")
    np.save(x, np.array([[vocabulary.index(letter) for letter in letters[:-1]]], "i4"))
    np.save("last.npy", np.array(vocabulary.index(letters[-1])))


def likeliest(text, x, y, first):
    first = int(first)
    expected = np.append(np.load(x)[0], np.load("last.npy"))[first:]
    found = np.load(y)[0].argmax(1)[first - 1:]
    if not (found == expected).all():
        sys.exit(f"{open(text).read()}{expected}\n{found}")


def spoil(path):
    with open(path, "r+b") as file:
        file.seek(-4, 2)
        file.write(struct.pack("<f", float("nan")))


if __name__ == "__main__":
    {"make": make, "expect": expect, "same": same, "tokens": tokens, "likeliest": likeliest,
     "spoil": spoil}[sys.argv[1]](*sys.argv[2:])
