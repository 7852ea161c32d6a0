"""One training step of models/mlp.lua in PyTorch, on one thread: the other side of `make bench`.

The same network, loss, optimiser and batch as the Lua script, on random data that stays in place.
Prints one JSON object with the keys that `gradcc bench` uses.
"""
import json
import time

PROCESS_START = time.perf_counter()

import torch
from torch import nn

SECONDS = 3.0
WARM_UP = 20


def main():
    torch.set_num_threads(1)
    torch.manual_seed(0)
    net = nn.Sequential(
        nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)
    )
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    images = torch.rand(64, 784)
    labels = torch.randint(0, 10, (64,))

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = nn.functional.cross_entropy(net(images), labels)
        loss.backward()
        optimizer.step()
        return loss.item()

    step()
    first_step = time.perf_counter() - PROCESS_START
    for _ in range(WARM_UP):
        step()
    times = []
    deadline = time.perf_counter() + SECONDS
    while time.perf_counter() < deadline:
        begin = time.perf_counter()
        step()
        times.append(time.perf_counter() - begin)
    times.sort()
    micro = lambda quantile: round(1e6 * times[int(quantile * (len(times) - 1))], 1)
    print(
        json.dumps(
            {
                "version": torch.__version__,
                "first_step_ms": round(1e3 * first_step, 1),
                "step_us": {"min": micro(0), "median": micro(0.5), "p90": micro(0.9)},
            }
        )
    )


main()
