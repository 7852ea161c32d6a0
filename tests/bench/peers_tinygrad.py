"""A training step of some of the bench's workloads in tinygrad.

    peers_tinygrad.py WORKLOAD THREADS SECONDS

The networks, losses, optimisers and shapes are those of peers.py; the whole step is one TinyJit, on
tinygrad's backend for the CPU, as it comes.
"""
import os
import sys

os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(sys.argv[2])])
os.environ["DEV"] = "CPU"
os.environ["TRAINING"] = "1"

from importlib.metadata import version

from tinygrad import Tensor, TinyJit
from tinygrad.nn import BatchNorm, Conv2d, Embedding, LayerNorm, Linear, optim, state

from timing import report

CHARACTERS = 146  # of the Jargon File


def labels(count, *shape):
    return Tensor.randint(*shape, high=count).realize()


def xor():
    net = [Linear(2, 8), Tensor.tanh, Linear(8, 1)]
    x, y = Tensor.rand(4, 2).realize(), Tensor.rand(4, 1).round().realize()
    return net, 0.05, lambda: x.sequential(net).binary_crossentropy_logits(y)


def mlp():
    net = [Linear(784, 256), Tensor.relu, Linear(256, 128), Tensor.relu, Linear(128, 10)]
    x, y = Tensor.rand(64, 784).realize(), labels(10, 64)
    return net, 1e-3, lambda: x.sequential(net).cross_entropy(y)


def lenet():
    net = [
        Conv2d(1, 16, 5, padding=2, bias=False), BatchNorm(16), Tensor.relu, Tensor.max_pool2d,
        Conv2d(16, 32, 5, bias=False), BatchNorm(32), Tensor.relu, Tensor.max_pool2d,
        lambda x: x.flatten(1), Linear(800, 128), Tensor.relu, Linear(128, 10),
    ]  # fmt: skip
    x, y = Tensor.rand(64, 1, 28, 28).realize(), labels(10, 64)
    return net, 2e-3, lambda: x.sequential(net).cross_entropy(y)


class Block:
    def __init__(self, dim, heads):
        self.heads = heads
        self.norm1, self.norm2 = LayerNorm(dim), LayerNorm(dim)
        self.qkv, self.out = Linear(dim, 3 * dim), Linear(dim, dim)
        self.up, self.down = Linear(dim, 4 * dim), Linear(4 * dim, dim)

    def __call__(self, x):
        batch, length, dim = x.shape
        heads = self.qkv(self.norm1(x)).reshape(batch, length, 3, self.heads, -1)
        q, k, v = heads.permute(2, 0, 3, 1, 4).chunk(3)
        found = q[0].scaled_dot_product_attention(k[0], v[0], is_causal=True)
        x = x + self.out(found.transpose(1, 2).reshape(batch, length, dim))
        return x + self.down(self.up(self.norm2(x)).gelu())


class GPT:
    def __init__(self, layers, dim, heads, length):
        self.characters, self.places = Embedding(CHARACTERS, dim), Tensor.randn(length, dim)
        self.blocks = [Block(dim, heads) for _ in range(layers)]
        self.norm, self.head = LayerNorm(dim), Linear(dim, CHARACTERS)

    def __call__(self, x):
        return self.head(self.norm((self.characters(x) + self.places).sequential(self.blocks)))


def gpt():
    net = GPT(4, 128, 4, 64)
    x, y = labels(CHARACTERS, 12, 64), labels(CHARACTERS, 12, 64)
    return net, 1e-3, lambda: net(x).flatten(0, 1).cross_entropy(y.flatten())


WORKLOADS = {"xor": xor, "mlp": mlp, "lenet": lenet, "gpt": gpt}


def main(workload, _, seconds):
    net, lr, loss_of = WORKLOADS[workload]()
    optimizer = optim.Adam(state.get_parameters(net), lr=lr)

    @TinyJit
    def train():
        optimizer.zero_grad()
        loss = loss_of().backward()
        return loss.realize(*optimizer.schedule_step())

    def step():
        return train().item()

    report(version("tinygrad"), step, seconds)


main(*sys.argv[1:])
