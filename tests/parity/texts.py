"""Models of text as PyTorch has them, with the names of models/gpt.lua and char_lstm.lua, and what
data.text makes of a file: windows of characters, those to train with in the order in which gradcc
draws them. Nothing here is gradcc's code: the generator of random numbers is written anew.
"""
import gzip

import numpy
import torch
from torch import nn
from torch.nn.functional import cross_entropy

# ---- the order of an epoch: Fisher and Yates with numbers of Philox4x32-10 ----


PHILOX_KEYS = 0x9E3779B9, 0xBB67AE85


def philox(counter, key):
    """Blocks of four words: counter is a list of four arrays, key are two numbers."""
    words = [numpy.asarray(word, numpy.uint64) for word in counter]
    low = numpy.uint64(0xFFFFFFFF)
    for turn in range(10):
        keys = [numpy.uint64((k + turn * w) & 0xFFFFFFFF) for k, w in zip(key, PHILOX_KEYS)]
        first, second = numpy.uint64(0xD2511F53) * words[0], numpy.uint64(0xCD9E8D57) * words[2]
        words = [
            (second >> numpy.uint64(32)) ^ words[1] ^ keys[0],
            second & low,
            (first >> numpy.uint64(32)) ^ words[3] ^ keys[1],
            first & low,
        ]
    return words


def epoch_order(count, epoch, seed=0):
    """Position i takes one of the count - i numbers not yet placed."""
    place = numpy.arange(count)
    same = numpy.zeros(count)
    words = philox([place, same, same + epoch, same + 0xFFFFFFFF], (seed & 0xFFFFFFFF, seed >> 32))
    order = list(range(count))
    for i in range(count - 1):
        bits = int(words[1][i]) << 32 | int(words[0][i])
        j = i + (bits * (count - i) >> 64)
        order[i], order[j] = order[j], order[i]
    return torch.tensor(order)


# ---- windows ----


class Text:
    """A file as data.text reads it: x and y, (windows, length), of the parts train and test."""

    def __init__(self, path, length):
        with open(path, "rb") as file:
            raw = file.read()
        raw = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
        characters = numpy.frombuffer(raw, numpy.uint8)
        vocabulary, tokens = numpy.unique(characters, return_inverse=True)
        tests = len(tokens) // 10
        tokens = torch.from_numpy(tokens).long()
        self.characters = len(vocabulary)
        self.train = self.windows(tokens[:-tests], length)
        self.test = self.windows(tokens[-tests:], length)

    @staticmethod
    def windows(tokens, length):
        count = (len(tokens) - 1) // length
        return tuple(tokens[i : i + count * length].reshape(count, length) for i in (0, 1))

    def parts(self):
        return {"train": self.epoch(0), "test": self.test}

    def epoch(self, number):
        """The windows to train with in the order of this epoch."""
        order = epoch_order(len(self.train[0]), number)
        return tuple(part[order] for part in self.train)


# ---- models ----


class CharLSTM(nn.Module):
    def __init__(self, characters, embedding=64, hidden=128):
        super().__init__()
        self.embedding = nn.Embedding(characters, embedding)
        self.lstm = nn.LSTM(embedding, hidden, batch_first=True)
        self.head = nn.Linear(hidden, characters)

    def forward(self, x):
        return self.head(self.lstm(self.embedding(x))[0])


class Block(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.heads = heads
        self.norm1 = nn.LayerNorm(dim)
        self.qkv, self.out = nn.Linear(dim, 3 * dim, bias=False), nn.Linear(dim, dim)
        self.norm2 = nn.LayerNorm(dim)
        self.mlp = nn.Sequential(nn.Linear(dim, 4 * dim), nn.GELU(), nn.Linear(4 * dim, dim))

    def attend(self, x):
        batch, length, dim = x.shape
        parts = self.qkv(x).chunk(3, -1)
        q, k, v = (p.reshape(batch, length, self.heads, -1).transpose(1, 2) for p in parts)
        scores = q @ k.transpose(-2, -1) / (dim // self.heads) ** 0.5
        later = torch.ones(length, length, dtype=torch.bool).triu(1)
        found = scores.masked_fill(later, float("-inf")).softmax(-1) @ v
        return self.out(found.transpose(1, 2).flatten(2))

    def forward(self, x):
        x = x + self.attend(self.norm1(x))
        return x + self.mlp(self.norm2(x))


class GPT(nn.Module):
    def __init__(self, characters, layers=4, dim=128, heads=4, context=64):
        super().__init__()
        self.characters, self.places = nn.Embedding(characters, dim), nn.Embedding(context, dim)
        self.blocks = nn.ModuleList(Block(dim, heads) for _ in range(layers))
        self.norm, self.head = nn.LayerNorm(dim), nn.Linear(dim, characters)

    def forward(self, x):
        h = self.characters(x) + self.places.weight
        for block in self.blocks:
            h = block(h)
        return self.head(self.norm(h))


def text_loss(net, x, y):
    return cross_entropy(net(x).flatten(0, 1), y.flatten())
