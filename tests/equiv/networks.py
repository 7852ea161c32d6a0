"""networks.py FIRST COUNT: random networks, trained by every route; prints those that fail.

A network is a script of layers (layers.py, sequences.py), a loss and an optimiser at random; the
shapes of its values are kept track of here. Losses by other compilers, spellings, without passes
and with loops unrolled agree with those by libtcc to 1e-4 of the largest, those by several threads
bit for bit; the emitted C has no warnings, and `check` does not crash. Optimisers have an eps that
keeps rounding from choosing the steps.
"""
import math
import os
import subprocess
import sys
import tempfile

from layers import (LARGEST, Network, alike, attention, choices, joined, linear, masked, moved,
                    norm, pool, recurrent, reduction, spread_windows, table, windows)
from sequences import PLAIN, derived, embedded, heads, loop, stacked

GRADCC = os.environ.get("GRADCC", "build/gradcc")
STEPS, TOLERANCE, SECONDS = 3, 1e-4, 120
PASSES = "simplify cse lift pick dce fuse recompute rows deliver layout prepack trail inplace slice order plan".split()
WARNINGS = "-std=c11 -Wall -Wextra -Wconversion -pedantic -Werror -fsyntax-only".split()
LOSSES = choices("""nn.mse_loss(x, y) | nn.huber_loss(x, y)
    | nn.mse_loss(x, y, { reduction = "sum" }) * 0.01 | (x - y):logsumexp(-1):mean()
    | nn.binary_cross_entropy_with_logits(x, y:sigmoid())
    | nn.cosine_similarity(x, y, { dim = -1 }):mean()""")
OPTIMIZERS = choices("""SGD{ | SGD{ momentum = 0.9, nesterov = true, | Adam{ eps = 1e-2,
    | AdamW{ eps = 1e-2, amsgrad = true, | RMSprop{ eps = 0.1, momentum = 0.5,
    | Adagrad{ eps = 0.1, lr_decay = 0.1, | NAdam{ eps = 1e-2, | RAdam{ eps = 1e-2,
    | Adamax{ eps = 1e-2, | Adadelta{ eps = 1e-2, | ASGD{ lambd = 0.1, t0 = 1,""")
RATES = choices("""1e-2 | optim.cosine(1e-2, 10) | optim.warmup(1e-2, 3) | optim.step(1e-2, 2)
    | optim.multi_step(1e-2, {2, 1}) | optim.one_cycle(1e-2, 4) | optim.polynomial(1e-2, 3, 2)
    | optim.cosine_restarts(1e-2, 1, 2) | optim.linear(1e-2, 2) | optim.constant(1e-2, 1)
    | optim.cyclic(1e-3, 1e-2, { step_size_up = 1, step_size_down = 2, mode = "triangular2" })
    | optim.sequential({1e-2, optim.cosine(1e-2, 3)}, {1})
    | optim.one_cycle(1e-2, 6, { three_phase = true, anneal_strategy = "linear" })""")
CLIPS = choices("| , clip_norm = 1 | , clip_value = 0.5 | , weight_decay = 0.01")
LAYERS = [alike] * 8 + [linear, windows, joined, loop] * 3 + [norm, recurrent, moved] * 2 + \
         [spread_windows, pool, attention, masked, reduction, embedded, derived]
SEQUENCES = [loop] * 4 + [derived, heads, stacked] * 2 + [alike, linear, norm, joined]


def extents(n):
    """The shape of an input, and the kinds of layers to make something of it."""
    kind = n.pick("any", "any", "any", "any", "long", "sequence", "sequence", "sequence")
    if kind == "sequence":
        return [n.pick(1, 2, 3, 5, 8, 17), n.pick(1, 2, 3, 5, 8, 16, 31, 33, 64, 65, 129)], \
            SEQUENCES
    if kind == "long":
        return [n.pick(130, 200, 272), n.pick(3, 4, 8)], LAYERS
    s = [n.pick(*n.extents) for _ in range(n.pick(1, 2, 3))]
    while math.prod(s) * n.batch > LARGEST:
        s.pop()
    return s, LAYERS


def optimizer(n):
    return f"optim.{n.pick(*OPTIMIZERS)} lr = {n.pick(*RATES)}{n.pick(*CLIPS)} }}"


def script(seed):
    n = Network(seed)
    s, layers = extents(n)
    n.inputs = math.prod(s)
    given = table(s)
    for i in range(n.random.randint(2, 12 if layers is LAYERS else 6)):
        modules, kept, body = list(n.modules), list(n.kept), list(n.body)
        result = masked(n, s) if s[0] > 129 and i == 0 else n.pick(*layers)(n, s)
        if result is None or math.prod(result[1]) * n.batch > LARGEST:
            n.modules, n.kept, n.body = modules, kept, body
        else:
            n.body.append("x = " + result[0])
            s = result[1]
    n.body.append("x = " + n.fill("x * {p}", s))
    sides = [f" + 1e-2 * {h}:square():mean()" for h, _ in n.kept if n.pick(True, False)]
    if n.pick(True, False, False):
        slope = "autograd.grad(x:square():mean(), batch.x, { allow_unused = true })"
        sides.append(f" + {slope}:tanh():square():mean()")
    modules = "".join(f"  {module},\n" for module in n.modules)
    body = "".join(f"    {line}\n" for line in n.body)
    return f"""local nn, optim, tensor = require "nn", require "optim", require "tensor"
{PLAIN}
local net = {{
{modules}}}

return model{{
  inputs = {{ x = {{ shape = {given} }}, y = {{ shape = {table(s)} }} }},
  batch = {n.batch},
  modules = net,
  loss = function(batch)
    local x, y = batch.x, batch.y
{body}    return {n.pick(*LOSSES)}{"".join(sides)}
  end,
  optimizer = {optimizer(n)},
}}
"""


# ---- routes

class Wrong(Exception):
    """What is wrong with a network."""


def demand(holds, message):
    if not holds:
        raise Wrong(message)


def run(command, **environment):
    result = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False,
                            env=os.environ | environment)
    return result.returncode, result.stderr


def losses(path, *options, **environment):
    log = f"{path}.csv"
    status, errors = run([GRADCC, "bench", path, "--steps", str(STEPS), "--log", log, *options],
                         **environment)
    demand(status == 0, f"{' '.join(options)}: {errors}")
    with open(log, encoding="ascii") as rows:
        return [float(row.split(",")[1]) for row in rows.readlines()[1:]]


def agree(losses_of_route, plain):
    scale = max((abs(loss) for loss in plain if math.isfinite(loss)), default=0)
    return all(abs(a - b) <= TOLERANCE * scale or not (math.isfinite(a) or math.isfinite(b))
               for a, b in zip(losses_of_route, plain))


def draws(path):
    """Whether steps draw random numbers, others where a loop is unrolled."""
    with open(path, encoding="ascii") as file:
        text = file.read()
    return "dropout" in text or "tensor.normal(" in text


def train(path):
    plain = losses(path, "--threads", "1", "--backend", "tcc")
    demand(losses(path, "--threads", "3", "--backend", "tcc") == plain, "threads differ")
    routes = [("--style", "loops")] + [(f"--no-{name}",) for name in PASSES]
    routes += [("plain=true",)] if not draws(path) else []
    found = {" ".join(route): losses(path, "--threads", "1", *route) for route in routes}
    run([GRADCC, "emit", path, "-o", f"{path}.c"])
    for cc in ("gcc", "clang"):
        found[cc] = losses(path, "--threads", "1", "--backend", "cc", CC=cc)
        status, errors = run([cc, *WARNINGS, f"{path}.c"])
        demand(status == 0, errors)
    for route, values in found.items():
        demand(agree(values, plain), f"{route}: {values}, not {plain}")
    demand(run([GRADCC, "check", path])[0] in (0, 1), "check")  # 1: a kink, or a loss of 0


def main():
    first, count = map(int, sys.argv[1:])
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/network.lua"
        for seed in range(first, first + count):
            with open(path, "w", encoding="ascii") as file:
                file.write(script(seed))
            try:
                train(path)
            except (Wrong, subprocess.TimeoutExpired) as error:
                failed += 1
                print(f"network {seed}: {error}\n{script(seed)}", flush=True)
    print(f"{count - failed} of {count} networks agree by every route")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
