"""A training step of the bench's workloads in PyTorch: the other side of `make bench`.

    peers.py WORKLOAD THREADS SECONDS [compile]

Every network, loss, optimiser and shape is that of the Lua script of the same name, on random data
that stay in place; optimisers work on all tensors at once where this PyTorch can. With `compile` the
step goes through torch.compile.
"""
import inspect
import sys

import torch
from torch import nn
from torch.nn import functional as F

from timing import report

CHARACTERS = 146  # of the Jargon File


def optimizer_of(kind, parameters, **options):
    parameters = list(parameters)
    known = inspect.signature(kind).parameters
    for way in ("fused", "foreach"):
        if way in known:
            try:
                return kind(parameters, **options, **{way: True})
            except (RuntimeError, TypeError):
                pass
    return kind(parameters, **options)


def adam(net, lr):
    return optimizer_of(torch.optim.Adam, net.parameters(), lr=lr)


def xor():
    net = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
    x, y = torch.rand(4, 2), torch.rand(4, 1).round()
    return net, adam(net, 0.05), lambda: F.binary_cross_entropy_with_logits(net(x), y)


def mlp():
    net = nn.Sequential(
        nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)
    )
    x, y = torch.rand(64, 784), torch.randint(10, (64,))
    return net, adam(net, 1e-3), lambda: F.cross_entropy(net(x), y)


def lenet():
    net = nn.Sequential(
        nn.Conv2d(1, 16, 5, padding=2, bias=False), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 5, bias=False), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(32 * 25, 128), nn.ReLU(), nn.Linear(128, 10),
    )  # fmt: skip
    x, y = torch.rand(64, 1, 28, 28), torch.randint(10, (64,))
    return net, adam(net, 2e-3), lambda: F.cross_entropy(net(x), y)


class Residual(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.shortcut = nn.Identity()
        if inputs != outputs:
            self.shortcut = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(y)) + self.shortcut(x))


def resnet():
    net = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU(),
        Residual(16, 16, 1), Residual(16, 32, 2), Residual(32, 64, 2),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10),
    )  # fmt: skip
    x, y = torch.rand(32, 1, 28, 28), torch.randint(10, (32,))
    optimizer = optimizer_of(
        torch.optim.SGD, net.parameters(), lr=0.1, momentum=0.9, nesterov=True, weight_decay=5e-4
    )

    def loss():
        mirrored = torch.where(torch.rand(32, 1, 1, 1) < 0.5, x.flip(-1), x)
        return F.cross_entropy(net(mirrored), y)

    return net, optimizer, loss


class Characters(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(CHARACTERS, 64)
        self.lstm = nn.LSTM(64, 128, batch_first=True)
        self.head = nn.Linear(128, CHARACTERS)

    def forward(self, x):
        return self.head(self.lstm(self.embedding(x))[0])


def char_lstm():
    net = Characters()
    x, y = torch.randint(CHARACTERS, (32, 64)), torch.randint(CHARACTERS, (32 * 64,))
    return net, adam(net, 3e-3), lambda: F.cross_entropy(net(x).flatten(0, 1), y)


class Block(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.qkv, self.out = nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)
        self.mlp = nn.Sequential(nn.Linear(dim, 4 * dim), nn.GELU(), nn.Linear(4 * dim, dim))

    def attend(self, q, k, v, mask):
        if hasattr(F, "scaled_dot_product_attention"):
            return F.scaled_dot_product_attention(q, k, v, is_causal=True)
        scores = (q @ k.transpose(-2, -1)) * q.size(-1) ** -0.5
        return scores.masked_fill(mask, float("-inf")).softmax(-1) @ v

    def forward(self, x, mask):
        batch, length, dim = x.shape
        heads = self.qkv(self.norm1(x)).view(batch, length, 3, self.heads, dim // self.heads)
        found = self.attend(*heads.permute(2, 0, 3, 1, 4).unbind(0), mask)
        x = x + self.out(found.transpose(1, 2).flatten(2))
        return x + self.mlp(self.norm2(x))


class GPT(nn.Module):
    def __init__(self, layers, dim, heads, length):
        super().__init__()
        self.characters, self.places = nn.Embedding(CHARACTERS, dim), nn.Embedding(length, dim)
        self.blocks = nn.ModuleList(Block(dim, heads) for _ in range(layers))
        self.norm, self.head = nn.LayerNorm(dim), nn.Linear(dim, CHARACTERS)
        self.register_buffer("mask", torch.ones(length, length).triu(1).bool())
        self.register_buffer("place", torch.arange(length))

    def forward(self, x):
        h = self.characters(x) + self.places(self.place)
        for block in self.blocks:
            h = block(h, self.mask)
        return self.head(self.norm(h))


def transformer(layers, dim, heads, length, batch):
    net = GPT(layers, dim, heads, length)
    x, y = torch.randint(CHARACTERS, (batch, length)), torch.randint(CHARACTERS, (batch * length,))
    return net, adam(net, 1e-3), lambda: F.cross_entropy(net(x).flatten(0, 1), y)


WORKLOADS = {
    "xor": xor, "mlp": mlp, "lenet": lenet, "resnet": resnet, "char_lstm": char_lstm,
    "gpt": lambda: transformer(4, 128, 4, 64, 12),
    "gpt_large": lambda: transformer(6, 384, 6, 256, 4),
}  # fmt: skip
CLIPPED = {"char_lstm": 5.0}  # the largest norm of the gradient


def main(workload, threads, seconds, way=""):
    torch.set_num_threads(int(threads))
    torch.manual_seed(0)
    net, optimizer, loss_of = WORKLOADS[workload]()
    if way == "compile":
        loss_of = torch.compile(loss_of)

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of()
        loss.backward()
        if workload in CLIPPED:
            nn.utils.clip_grad_norm_(net.parameters(), CLIPPED[workload])
        optimizer.step()
        return loss.item()

    report(torch.__version__, step, seconds)


main(*sys.argv[1:])
