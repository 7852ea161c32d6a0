"""tied.py MODEL: tied.lua in PyTorch takes MODEL, with all its keys, and leaves models for gradcc to
take: all.safetensors, without the second keys, the first ones or the counts of batches, and one in
which the two keys of a weight differ; x.npy, and what it makes of that, y.npy."""
import sys
from pathlib import Path

import numpy
import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).parent.parent / "parity"))
from tensorfile import read_safetensors, write_safetensors  # noqa: E402


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb, self.norm = nn.Embedding(5, 3), nn.BatchNorm1d(3)
        self.out = nn.Linear(3, 5, bias=False)
        self.out.weight = self.emb.weight
        self.again = self.norm

    def forward(self, x):
        return self.out(self.again(self.norm(self.emb(x))))


def write(name, state, without=""):
    kept = {key: value for key, value in state.items() if not without or without not in key}
    write_safetensors(f"{name}.safetensors", kept)


net = Tied()
net.load_state_dict(read_safetensors(sys.argv[1]), strict=True)
net.norm.running_mean += 0.5
net.norm.running_var *= 2
state = net.state_dict()
write("all", state)
write("first", {key: state[key] for key in state if not key.startswith(("out", "again"))})
write("second", {key: state[key] for key in state if not key.startswith(("emb", "norm"))})
write("uncounted", state, "num_batches_tracked")
write("different", {**state, "out.weight": state["out.weight"] + 1})
x = torch.arange(5)
numpy.save("x.npy", x.numpy().astype("i4"))
numpy.save("y.npy", net.eval()(x).detach().numpy())
