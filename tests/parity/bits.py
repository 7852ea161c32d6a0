"""bits.py [STEPS [MODEL...]]: models of text after the same training, here and in PyTorch.

Both sides start from gradcc's initial parameters, see the same batches of the Jargon File in the
same order and take the same steps (2,000 unless told otherwise); then both are scored on the tenth
of the text that is kept for testing. Prints the bits per character of each, which must agree to
1 %, and, on the way, how far the losses of the first 100 steps are apart.
"""
import csv
import json
import math
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import Callable

import torch
from networks import rising_cosine
from tensorfile import read_safetensors
from texts import GPT, CharLSTM, Text, text_loss

GRADCC = os.environ.get("GRADCC", "build/gradcc")
FILE = "/usr/share/doc/jargon-text/jargon.txt.gz"
STEPS, LENGTH, TOLERANCE = 2000, 64, 0.01


@dataclass
class Model:
    make: Callable
    batch: int
    lr: float
    schedule: Callable  # makes one of the number of steps in an epoch
    clip_norm: float = math.inf


MODELS = {
    "char_lstm": Model(CharLSTM, 32, 3e-3, lambda epoch: lambda step: 1.0, clip_norm=5),
    "gpt": Model(GPT, 12, 1e-3, lambda epoch: rising_cosine(3 * epoch)),
}


# ---- here ----


def gradcc(name, out, steps):
    """Trains models/NAME.lua into the folder `out`; returns the JSON of the last line."""
    words = [GRADCC, "train", f"models/{name}.lua", f"file={FILE}", "--steps", str(steps)]
    words += ["--out", out, "--log", f"{out}.csv", "--quiet"]
    result = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(result.stdout.strip().splitlines()[-1])


def read_losses(path):
    with open(path) as file:
        return [float(row["loss"]) for row in csv.DictReader(file)]


# ---- there ----


def batches(text, size):
    """Without end, epoch by epoch; the last of an epoch may be smaller."""
    epoch = 0
    while True:
        yield from zip(*(part.split(size) for part in text.epoch(epoch)))
        epoch += 1


def train_torch(model, net, text, steps):
    losses, optimizer = [], torch.optim.Adam(net.parameters(), lr=model.lr)
    epoch = len(text.train[0]) / model.batch
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, model.schedule(epoch))
    for _, (x, y) in zip(range(steps), batches(text, model.batch)):
        optimizer.zero_grad()
        loss = text_loss(net, x, y)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), model.clip_norm)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
    return losses


def score_torch(net, text):
    """Bits per character over all windows for testing."""
    total = 0.0
    with torch.no_grad():
        for x, y in zip(*(part.split(64) for part in text.test)):
            total += text_loss(net, x, y).item() * len(x)
    return total / len(text.test[0]) / math.log(2)


# ---- both ----


def compare(name, model, text, steps, folder):
    start, end = f"{folder}/{name}-start", f"{folder}/{name}-end"
    gradcc(name, start, 0)
    net = model.make(text.characters)
    net.load_state_dict(read_safetensors(f"{start}/model.safetensors"), strict=True)
    ours = gradcc(name, end, steps)["test"]["bits_per_character"]
    losses = train_torch(model, net, text, steps)
    theirs = score_torch(net, text)
    pairs = list(zip(read_losses(f"{end}.csv"), losses))[:100]
    apart = max(abs(a - b) / b for a, b in pairs)
    error = abs(ours - theirs) / theirs
    passed = error <= TOLERANCE
    print(f"{'ok' if passed else 'FAILED'}: {name}: {steps} steps, bits per character {ours:.4f},"
          f" PyTorch {theirs:.4f}: {error:.2%}; {len(pairs)} losses: {apart:.1e}", flush=True)
    return passed


def main():
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else STEPS
    names, text = sys.argv[2:] or MODELS, Text(FILE, LENGTH)
    with tempfile.TemporaryDirectory() as folder:
        passed = [compare(name, MODELS[name], text, steps, folder) for name in names]
    return 0 if all(passed) else 1


sys.exit(main())
