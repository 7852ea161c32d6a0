"""Modules of normalization against PyTorch: after some steps over the same batches the state
dictionaries are the same, running statistics included, and so is the loss in evaluation, which
uses them.
"""
import json
import os
import subprocess

import torch
from torch import nn

SAMPLES, BATCH, TOLERANCE = 24, 6, 2e-5

SCRIPT = """
local nn, data, optim = require "nn", require "data", require "optim"
local net = nn.Sequential {{
  nn.BatchNorm2d(4), nn.Tanh(), nn.GroupNorm(2, 4, {{ eps = 1e-3 }}), nn.Tanh(),
  nn.InstanceNorm2d(4, {{ affine = true, track_running_stats = true }}),
  nn.Tanh(), nn.LayerNorm {{ 4, 3, 2 }}, nn.Tanh(), function(x) return x:flatten(2) end,
  nn.BatchNorm1d(4, {{ momentum = 0.3, eps = 0.01 }}), nn.Tanh(), nn.InstanceNorm1d(4),
  nn.LayerNorm(6, {{ elementwise_affine = false }}), function(x) return x:flatten(1) end,
  nn.BatchNorm1d(24, {{ affine = false, momentum = false }}),
}}

return model {{
  data = data.arrays {{ x = {x}, y = {y}, shuffle = false }},
  batch = {batch}, epochs = 1,
  loss = function(batch) return nn.mse(net(batch.x), batch.y) end,
  optimizer = optim.SGD {{ lr = 0.1 }},
}}
"""


def lua_table(values):
    if isinstance(values, list):
        return "{" + ", ".join(lua_table(value) for value in values) + "}"
    return repr(values)


def make_net():
    return nn.Sequential(
        nn.BatchNorm2d(4), nn.Tanh(), nn.GroupNorm(2, 4, eps=1e-3), nn.Tanh(),
        nn.InstanceNorm2d(4, affine=True, track_running_stats=True),
        nn.Tanh(), nn.LayerNorm((4, 3, 2)), nn.Tanh(), nn.Flatten(2),
        nn.BatchNorm1d(4, momentum=0.3, eps=0.01), nn.Tanh(), nn.InstanceNorm1d(4),
        nn.LayerNorm(6, elementwise_affine=False), nn.Flatten(1),
        nn.BatchNorm1d(24, affine=False, momentum=None),
    )  # fmt: skip


def compare_norms(gradcc, folder, check, read_safetensors):
    """Trains on both sides; check(passed, what, found) for the tensors and the test loss."""
    torch.manual_seed(1)
    x, y = torch.randn(SAMPLES, 4, 3, 2) * 2 + 1, torch.randn(SAMPLES, 24)
    path, out = os.path.join(folder, "norms.lua"), os.path.join(folder, "norms")
    with open(path, "w") as file:
        file.write(SCRIPT.format(x=lua_table(x.tolist()), y=lua_table(y.tolist()), batch=BATCH))
    words = [gradcc, "train", path, "--out", out]
    result = subprocess.run(words, capture_output=True, text=True)
    if result.returncode != 0:
        check(False, "norms.lua", result.stderr)
        return
    net = make_net()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    for first in range(0, SAMPLES, BATCH):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(x[first : first + BATCH]), y[first : first + BATCH])
        loss.backward()
        optimizer.step()
    found = read_safetensors(os.path.join(out, "model.safetensors"))
    for name, tensor in net.state_dict().items():
        error = (found[name] - tensor).abs().max().item() if name in found else float("inf")
        check(error <= TOLERANCE, f"norms: {name}", f"{error:.1e}")
    check(len(found) == len(net.state_dict()), "norms: number of tensors", len(found))
    net.eval()
    expected = nn.functional.mse_loss(net(x), y).item()
    error = abs(json.loads(result.stdout.strip().splitlines()[-1])["test"]["loss"] - expected)
    check(error <= TOLERANCE * expected, "norms: the test loss", f"{error:.1e}")
