"""gradcc against PyTorch: the same network, weights and batches must give the same numbers.

For every network of networks.py: gradcc writes its initial parameters, PyTorch starts from them,
both take 100 steps over the first images of Fashion-MNIST in file order, or over a text, and losses
and final parameters are compared. Then files are exchanged both ways and must score the same test
data equally. The readers and writers here are independent of gradcc's: they are part of the test.

Prints every comparison, or with --table only those that fail, and a table of the worst errors.
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
from gan import compare_gan
from inits import compare_inits
from modules import compare_modules
from networks import NETWORKS
from norms import compare_norms
from rates import compare_rates
from tensorfile import read_safetensors, write_safetensors

GRADCC = os.environ.get("GRADCC", "build/gradcc")
FOLDER = os.path.dirname(os.path.abspath(__file__))
DATA = "/usr/share/datasets/fashion-mnist"
STEPS, TRAIN, TEST, NOISE = 100, 6400, 1000, 16
LOSS_TOLERANCE = 1e-4  # relative, every step
PARAMETER_TOLERANCE = 1e-3  # of a tensor's largest element, after the last step
SCORE_TOLERANCE = 1e-5  # relative, the same parameters on the same data

VERBOSE = "--table" not in sys.argv[1:]

counts = {True: 0, False: 0}


def check(passed, what, found):
    """Counts one comparison."""
    counts[bool(passed)] += 1
    if VERBOSE or not passed:
        print(f"{'ok' if passed else 'FAILED'}: {what}: {found}")


# ---- files ----


def read_idx(path):
    with gzip.open(path, "rb") as file:
        _, _, _, rank = struct.unpack(">BBBB", file.read(4))
        shape = struct.unpack(f">{rank}I", file.read(4 * rank))
        return numpy.frombuffer(file.read(), numpy.uint8).reshape(shape)


def write_idx(path, values):
    """Bytes or floats."""
    code = 8 if values.dtype == numpy.uint8 else 13
    with open(path, "wb") as file:
        file.write(struct.pack(f">BBBB{values.ndim}I", 0, 0, code, values.ndim, *values.shape))
        file.write(values.astype(values.dtype.newbyteorder(">")).tobytes())


def make_data(folder):
    """Writes the small data set as IDX files and returns its parts as tensors x, y, noise."""
    data = {}
    draw = numpy.random.default_rng(0)
    for part, prefix, count in (("train", "train", TRAIN), ("test", "t10k", TEST)):
        images = read_idx(f"{DATA}/{prefix}-images-idx3-ubyte.gz")[:count]
        labels = read_idx(f"{DATA}/{prefix}-labels-idx1-ubyte.gz")[:count]
        noise = draw.standard_normal((count, NOISE), numpy.float32)
        for name, values in (("images", images), ("labels", labels), ("noise", noise)):
            write_idx(f"{folder}/{part}-{name}.idx", values)
        data[part] = (
            torch.from_numpy(images.copy()).float().unsqueeze(1) / 255,
            torch.from_numpy(labels.copy()).long(),
            torch.from_numpy(noise),
        )
    return data


# ---- the two sides ----


def gradcc(command, folder, network, *options):
    """Runs gradcc and returns the JSON of its last line."""
    script = os.path.join(FOLDER, network.script)
    data = [] if network.text else [f"folder={folder}"]
    words = [GRADCC, command, script, *data, *network.options, *options]
    result = subprocess.run(words, capture_output=True, text=True)
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}\n{result.stderr}")
    return json.loads(result.stdout.strip().splitlines()[-1])


def make_net(network, state):
    net = network.make()
    net.load_state_dict(state, strict=True)
    return net


def train_torch(network, net, data):
    losses, optimizer = [], network.optimizer(net.parameters())
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, network.schedule)
    for step in range(STEPS):
        batch = slice(step * network.batch, (step + 1) * network.batch)
        optimizer.zero_grad()
        loss = network.loss(net, *(values[batch] for values in data))
        loss.backward()
        network.limit(list(net.parameters()))
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
    return losses


def score_torch(network, net, data):
    """The mean loss over the batches, which gradcc evaluates one by one too."""
    net.eval()
    with torch.no_grad():
        return network.loss(net, *data).item()


def read_losses(path):
    with open(path) as file:
        return [float(row["loss"]) for row in csv.DictReader(file)]


# ---- comparisons ----


def worst_error(found, expected):
    """Of the tensors of two states, relative to the largest element of each, or 0.001."""
    return max(
        ((found[key] - p).abs().max() / max(p.abs().max(), 1e-3)).item()
        for key, p in expected.items()
    )


def compare_training(name, network, folder, data):
    """Both train from gradcc's initial parameters; returns PyTorch's network and the worst errors,
    of a loss and of a parameter."""
    start, end, log = f"{folder}/{name}-start", f"{folder}/{name}-end", f"{folder}/{name}.csv"
    gradcc("train", folder, network, "--steps", "0", "--out", start)
    gradcc("train", folder, network, "--steps", str(STEPS), "--out", end, "--log", log)
    initial = read_safetensors(f"{start}/model.safetensors")
    net = make_net(network, initial)
    theirs = train_torch(network, net, data)
    ours = read_losses(log)

    check(len(ours) == STEPS, f"{name}: steps logged", len(ours))
    loss = max(abs(a - b) / abs(b) for a, b in zip(ours, theirs))
    check(loss <= LOSS_TOLERANCE, f"{name}: worst error of {STEPS} losses", f"{loss:.2e}")
    trained = read_safetensors(f"{end}/model.safetensors")
    parameter = worst_error(trained, net.state_dict())
    found = f"{parameter:.2e}"
    check(parameter <= PARAMETER_TOLERANCE, f"{name}: worst error of a parameter", found)
    moved = worst_error(trained, initial)
    check(moved > 10 * PARAMETER_TOLERANCE, f"{name}: the parameters moved", f"{moved:.2e}")
    return net, (loss, parameter)


def compare_scores(what, network, folder, file, net, test):
    loss = score_torch(network, net, test)
    error = abs(gradcc("eval", folder, network, "--checkpoint", file)["loss"] - loss) / loss
    check(error <= SCORE_TOLERANCE, f"{what}: relative error of the test loss", f"{error:.2e}")


def exchange_files(name, network, folder, test, net):
    ours, theirs = f"{folder}/{name}-end/model.safetensors", f"{folder}/{name}-torch.safetensors"
    loaded = make_net(network, read_safetensors(ours))
    compare_scores(f"{name}: our file in PyTorch", network, folder, ours, loaded, test)
    write_safetensors(theirs, net.state_dict())
    compare_scores(f"{name}: PyTorch's file in gradcc", network, folder, theirs, net, test)


def print_table(errors):
    print(f"{STEPS} steps beside PyTorch, relative errors")
    print(f"{'model':12} {'worst loss':>12} {'worst parameter':>16}")
    for name, (loss, parameter) in errors.items():
        print(f"{name:12} {loss:12.1e} {parameter:16.1e}")
    print(f"{'allowed':12} {LOSS_TOLERANCE:12.1e} {PARAMETER_TOLERANCE:16.1e}")


def main():
    errors = {}
    with tempfile.TemporaryDirectory() as folder:
        pictures = make_data(folder)
        for name, network in NETWORKS.items():
            data = network.text.parts() if network.text else pictures
            net, errors[name] = compare_training(name, network, folder, data["train"])
            exchange_files(name, network, folder, data["test"], net)
        tolerances = (LOSS_TOLERANCE, PARAMETER_TOLERANCE)
        compare_gan(folder, pictures["train"], check, read_safetensors, worst_error, tolerances)
        compare_norms(GRADCC, folder, check, read_safetensors)
        compare_inits(GRADCC, folder, check)
        compare_modules(GRADCC, folder, check)
        compare_rates(GRADCC, folder, check)
    print_table(errors)
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] else 0


sys.exit(main())
