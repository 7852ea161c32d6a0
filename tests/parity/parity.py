"""gradcc against PyTorch: the same network, weights and batches must give the same numbers.

For every variant of mlp.lua: gradcc writes its initial parameters, PyTorch starts from them, both
take 100 steps over the first 6,400 images of Fashion-MNIST in file order, and losses and final
parameters are compared. Then files are exchanged both ways and must score the same test images
equally. The readers and writers here are independent of gradcc's: they are part of the test.
"""
import csv
import gzip
import json
import os
import struct
import subprocess
import sys
import tempfile

import numpy
import torch
from torch import nn

from norms import compare_norms

GRADCC = os.environ.get("GRADCC", "build/gradcc")
MODEL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "mlp.lua")
DATA = "/usr/share/datasets/fashion-mnist"
STEPS, BATCH, TEST = 100, 64, 1000
LOSS_TOLERANCE = 1e-4  # relative, every step
PARAMETER_TOLERANCE = 1e-3  # absolute, after the last step
SCORE_TOLERANCE = 1e-5  # relative, the same parameters on the same images

# The activation and the optimiser of every variant of mlp.lua. Adam's steps are bounded, so ReLU can
# be compared there; with SGD a unit whose input is zero but for rounding could go either way and
# make the runs part, so it gets smooth activations.
VARIANTS = {
    "adam": (nn.ReLU, lambda p: torch.optim.Adam(p, lr=1e-3)),
    "adamw": (nn.GELU, lambda p: torch.optim.AdamW(p, lr=1e-3, weight_decay=0.05)),
    "sgd": (nn.Tanh, lambda p: torch.optim.SGD(p, lr=0.05)),
    "nesterov": (
        nn.SiLU,
        lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9, nesterov=True, weight_decay=0.01),
    ),
}

counts = {True: 0, False: 0}


def check(passed, what, found):
    """Counts one comparison; says what was found when it fails."""
    counts[bool(passed)] += 1
    print(f"{'ok' if passed else 'FAILED'}: {what}: {found}")


# ---- files ----

SAFETENSORS = {"F32": numpy.float32, "F64": numpy.float64, "I32": numpy.int32, "I64": numpy.int64}


def read_safetensors(path):
    with open(path, "rb") as file:
        raw = file.read()
    (length,) = struct.unpack("<Q", raw[:8])
    header, data = json.loads(raw[8 : 8 + length]), raw[8 + length :]
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(data[begin:end], SAFETENSORS[entry["dtype"]])
        tensors[name] = torch.from_numpy(values.reshape(entry["shape"]).copy())
    return tensors


def write_safetensors(path, tensors):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        values = tensor.detach().numpy().astype("<f4").tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(tensor.shape),
            "data_offsets": [len(data), len(data) + len(values)],
        }
        data += values
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def read_idx(path):
    with gzip.open(path, "rb") as file:
        _, _, _, rank = struct.unpack(">BBBB", file.read(4))
        shape = struct.unpack(f">{rank}I", file.read(4 * rank))
        return numpy.frombuffer(file.read(), numpy.uint8).reshape(shape)


def write_idx(path, values):
    with open(path, "wb") as file:
        file.write(struct.pack(f">BBBB{values.ndim}I", 0, 0, 8, values.ndim, *values.shape))
        file.write(values.tobytes())


def make_data(folder):
    """Writes the small data set as IDX files and returns it as tensors."""
    data = {}
    for part, prefix, count in (("train", "train", STEPS * BATCH), ("test", "t10k", TEST)):
        images = read_idx(f"{DATA}/{prefix}-images-idx3-ubyte.gz")[:count]
        labels = read_idx(f"{DATA}/{prefix}-labels-idx1-ubyte.gz")[:count]
        write_idx(f"{folder}/{part}-images.idx", images)
        write_idx(f"{folder}/{part}-labels.idx", labels)
        data[part] = (
            torch.from_numpy(images.copy()).float().flatten(1) / 255,
            torch.from_numpy(labels.copy()).long(),
        )
    return data


# ---- the two sides ----


def gradcc(command, folder, variant, *options):
    """Runs gradcc and returns the JSON of its last line."""
    words = [GRADCC, command, MODEL, f"folder={folder}", f"variant={variant}", *options]
    result = subprocess.run(words, capture_output=True, text=True)
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}\n{result.stderr}")
    return json.loads(result.stdout.strip().splitlines()[-1])


def make_net(activation, parameters):
    net = nn.Sequential(
        nn.Linear(784, 256), activation(), nn.Linear(256, 128), activation(), nn.Linear(128, 10)
    )
    net.load_state_dict(parameters, strict=True)
    return net


def train_torch(net, optimizer, images, labels):
    losses = []
    for step in range(STEPS):
        batch = slice(step * BATCH, (step + 1) * BATCH)
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(images[batch]), labels[batch])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def score_torch(net, images, labels):
    with torch.no_grad():
        scores = net(images)
        loss = nn.functional.cross_entropy(scores, labels).item()
        return loss, (scores.argmax(1) == labels).float().mean().item()


def read_losses(path):
    with open(path) as file:
        return [float(row["loss"]) for row in csv.DictReader(file)]


# ---- comparisons ----


def compare_training(name, folder, data):
    """Both train from gradcc's initial parameters; returns PyTorch's network."""
    start, end, log = f"{folder}/{name}-start", f"{folder}/{name}-end", f"{folder}/{name}.csv"
    gradcc("train", folder, name, "--steps", "0", "--out", start)
    gradcc("train", folder, name, "--steps", str(STEPS), "--out", end, "--log", log)
    activation, optimizer = VARIANTS[name]
    net = make_net(activation, read_safetensors(f"{start}/model.safetensors"))
    theirs = train_torch(net, optimizer(net.parameters()), *data["train"])
    ours = read_losses(log)

    check(len(ours) == STEPS, f"{name}: steps logged", len(ours))
    worst = max(abs(a - b) / abs(b) for a, b in zip(ours, theirs))
    check(worst <= LOSS_TOLERANCE, f"{name}: worst relative error of {STEPS} losses", f"{worst:.2e}")
    trained = read_safetensors(f"{end}/model.safetensors")
    worst = max((trained[key] - p).abs().max().item() for key, p in net.state_dict().items())
    check(worst <= PARAMETER_TOLERANCE, f"{name}: worst error of a parameter", f"{worst:.2e}")
    moved = max(
        (trained[key] - p).abs().max().item()
        for key, p in read_safetensors(f"{start}/model.safetensors").items()
    )
    check(moved > 10 * PARAMETER_TOLERANCE, f"{name}: training moved the parameters", f"{moved:.2e}")
    return net


def compare_scores(what, folder, file, net, test):
    result = gradcc("eval", folder, "adam", "--checkpoint", file)
    loss, accuracy = score_torch(net, *test)
    error = abs(result["loss"] - loss) / loss
    check(error <= SCORE_TOLERANCE, f"{what}: relative error of the test loss", f"{error:.2e}")
    error = abs(result["accuracy"] - accuracy) * TEST
    check(error < 1, f"{what}: images judged differently", f"{error:.3f}")


def exchange_files(folder, data, net):
    ours = f"{folder}/adam-end/model.safetensors"
    loaded = make_net(nn.ReLU, read_safetensors(ours))
    compare_scores("our file in PyTorch", folder, ours, loaded, data["test"])
    theirs = f"{folder}/torch.safetensors"
    write_safetensors(theirs, net.state_dict())
    compare_scores("PyTorch's file in gradcc", folder, theirs, net, data["test"])


def main():
    with tempfile.TemporaryDirectory() as folder:
        data = make_data(folder)
        nets = {name: compare_training(name, folder, data) for name in VARIANTS}
        exchange_files(folder, data, nets["adam"])
        compare_norms(GRADCC, folder, check, read_safetensors)
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] else 0


sys.exit(main())
