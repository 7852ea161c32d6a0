"""Methods of tensors and functions of nn, one by one, against PyTorch.

Each case is an expression in Lua and the tensor that PyTorch makes of the same inputs. gradcc
evaluates all of them in one run, as metrics: the sum of the elements, each with a weight of its own,
so that misplaced elements show as well as wrong ones.
"""
import json
import os
import subprocess

import torch
import torch.nn.functional as F

TOLERANCE = 2e-5  # relative, above 1

torch.manual_seed(0)
x = torch.randn(4, 2, 3)
y = torch.tensor([0, 2, 1, 2])
half = torch.tensor(0.5)

CASES = {
    "x + 1": x + 1,
    "1 - x": 1 - x,
    "2 / x": 2 / x,
    "x ^ 3": x**3,
    "2 ^ x": 2**x,
    "x // 1": x // 1,
    "x % 2": x % 2,
    "-x % 2": (-x) % 2,
    "x:clamp(-0.5, 0.5)": x.clamp(-0.5, 0.5),
    "x:abs():sqrt()": x.abs().sqrt(),
    "x:abs():rsqrt()": x.abs().rsqrt(),
    "x:sign() * x:floor()": x.sign() * x.floor(),
    "x:int():float()": x.int().float(),
    "x:maximum(0.5)": x.maximum(half),
    "x:gt(0):where(x, 0)": x.where(x > 0, torch.zeros(())),
    "x:lt(0):logical_or(x:gt(1)):float()": ((x < 0) | (x > 1)).float(),
    "x:unsqueeze(-1) * tensor.ones(2)": x.unsqueeze(-1) * torch.ones(2),
    "x:sum(1)": x.sum(1),
    "x:sum({ 0, -1 }, true)": x.sum((0, -1), keepdim=True),
    "x:mean(-1)": x.mean(-1),
    "x:mean()": x.mean(),
    "x:max(1)": x.amax(1),
    "x:min(2)": x.amin(2),
    "x:var(1)": x.var(1),
    "x:var()": x.var(),
    "x:argmax(2):float()": x.argmax(2).float(),
    "x:argmin(0):float()": x.argmin(0).float(),
    "x:argmax():float()": x.argmax().float(),
    "x:logsumexp(0)": x.logsumexp(0),
    "x:logsumexp(-1, true)": x.logsumexp(-1, keepdim=True),
    "x:softmax()": x.softmax(-1),
    "x:log_softmax(1)": x.log_softmax(1),
    "x:flatten(1)": x.flatten(1),
    "x:flatten(0, 1)": x.flatten(0, 1),
    "x:transpose(0, 2)": x.transpose(0, 2),
    "x:permute(2, 0, 1)": x.permute(2, 0, 1),
    "x:flatten(1):t()": x.flatten(1).t(),
    "x:slice(0, 1, -1)": x[1:-1],
    "x:slice(2, 0, 9, 2)": x[:, :, 0:9:2],
    "x:flip(2)": x.flip(2),
    "x:narrow(2, 1, 2)": x.narrow(2, 1, 2),
    "x:select(0, -1)": x.select(0, -1),
    "x:select(2, 1)": x.select(2, 1),
    "x:sum(1, true):squeeze(1)": x.sum(1),
    "x:mean(1, true):expand(-1, 5, 3)": x.mean(1, keepdim=True).expand(-1, 5, 3),
    "tensor.cat({ x, x * 2 }, 1)": torch.cat([x, x * 2], 1),
    "tensor.stack({ x, x * 2 }, -1)": torch.stack([x, x * 2], -1),
    "tensor.arange(1, 2, 0.25)": torch.arange(1, 2, 0.25),
    "x:index_select(0, y)": x.index_select(0, y),
    "x:index_select(2, y)": x.index_select(2, y),
    "x:gather(2, x:argmax(2, true))": x.gather(2, x.argmax(2, keepdim=True)),
    "y:float():scatter_add(0, y, y:float())": y.float().scatter_add(0, y, y.float()),
    "y:one_hot(3):float()": F.one_hot(y, 3).float(),
    "x:matmul(x:transpose(1, 2))": x.matmul(x.transpose(1, 2)),
    "x:matmul(x:select(0, 0):t())": x.matmul(x[0].t()),
    "x:matmul(tensor.arange(3):float())": x.matmul(torch.arange(3.0)),
    "tensor.arange(1, 3):float():matmul(x)": torch.arange(1.0, 3.0).matmul(x),
    "x:unsqueeze(1):matmul(x:transpose(1, 2))": x.unsqueeze(1).matmul(x.transpose(1, 2)),
    "nn.gelu(x)": F.gelu(x),
    "nn.silu(x)": F.silu(x),
    "nn.softplus(x)": F.softplus(x),
    "nn.leaky_relu(x)": F.leaky_relu(x),
    "nn.mse(x, x * 2)": F.mse_loss(x, x * 2),
    "nn.l1(x, x * 2)": F.l1_loss(x, x * 2),
    "nn.cross_entropy(x:flatten(1), y)": F.cross_entropy(x.flatten(1), y),
    "nn.bce_with_logits(x, x:sigmoid())": F.binary_cross_entropy_with_logits(x, x.sigmoid()),
    "nn.accuracy(x:flatten(1), y)": (x.flatten(1).argmax(1) == y).float().mean(),
}

SCRIPT = """
local nn, tensor, data, optim = require "nn", require "tensor", require "data", require "optim"
local p = nn.Parameter({{}}, 1) -- something to train, so that a run can be made

local function weighed(t)
  local n = t:numel()
  return (t:reshape(n) * (tensor.arange(n):float() + 1):sin()):sum()
end

return model {{
  data = data.arrays {{ x = {x}, y = {{ values = {y}, classes = 3 }}, shuffle = false }},
  batch = 4,
  loss = function() return p * 1 end,
  optimizer = optim.SGD {{ lr = 0.1 }},
  metrics = function(batch)
    local x, y = batch.x, batch.y
    return {{
{cases}
    }}
  end,
}}
"""


def lua_table(values):
    if isinstance(values, list):
        return "{" + ", ".join(lua_table(value) for value in values) + "}"
    return repr(values)


def weighed(values):
    values = values.double().reshape(-1)
    return float((values * torch.sin(torch.arange(len(values)).double() + 1)).sum())


def compare_methods(gradcc, folder, check):
    """Evaluates every case with the program gradcc; check(passed, what, found) for each."""
    lines = [f"      case_{i} = weighed({case})," for i, case in enumerate(CASES)]
    path = os.path.join(folder, "methods.lua")
    with open(path, "w") as file:
        text = SCRIPT.format(
            x=lua_table(x.tolist()), y=lua_table(y.tolist()), cases="\n".join(lines)
        )
        file.write(text)
    words = [gradcc, "train", path, "--epochs", "1", "--out", os.path.join(folder, "methods")]
    result = subprocess.run(words, capture_output=True, text=True)
    if result.returncode != 0:
        check(False, "methods.lua", result.stderr)
        return
    found = json.loads(result.stdout.strip().splitlines()[-1])["test"]
    for i, (case, expected) in enumerate(CASES.items()):
        wanted, got = weighed(expected), found[f"case_{i}"]
        check(abs(wanted - got) <= TOLERANCE * (1 + abs(wanted)), case, f"{got} for {wanted}")
