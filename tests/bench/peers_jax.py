"""A training step of the bench's workloads in JAX.

    peers_jax.py WORKLOAD THREADS SECONDS

The networks, losses, optimisers and shapes are those of peers.py; the whole step, gradient and
optimiser included, is one jitted function that may overwrite its arguments. JAX takes as many
threads as it may use processors.
"""
import os
import sys
from functools import partial

os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(sys.argv[2])])
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
from jax import lax, nn, random

from timing import report

CHARACTERS = 146  # of the Jargon File
KEYS = iter(random.split(random.key(0), 1000))


def uniform(shape, fan_in):
    bound = fan_in**-0.5
    return random.uniform(next(KEYS), shape, minval=-bound, maxval=bound)


def linear(inputs, outputs):
    return {"w": uniform((inputs, outputs), inputs), "b": uniform((outputs,), inputs)}


def conv(inputs, outputs, size):
    return uniform((outputs, inputs, size, size), inputs * size * size)


def affine(width):
    return {"w": jnp.ones(width), "b": jnp.zeros(width)}


def dense(p, x):
    return x @ p["w"] + p["b"]


def convolve(w, x, stride=1, padding=0):
    return lax.conv_general_dilated(x, w, (stride, stride), [(padding, padding)] * 2)


def batch_norm(p, x):
    mean = x.mean((0, 2, 3), keepdims=True)
    variance = jnp.square(x - mean).mean((0, 2, 3), keepdims=True)
    return (x - mean) * lax.rsqrt(variance + 1e-5) * p["w"][:, None, None] + p["b"][:, None, None]


def layer_norm(p, x):
    mean = x.mean(-1, keepdims=True)
    variance = jnp.square(x - mean).mean(-1, keepdims=True)
    return (x - mean) * lax.rsqrt(variance + 1e-5) * p["w"] + p["b"]


def max_pool(x):
    return lax.reduce_window(x, -jnp.inf, lax.max, (1, 1, 2, 2), (1, 1, 2, 2), "VALID")


def cross_entropy(logits, labels):
    return -jnp.take_along_axis(nn.log_softmax(logits), labels[..., None], -1).mean()


def pictures(batch):
    return random.uniform(next(KEYS), (batch, 1, 28, 28)), random.randint(next(KEYS), (batch,), 0, 10)


# Each workload: parameters, batch, loss(parameters, batch, key), optimiser.


def xor():
    x = random.uniform(next(KEYS), (4, 2))
    y = random.uniform(next(KEYS), (4, 1)).round()

    def loss(p, batch, _):
        z = dense(p[1], jnp.tanh(dense(p[0], batch[0])))
        return (nn.softplus(z) - z * batch[1]).mean()

    return [linear(2, 8), linear(8, 1)], (x, y), loss, adam(0.05)


def mlp():
    x, y = pictures(64)

    def loss(p, batch, _):
        h = nn.relu(dense(p[1], nn.relu(dense(p[0], batch[0]))))
        return cross_entropy(dense(p[2], h), batch[1])

    return [linear(784, 256), linear(256, 128), linear(128, 10)], (x.reshape(64, -1), y), loss, adam(1e-3)


def lenet():
    p = {"c1": conv(1, 16, 5), "n1": affine(16), "c2": conv(16, 32, 5), "n2": affine(32),
         "f1": linear(800, 128), "f2": linear(128, 10)}  # fmt: skip

    def loss(p, batch, _):
        h = max_pool(nn.relu(batch_norm(p["n1"], convolve(p["c1"], batch[0], padding=2))))
        h = max_pool(nn.relu(batch_norm(p["n2"], convolve(p["c2"], h))))
        h = nn.relu(dense(p["f1"], h.reshape(h.shape[0], -1)))
        return cross_entropy(dense(p["f2"], h), batch[1])

    return p, pictures(64), loss, adam(2e-3)


STRIDES = 1, 2, 2


def residual(inputs, outputs):
    p = {"c1": conv(inputs, outputs, 3), "n1": affine(outputs),
         "c2": conv(outputs, outputs, 3), "n2": affine(outputs)}  # fmt: skip
    if inputs != outputs:
        p["c3"], p["n3"] = conv(inputs, outputs, 1), affine(outputs)
    return p


def resnet():
    p = {"c": conv(1, 16, 3), "n": affine(16), "f": linear(64, 10),
         "blocks": [residual(16, 16), residual(16, 32), residual(32, 64)]}  # fmt: skip

    def block(p, x, stride):
        y = nn.relu(batch_norm(p["n1"], convolve(p["c1"], x, stride, 1)))
        x = batch_norm(p["n3"], convolve(p["c3"], x, stride)) if "c3" in p else x
        return nn.relu(batch_norm(p["n2"], convolve(p["c2"], y, 1, 1)) + x)

    def loss(p, batch, key):
        x = jnp.where(random.uniform(key, (32, 1, 1, 1)) < 0.5, batch[0][..., ::-1], batch[0])
        h = nn.relu(batch_norm(p["n"], convolve(p["c"], x, padding=1)))
        for part, stride in zip(p["blocks"], STRIDES):
            h = block(part, h, stride)
        return cross_entropy(dense(p["f"], h.mean((2, 3))), batch[1])

    return p, pictures(32), loss, nesterov(0.1, 0.9, 5e-4)


def text(batch, length):
    labels = random.randint(next(KEYS), (2, batch, length), 0, CHARACTERS)
    return labels[0], labels[1]


def char_lstm():
    p = {"embedding": random.normal(next(KEYS), (CHARACTERS, 64)), "x": linear(64, 512),
         "h": linear(128, 512), "head": linear(128, CHARACTERS)}  # fmt: skip

    def loss(p, batch, _):
        gates = dense(p["x"], p["embedding"][batch[0]]).transpose(1, 0, 2)

        def step(state, gates):
            h, c = state
            i, f, g, o = jnp.split(gates + dense(p["h"], h), 4, -1)
            c = nn.sigmoid(f) * c + nn.sigmoid(i) * jnp.tanh(g)
            h = nn.sigmoid(o) * jnp.tanh(c)
            return (h, c), h

        zeros = jnp.zeros((gates.shape[1], 128))
        h = lax.scan(step, (zeros, zeros), gates)[1]
        return cross_entropy(dense(p["head"], h.transpose(1, 0, 2)), batch[1])

    return p, text(32, 64), loss, adam(3e-3, clip=5.0)


def transformer(layers, dim, heads, length, batch):
    def block():
        return {"n1": affine(dim), "qkv": linear(dim, 3 * dim), "out": linear(dim, dim),
                "n2": affine(dim), "up": linear(dim, 4 * dim), "down": linear(4 * dim, dim)}  # fmt: skip

    p = {"characters": random.normal(next(KEYS), (CHARACTERS, dim)),
         "places": random.normal(next(KEYS), (length, dim)), "norm": affine(dim),
         "blocks": [block() for _ in range(layers)], "head": linear(dim, CHARACTERS)}  # fmt: skip

    def attend(p, x):
        heads_of = dense(p["qkv"], layer_norm(p["n1"], x)).reshape(batch, length, 3, heads, -1)
        q, k, v = heads_of.transpose(2, 0, 3, 1, 4)
        scores = q @ k.swapaxes(-2, -1) * (dim // heads) ** -0.5
        scores = jnp.where(jnp.tri(length, dtype=bool), scores, -jnp.inf)
        found = nn.softmax(scores) @ v
        return dense(p["out"], found.transpose(0, 2, 1, 3).reshape(batch, length, dim))

    def loss(p, batch, _):
        x = p["characters"][batch[0]] + p["places"]
        for part in p["blocks"]:
            x = x + attend(part, x)
            up = nn.gelu(dense(part["up"], layer_norm(part["n2"], x)), approximate=False)
            x = x + dense(part["down"], up)
        return cross_entropy(dense(p["head"], layer_norm(p["norm"], x)), batch[1])

    return p, text(batch, length), loss, adam(1e-3)


# Optimisers: update(parameters, gradients, moments, t) gives the new parameters and moments.


def adam(lr, clip=None):
    def update(p, g, moments, t):
        if clip:
            norm = jnp.sqrt(sum(jnp.square(leaf).sum() for leaf in jax.tree.leaves(g)))
            g = jax.tree.map(lambda leaf: leaf * jnp.minimum(1.0, clip / (norm + 1e-6)), g)
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, moments[0], g)
        v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, moments[1], g)
        first, second = lr / (1 - 0.9**t), 1 / (1 - 0.999**t)
        p = jax.tree.map(lambda p, m, v: p - first * m / (jnp.sqrt(v * second) + 1e-8), p, m, v)
        return p, (m, v)

    return update


def nesterov(lr, momentum, decay):
    def update(p, g, moments, _):
        g = jax.tree.map(lambda g, p: g + decay * p, g, p)
        m = jax.tree.map(lambda m, g: momentum * m + g, moments[0], g)
        return jax.tree.map(lambda p, g, m: p - lr * (g + momentum * m), p, g, m), (m, moments[1])

    return update


WORKLOADS = {
    "xor": xor, "mlp": mlp, "lenet": lenet, "resnet": resnet, "char_lstm": char_lstm,
    "gpt": lambda: transformer(4, 128, 4, 64, 12),
    "gpt_large": lambda: transformer(6, 384, 6, 256, 4),
}  # fmt: skip


def main(workload, _, seconds):
    p, batch, loss, update = WORKLOADS[workload]()
    zeros = jax.tree.map(jnp.zeros_like, p)

    @partial(jax.jit, donate_argnums=(0, 1, 2))
    def train(p, moments, t, batch):
        value, g = jax.value_and_grad(loss)(p, batch, random.fold_in(random.key(1), t))
        return *update(p, g, moments, t.astype(jnp.float32)), t + 1, value

    state = p, (zeros, jax.tree.map(jnp.copy, zeros)), jnp.int32(1)

    def step():
        nonlocal state
        *state, value = train(*state, batch)
        return value.item()

    report(f"{jax.__version__}", step, seconds)


main(*sys.argv[1:])
