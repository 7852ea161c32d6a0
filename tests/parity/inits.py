"""Functions of nn.init against PyTorch's: the parameters that gradcc writes have the mean, the
spread and the bounds of those that PyTorch draws, and the structure where there is one."""
import os
import subprocess

import torch
from torch import nn

from tensorfile import read_safetensors

MATRIX, KERNEL = (60, 90), (12, 20, 3, 3)

# gradcc's call, PyTorch's, and the shape.
CASES = {
    "uniform": ("uniform(-2, 3)", lambda w: nn.init.uniform_(w, -2, 3), MATRIX),
    "normal": ("normal(1, 0.5)", lambda w: nn.init.normal_(w, 1, 0.5), MATRIX),
    "constant": ("constant(0.3)", lambda w: nn.init.constant_(w, 0.3), MATRIX),
    "zeros": ("zeros()", nn.init.zeros_, MATRIX),
    "ones": ("ones()", nn.init.ones_, MATRIX),
    "eye": ("eye()", nn.init.eye_, MATRIX),
    "xavier_uniform": ("xavier_uniform()", nn.init.xavier_uniform_, KERNEL),
    "xavier_normal": (
        "xavier_normal{ gain = nn.init.calculate_gain('tanh') }",
        lambda w: nn.init.xavier_normal_(w, nn.init.calculate_gain("tanh")),
        MATRIX,
    ),
    "kaiming_uniform": ("kaiming_uniform()", nn.init.kaiming_uniform_, MATRIX),
    "kaiming_slope": (
        "kaiming_uniform{ a = 2, mode = 'fan_out' }",
        lambda w: nn.init.kaiming_uniform_(w, 2, "fan_out"),
        KERNEL,
    ),
    "kaiming_normal": (
        "kaiming_normal{ nonlinearity = 'relu' }",
        lambda w: nn.init.kaiming_normal_(w, nonlinearity="relu"),
        KERNEL,
    ),
    "trunc_normal": ("trunc_normal()", nn.init.trunc_normal_, MATRIX),
    "trunc_normal_tail": (
        "trunc_normal{ mean = 1, std = 2, a = 0, b = 4 }",
        lambda w: nn.init.trunc_normal_(w, 1, 2, 0, 4),
        MATRIX,
    ),
    "sparse": ("sparse(0.31, { std = 0.5 })", lambda w: nn.init.sparse_(w, 0.31, 0.5), MATRIX),
    "dirac": ("dirac()", nn.init.dirac_, KERNEL),
    "dirac_groups": ("dirac{ groups = 3 }", lambda w: nn.init.dirac_(w, 3), KERNEL),
    "orthogonal": ("orthogonal{ gain = 2 }", lambda w: nn.init.orthogonal_(w, 2), MATRIX),
    "orthogonal_tall": ("orthogonal()", nn.init.orthogonal_, KERNEL[::-1]),
    "orthogonal_square": ("orthogonal()", nn.init.orthogonal_, (70, 70)),
}

SCRIPT = """
local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.class "Net" ()
{parameters}
nn.init.set(net.set, nn.init.constant(4))
return model {{
  data = data.arrays {{ x = {{ {{ 1 }} }} }}, modules = {{ net = net }},
  loss = function(batch) return (net.set * batch.x):sum() end,
  optimizer = optim.SGD {{ lr = 0.1 }},
}}
"""


def compare_one(name, mine, theirs, check):
    """Means and deviations of a few thousand numbers differ by a few percent of the deviation."""
    spread = theirs.std().item()
    errors = {
        "mean": (mine.mean() - theirs.mean()).abs().item() / max(spread, 1e-9),
        "deviation": abs(mine.std().item() - spread) / max(spread, 1e-9),
    }
    worst = max(errors.values())
    check(worst <= 0.08, f"init: {name}", f"{worst:.3f} of the deviation")
    zeros, expected = (mine == 0).sum(0), (theirs == 0).sum(0)
    check(zeros.equal(expected), f"init: zeros of {name}", zeros.sum().item())
    if "normal" not in name and name != "sparse" or "trunc" in name:
        bound = max((theirs.min() - mine.min()).item(), (mine.max() - theirs.max()).item())
        check(bound <= 0.02 * max(spread, 1e-6), f"init: bounds of {name}", f"{bound:.2g}")


def compare_orthogonal(name, mine, theirs, check):
    mine, theirs = mine.flatten(1).double(), theirs.flatten(1).double()
    if mine.shape[0] > mine.shape[1]:
        mine, theirs = mine.t(), theirs.t()
    error = (mine @ mine.t() - theirs @ theirs.t()).abs().max().item()
    check(error <= 1e-5, f"init: angles of {name}", f"{error:.1e}")


def compare_dirac(name, mine, theirs, check):
    check(mine.equal(theirs), f"init: {name}", theirs.sum().item())


# What is compared by more than its spread.
EXACT = {"orthogonal": compare_orthogonal, "dirac": compare_dirac}


def compare_inits(gradcc, folder, check):
    torch.manual_seed(3)
    path, out = os.path.join(folder, "inits.lua"), os.path.join(folder, "inits")
    lines = [
        f"net.{name} = nn.Parameter({{ {', '.join(map(str, shape))} }}, nn.init.{call})"
        for name, (call, _, shape) in CASES.items()
    ]
    lines.append("net.set = nn.Parameter({ 2 })")
    with open(path, "w") as file:
        file.write(SCRIPT.format(parameters="\n".join(lines)))
    words = [gradcc, "train", path, "--steps", "0", "--quiet", "--out", out]
    result = subprocess.run(words, capture_output=True, text=True)
    if result.returncode != 0:
        check(False, "inits.lua", result.stderr)
        return
    found = read_safetensors(os.path.join(out, "model.safetensors"))
    for name, (_, draw, shape) in CASES.items():
        theirs = draw(torch.empty(shape))
        compare = next((f for kind, f in EXACT.items() if name.startswith(kind)), compare_one)
        compare(name, found[f"net.{name}"], theirs, check)
    check(found["net.set"].eq(4).all(), "init: set", found["net.set"].tolist())
