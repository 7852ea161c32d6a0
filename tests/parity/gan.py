"""Two losses with two optimisers (gan.lua) against PyTorch: 100 steps of the first and, in each other
one, of the second, from the same parameters on the same batches.
"""
import csv
import os
import subprocess

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

STEPS, BATCH = 100, 64


def train(folder, out, *options):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "gan.lua")
    words = [os.environ.get("GRADCC", "build/gradcc"), "train", script, f"folder={folder}", "--out"]
    subprocess.run([*words, out, *options], capture_output=True, check=True)


def make_nets(state):
    nets = nn.ModuleDict({
        "judge": nn.Sequential(nn.Linear(784, 64), nn.LeakyReLU(0.2), nn.Linear(64, 1)),
        "drawer": nn.Sequential(nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 784), nn.Sigmoid()),
    })  # fmt: skip
    nets.load_state_dict(state, strict=True)
    return nets


def cost(nets, pictures, real):
    score = nets["judge"](pictures)
    return binary_cross_entropy_with_logits(score, torch.full_like(score, real))


def descend(optimizer, loss):
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def train_torch(nets, x, noise):
    """The losses of every step, that of the drawer None where it was not its turn."""
    judge = torch.optim.Adam(nets["judge"].parameters(), lr=1e-3)
    drawer = torch.optim.Adam(nets["drawer"].parameters(), lr=2e-3, betas=(0.5, 0.999))
    losses = []
    for step in range(STEPS):
        batch = slice(step * BATCH, (step + 1) * BATCH)
        drawn = nets["drawer"](noise[batch]).detach()
        first = cost(nets, x[batch].flatten(1), 1.0) + cost(nets, drawn, 0.0)
        row = [descend(judge, first), None]
        if step % 2 == 1:
            row[1] = descend(drawer, cost(nets, nets["drawer"](noise[batch]), 1.0))
        losses.append(row)
    return losses


def read_log(path):
    with open(path) as file:
        rows = list(csv.DictReader(file))
    columns = ["loss.judge", "loss.drawer"]
    return [[float(row[name]) if row[name] else None for name in columns] for row in rows]


def compare_gan(folder, data, check, read, worst_error, tolerances):
    x, _, noise = data
    start, end, log = f"{folder}/gan-start", f"{folder}/gan-end", f"{folder}/gan.csv"
    train(folder, start, "--steps", "0")
    train(folder, end, "--steps", str(STEPS), "--log", log)
    nets = make_nets(read(f"{start}/model.safetensors"))
    ours, theirs = read_log(log), train_torch(nets, x, noise)
    pairs = [pair for rows in zip(ours, theirs) for pair in zip(*rows)]
    turns = all((a is None) == (b is None) for a, b in pairs) and len(ours) == STEPS
    check(turns, "gan: whose turn it was in each step", len(ours))
    worst = max(abs(a - b) / abs(b) for a, b in pairs if a is not None and b is not None)
    check(worst <= tolerances[0], f"gan: worst error of {STEPS} steps' losses", f"{worst:.2e}")
    worst = worst_error(read(f"{end}/model.safetensors"), nets.state_dict())
    check(worst <= tolerances[1], "gan: worst error of a parameter", f"{worst:.2e}")
