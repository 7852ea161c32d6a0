"""units.py ACTION: what the tests of explain need NumPy for, in the current folder.

make                    w.safetensors: parameters of units.lua whose hidden unit 2 is dead
expect CSV [FIRST]      exits 1 unless it has what these units do to the samples from FIRST on
slopes CSV GRADCC LUA   exits 1 unless each contribution is the difference of the loss when a row and
                        its bias are scaled by 1 + eps and 1 - eps, on the only sample
weight GRADCC LUA       exits 1 unless --weight says of each element what its gradient is, on average
spoil                   a NaN in w.safetensors
"""
import csv
import json
import struct
import subprocess
import sys

import numpy as np

X, Y = [0, 2, 3, 0, 2, 3], [0.5, -1, 2, 0, 1.5, 3]
BIAS = {"hidden.weight": "hidden.bias"}


def members_of(name):
    return [name, BIAS[name]] if name in BIAS else [name]


def parameters():
    random = np.random.default_rng(7)
    made = {
        "tokens.weight": random.normal(size=(5, 3)),
        "hidden.weight": random.normal(size=(4, 3)),
        "hidden.bias": random.normal(size=4),
        "out.weight": random.normal(size=(1, 4)),
        "gain": np.array(1.5),
        "unread": np.array([1.0, 2.0]),
    }
    made["hidden.bias"] = np.array([1, 1, -99, 1])
    return {name: values.astype("f4") for name, values in made.items()}


def save(path, arrays):
    header, offset = {}, 0
    for name, array in arrays.items():
        header[name] = {"dtype": "F32", "shape": array.shape,
                        "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for array in arrays.values():
            file.write(array.tobytes())


def gradients(w, x, y):
    """Of (gain * out @ relu(hidden @ tokens[x] + bias) - y)^2, written out."""
    token = w["tokens.weight"][x]
    before = w["hidden.weight"] @ token + w["hidden.bias"]
    hidden = np.maximum(before, 0)
    out = (w["out.weight"] @ hidden)[0]
    error = 2 * (w["gain"] * out - y)
    d_hidden = error * w["gain"] * w["out.weight"][0] * (before > 0)
    d_tokens = np.zeros((5, 3))
    d_tokens[x] = w["hidden.weight"].T @ d_hidden
    return {
        "gain": error * out,
        "hidden.bias": d_hidden,
        "hidden.weight": np.outer(d_hidden, token),
        "out.weight": error * w["gain"] * hidden[None],
        "tokens.weight": d_tokens,
        "unread": np.zeros(2),
    }


def rows(array):
    array = np.asarray(array)
    return array.reshape(array.shape[0] if array.ndim else 1, -1)


def unit_sums(w, x, y):
    """For each parameter of units: the contributions, and the squared corrections."""
    g = gradients(w, x, y)
    found = {}
    for name in w:
        if name in BIAS.values():
            continue
        members = members_of(name)
        found[name] = (
            sum((rows(w[m]) * rows(g[m])).sum(1) for m in members),
            sum((rows(g[m]) ** 2).sum(1) for m in members),
        )
    return found


def classes(sizes):
    """The fewest that make 90 %, those that are nothing, the others."""
    found, sum_ = ["nothing"] * len(sizes), 0
    for unit in np.argsort(-sizes, kind="stable"):
        if sizes[unit] > 1e-6 * sizes.max():
            found[unit] = "a lot" if sum_ < 0.9 * sizes.sum() else "a little"
        sum_ += sizes[unit]
    return found


def read(path):
    found = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            units = found.setdefault(row["parameter"], [])
            assert int(row["unit"]) == len(units)
            units.append((float(row["contribution"]), float(row["correction"]), row["class"]))
    return found


def expect(path, first=2):
    w = {name: values.astype("f8") for name, values in parameters().items()}
    samples = [unit_sums(w, x, y) for x, y in zip(X, Y)][int(first):]
    found = read(path)
    assert found.keys() == samples[0].keys(), found.keys()
    for name in found:
        sizes = np.mean([abs(sample[name][0]) for sample in samples], 0)
        corrections = np.sqrt(np.mean([sample[name][1] for sample in samples], 0))
        contribution, correction, class_ = zip(*found[name])
        np.testing.assert_allclose(contribution, sizes, 1e-5, 1e-6, err_msg=name)
        np.testing.assert_allclose(correction, corrections, 1e-5, 1e-6, err_msg=name)
        assert list(class_) == classes(sizes), (name, class_)
    assert found["hidden.weight"][2][2] == found["tokens.weight"][1][2] == "nothing"


def slopes(path, gradcc, script):
    eps, worst = 1e-2, 0

    def loss(name, unit, factor):
        arrays = parameters()
        for member in members_of(name):
            rows(arrays[member])[unit] *= np.float32(factor)
        save("scaled.safetensors", arrays)
        line = subprocess.run(
            [gradcc, "eval", script, "tests=1", "--checkpoint", "scaled.safetensors"],
            check=True, capture_output=True).stdout
        return json.loads(line)["loss"]

    for name, units in read(path).items():
        for unit, (contribution, _, _) in enumerate(units):
            slope = (loss(name, unit, 1 + eps) - loss(name, unit, 1 - eps)) / (2 * eps)
            error = abs(abs(slope) - contribution)
            worst = max(worst, error)
            assert error <= 1e-3 * (1 + contribution), (name, unit, slope, contribution)
    print(f"worst {worst:.1e}")


def weight(gradcc, script):
    w = {name: values.astype("f8") for name, values in parameters().items()}
    samples = [gradients(w, x, y) for x, y in zip(X[2:], Y[2:])]
    for name in ["hidden.weight", "hidden.bias", "tokens.weight", "gain"]:
        mean = np.mean([sample[name] for sample in samples], 0)
        sizes = np.mean([abs(w[name] * sample[name]) for sample in samples], 0)
        for place in np.ndindex(w[name].shape):
            words = name + ("[" + ",".join(map(str, place)) + "]" if place else "")
            text = subprocess.run(
                [gradcc, "explain", script, "--checkpoint", "w.safetensors", "--weight", words],
                check=True, capture_output=True, text=True).stdout
            lines = text.split("\n")
            assert lines[0].startswith(f"{words} = {w[name][place]:.6g}, of "), lines[0]
            assert lines[3].split()[0] == "gradient" and lines[4].split()[0] == "contribution"
            np.testing.assert_allclose(float(lines[3].split()[1]), mean[place], 1e-3, 1e-6)
            np.testing.assert_allclose(float(lines[4].split()[1]), sizes[place], 1e-3, 1e-6)
            if len(place) == 2 and sizes[place]:
                share = 100 * sizes[place] / sizes[place[0]].sum()
                np.testing.assert_allclose(float(lines[4].split()[2]), share, 0.06)


def spoil():
    arrays = parameters()
    arrays["out.weight"][0, 1] = np.nan
    save("w.safetensors", arrays)


if __name__ == "__main__":
    {"make": lambda: save("w.safetensors", parameters()), "expect": expect, "slopes": slopes,
     "weight": weight, "spoil": spoil}[sys.argv[1]](*sys.argv[2:])
