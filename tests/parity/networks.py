"""The networks of the parity suite, as PyTorch has them: what makes the module, its loss on a batch
(x, y and, of pictures, noise), its optimiser, and what part of the rate each step takes. The other
side of each is a script of the same name.
"""
import math
from dataclasses import dataclass, field
from typing import Callable

import torch
from torch import nn
from torch.optim import lr_scheduler
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, silu

from texts import GPT, Text, text_loss


@dataclass
class Network:
    script: str
    make: Callable
    optimizer: Callable
    batch: int = 64
    loss: Callable = lambda net, x, y, noise: cross_entropy(net(x), y)
    options: list = field(default_factory=list)
    schedule: Callable = lambda step: 1.0
    limit: Callable = lambda parameters: None  # of gradients
    text: Text = None  # instead of pictures


# ---- mlp.lua ----


def make_mlp(activation):
    def make():
        return nn.Sequential(
            nn.Linear(784, 256), activation(), nn.Linear(256, 128), activation(), nn.Linear(128, 10)
        )

    return make


def mlp(variant, activation, optimizer, **others):
    def loss(net, x, y, _):
        return cross_entropy(net(x.flatten(1)), y)

    options = [f"variant={variant}"]
    make = make_mlp(activation)
    return Network("mlp.lua", make, optimizer, loss=loss, options=options, **others)


# ---- lenet.lua and resnet.lua ----


def make_lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2, bias=False), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5, bias=False), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 64), nn.ReLU(), nn.Linear(64, 10),
    )  # fmt: skip


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.shortcut = nn.Identity()
        if inputs != outputs:
            self.shortcut = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride=stride, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x):
        y = self.bn2(self.conv2(silu(self.bn1(self.conv1(x)))))
        return silu(y + self.shortcut(x))


def make_resnet():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.SiLU(), nn.AvgPool2d(2),
        Block(8, 8, 1), Block(8, 16, 2), Block(16, 32, 2),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10),
    )  # fmt: skip


# ---- vae.lua ----


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(784, 128)
        self.mean, self.log_var = nn.Linear(128, 16), nn.Linear(128, 16)
        self.decoder = nn.Sequential(nn.Linear(16, 128), nn.ReLU(), nn.Linear(128, 784))


def vae_loss(net, x, _, noise):
    pixels = x.flatten(1)
    hidden = net.hidden(pixels).relu()
    mean, log_var = net.mean(hidden), net.log_var(hidden)
    drawn = net.decoder(mean + (log_var / 2).exp() * noise)
    drawing = binary_cross_entropy_with_logits(drawn, pixels, reduction="sum")
    divergence = -0.5 * (1 + log_var - mean.square() - log_var.exp()).sum()
    return (drawing + divergence) / len(x)


# ---- rows.lua ----


class Rows(nn.Module):
    def __init__(self, kind, layers, both):
        super().__init__()
        self.body = kind(28, 32, num_layers=layers, bidirectional=both)
        self.head = nn.Linear(64 if both else 32, 10)

    def forward(self, x):
        return self.head(self.body(x.squeeze(1).transpose(0, 1))[0][-1])


def rows(kind, layers=1, both=False):
    options = [f"kind={kind.__name__}", f"layers={layers}", f"both={str(both).lower()}"]
    return Network("rows.lua", lambda: Rows(kind, layers, both), adam, batch=32, options=options)


# ---- encoder.lua ----


class Encoder(nn.Module):
    def __init__(self, norm_first):
        super().__init__()
        layer = nn.TransformerEncoderLayer(
            32, 4, 64, dropout=0, activation="gelu", batch_first=True, norm_first=norm_first
        )
        self.rows, self.head = nn.Linear(28, 32), nn.Linear(32, 10)
        self.body = nn.TransformerEncoder(layer, 2, nn.LayerNorm(32))

    def forward(self, x):
        return self.head(self.body(self.rows(x.squeeze(1))).mean(1))


def encoder(norm_first):
    options = [f"first={str(norm_first).lower()}"]
    return Network(
        "encoder.lua", lambda: Encoder(norm_first), nesterov(0.02, 0), batch=32, options=options
    )


# ---- models/gpt.lua ----


def gpt(path, batch, **sizes):
    text = Text(path, sizes["context"])
    options = {"file": path, "batch": batch, "epochs": 1, **sizes}
    return Network(
        "../../models/gpt.lua",
        lambda: GPT(text.characters, **sizes),
        adam,
        batch,
        text_loss,
        [f"{name}={value}" for name, value in options.items()],
        rising_cosine(len(text.train[0]) / batch),
        text=text,
    )


# Adam's steps are bounded, so ReLU can be compared there; with SGD a unit whose input is zero but
# for rounding could go either way and make the runs part, so it gets smooth activations.
def adam(p):
    return torch.optim.Adam(p, lr=1e-3)


def nesterov(lr, weight_decay):
    def make(p):
        return torch.optim.SGD(p, lr=lr, momentum=0.9, nesterov=True, weight_decay=weight_decay)

    return make


def rising_cosine(total, rise=1, least=0.0):
    def factor(step):
        half = (1 + math.cos(math.pi * min(step / total, 1))) / 2
        return min((step + 1) / rise, 1) * (least + (1 - least) * half)

    return factor


class Lion(torch.optim.Optimizer):
    """Algorithm 2 of Chen et al. (2023)."""

    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0):
        super().__init__(params, {"lr": lr, "betas": betas, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                mean = self.state[p].setdefault("mean", torch.zeros_like(p))
                direction = mean.mul(beta1).add(p.grad, alpha=1 - beta1).sign()
                p.sub_(group["lr"] * (direction + group["weight_decay"] * p))
                mean.mul_(beta2).add_(p.grad, alpha=1 - beta2)


# With the default eps of RMSprop the sign of a gradient that is zero but for rounding would decide
# over the first steps: 1e-3 lets the runs be compared.
def rmsprop(p):
    return torch.optim.RMSprop(p, lr=1e-3, momentum=0.5, centered=True, eps=1e-3)


# One sign in some millions falls on rounding and comes out differently; at this rate that moves a
# parameter by 4e-4 of the largest one. The decay is as large, so that its share shows.
def lion(p):
    return Lion(p, lr=1e-5, weight_decay=10)


def asgd(p):
    return torch.optim.ASGD(p, lr=0.05, lambd=0.1, t0=60, weight_decay=1e-3)


def adagrad(p):
    return torch.optim.Adagrad(p, lr=0.01, lr_decay=0.01, weight_decay=1e-3, eps=1e-5)


def amsgrad(p):
    return torch.optim.Adam(p, lr=1e-3, amsgrad=True)


def dampened(p):
    return torch.optim.SGD(p, lr=0.1, momentum=0.9, dampening=0.1)


def sgd(lr, momentum=0.0):
    return lambda p: torch.optim.SGD(p, lr=lr, momentum=momentum)


# foreach: the plain loop of PyTorch 1.13 takes mu(t) twice into the product for t + 1.
def nadam(**options):
    return lambda p: torch.optim.NAdam(p, eps=1e-5, foreach=True, **options)


def factors(make, **options):
    """What part of the rate each step takes, by a scheduler of PyTorch's."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler, found = make(optimizer, **options), []

    def factor(step):
        while len(found) <= step:
            if found:
                optimizer.step()
                scheduler.step()
            found.append(optimizer.param_groups[0]["lr"])
        return found[step]

    return factor


NETWORKS = {
    "adam": mlp("adam", nn.ReLU, adam),
    "adamw": mlp("adamw", nn.GELU, lambda p: torch.optim.AdamW(p, lr=1e-3, weight_decay=0.05)),
    "sgd": mlp("sgd", nn.Tanh, lambda p: torch.optim.SGD(p, lr=0.05)),
    "nesterov": mlp("nesterov", nn.SiLU, nesterov(0.02, 0.01)),
    "rmsprop": mlp("rmsprop", nn.Tanh, rmsprop),
    "adagrad": mlp("adagrad", nn.Tanh, adagrad),
    "adadelta": mlp("adadelta", nn.Tanh, lambda p: torch.optim.Adadelta(p, weight_decay=1e-3)),
    "adamax": mlp("adamax", nn.Tanh, lambda p: torch.optim.Adamax(p, weight_decay=1e-3, eps=1e-5)),
    "nadam": mlp("nadam", nn.Tanh, nadam(weight_decay=1e-3)),
    "radam": mlp("radam", nn.Tanh, lambda p: torch.optim.RAdam(p, weight_decay=1e-3)),
    "lion": mlp("lion", nn.Tanh, lion),
    "asgd": mlp("asgd", nn.Tanh, asgd),
    "rprop": mlp("rprop", nn.Tanh,
                 lambda p: torch.optim.Rprop(p, lr=1e-5, step_sizes=(1e-7, 4e-5))),
    "cosine": mlp("cosine", nn.Tanh, amsgrad, schedule=rising_cosine(80, 10, 0.1),
                  limit=lambda p: nn.utils.clip_grad_norm_(p, 0.5)),
    "step": mlp("step", nn.Tanh, dampened, schedule=lambda step: 0.5 ** (step // 30),
                limit=lambda p: nn.utils.clip_grad_value_(p, 1e-3)),
    "miles": mlp("miles", nn.Tanh, nadam(momentum_decay=0.1),
                 schedule=factors(lr_scheduler.MultiStepLR, milestones=[60, 20], gamma=0.5)),
    "line": mlp("line", nn.Tanh, sgd(0.1),
                schedule=factors(lr_scheduler.PolynomialLR, total_iters=80, power=2)),
    "cycle": mlp("cycle", nn.Tanh, sgd(0.2, 0.5),
                 schedule=factors(lr_scheduler.OneCycleLR, max_lr=1, total_steps=100,
                                  cycle_momentum=False)),
    "restarts": mlp("restarts", nn.Tanh, sgd(0.1),
                    schedule=factors(lr_scheduler.CosineAnnealingWarmRestarts, T_0=10, T_mult=2,
                                     eta_min=0.01)),
    "decay": mlp("decay", nn.Tanh, lambda p: torch.optim.RMSprop(p, lr=2e-3, eps=1e-3),
                 schedule=lambda step: 0.99 ** step),
    "lenet": Network("lenet.lua", make_lenet, adam, batch=16),
    "resnet": Network("resnet.lua", make_resnet, nesterov(0.05, 5e-4), batch=16,
                      schedule=rising_cosine(100, 20)),
    "vae": Network("vae.lua", VAE, adam, loss=vae_loss),
    "rnn": rows(nn.RNN),
    "lstm": rows(nn.LSTM, layers=2),
    "gru": rows(nn.GRU, both=True),
    "encoder": encoder(False),
    "encoder_first": encoder(True),
    "gpt": gpt("/usr/share/common-licenses/GPL-3", 8, layers=2, dim=32, heads=4, context=32),
}  # fmt: skip
