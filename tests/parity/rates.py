"""Rates that change against PyTorch's schedulers: rates.lua prints those of 130 steps."""
import os
import subprocess
import warnings

import torch
from torch.optim import lr_scheduler as of

warnings.filterwarnings("ignore", message="The epoch parameter")  # of SequentialLR's own doing
LR, TOLERANCE = 0.5, 2e-6  # of the largest rate


def cyclic(optimizer, **options):
    return of.CyclicLR(optimizer, 0.125, LR, cycle_momentum=False, **options)


def one_cycle(optimizer, **options):
    return of.OneCycleLR(optimizer, LR, total_steps=130, cycle_momentum=False, **options)


def sequential(optimizer):
    parts = [
        of.ConstantLR(optimizer, 0.1, 20),
        of.ExponentialLR(optimizer, 0.9),
        of.CosineAnnealingLR(optimizer, 30),
    ]
    return of.SequentialLR(optimizer, parts, [20, 50])


# What each is in PyTorch; a cosine goes up again there, here it stays.
SCHEDULES = {
    "cosine": (lambda o: of.CosineAnnealingLR(o, 50, 0.125), 50),
    "step": (lambda o: of.StepLR(o, 7, 0.75), 130),
    "multi_step": (lambda o: of.MultiStepLR(o, [30, 9, 30], 0.5), 130),
    "exponential": (lambda o: of.ExponentialLR(o, 0.95), 130),
    "polynomial": (lambda o: of.PolynomialLR(o, 80, 2), 130),
    "restarts": (lambda o: of.CosineAnnealingWarmRestarts(o, 10, 2, 0.125), 130),
    "restarts_alike": (lambda o: of.CosineAnnealingWarmRestarts(o, 9), 130),
    "one_cycle": (one_cycle, 130),
    "one_cycle_linear": (lambda o: one_cycle(o, anneal_strategy="linear", pct_start=0.4), 130),
    "one_cycle_three": (
        lambda o: one_cycle(o, three_phase=True, div_factor=5, final_div_factor=10),
        130,
    ),
    "one_cycle_both": (lambda o: one_cycle(o, three_phase=True, anneal_strategy="linear"), 130),
    "cyclic": (lambda o: cyclic(o, step_size_up=10), 130),
    "cyclic_uneven": (
        lambda o: cyclic(o, step_size_up=8, step_size_down=15, mode="triangular2"),
        130,
    ),
    "cyclic_range": (lambda o: cyclic(o, step_size_up=16, mode="exp_range", gamma=0.98), 130),
    "linear": (of.LinearLR, 130),
    "linear_down": (lambda o: of.LinearLR(o, 1, 0.25, 40), 130),
    "constant": (of.ConstantLR, 130),
    "constant_long": (lambda o: of.ConstantLR(o, 0.75, 30), 130),
    "sequential": (sequential, 80),
    "chained": (
        lambda o: of.ChainedScheduler([of.ExponentialLR(o, 0.9), of.ConstantLR(o, 0.1, 30)]),
        130,
    ),
}


def expected(make, steps):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=LR)
    scheduler, rates = make(optimizer), []
    for _ in range(steps):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if len(rates) < steps:
            scheduler.step()
    return rates


def compare_rates(gradcc, folder, check):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "rates.lua")
    words = [gradcc, "train", script, "--out", os.path.join(folder, "rates")]
    result = subprocess.run(words, capture_output=True, text=True)
    lines = [line.split() for line in (result.stdout + result.stderr).splitlines()]
    found = {line[1]: [float(word) for word in line[2:]] for line in lines if line[:1] == ["rate"]}
    check(found.keys() == SCHEDULES.keys(), "rates.lua", f"{len(found)} rates")
    for name in found.keys() & SCHEDULES.keys():
        make, steps = SCHEDULES[name]
        rates = expected(make, steps)
        worst = max(abs(a - b) for a, b in zip(found[name], rates)) / max(rates)
        check(worst <= TOLERANCE, f"rate: {name}", f"{worst:.1e}")
