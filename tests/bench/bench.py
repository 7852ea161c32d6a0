"""make bench: what a training step costs here and elsewhere. One run, one machine, one table.

    bench.py [--quick] [--rounds N] [--threads 1,2] [--backends tcc,cc,auto] [WORKLOAD ...] [others]

Every line is a workload on a number of threads with one backend; programs run in turns, so that a
busy machine slows all of them, and of several rounds the least of every number counts. Backend
`auto` is what a user gets: tcc's code, and cc's in its place once it is compiled and tried. Peers
are PyTorch, eager, and compiled where it has torch.compile, and JAX and tinygrad where `make peers`
has put them; only ratios travel to other machines. The floor is the operations of a step at the peak
of multiply-add plus reading and writing its state once at the speed of copying memory, both measured
in this run. Below the table, or alone when `others` is all that is asked for: two threads beside a
busy loop, how compiling grows with depth, what a character of text costs, and that bits do not
depend on the number of threads.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
BUILD = os.path.join(ROOT, os.environ.get("BUILD", "build"))
GRADCC = os.path.join(BUILD, "gradcc")
PIP = os.path.join(BUILD, "peers", "bin", "python")  # the Python of JAX and tinygrad
LARGE = ["layers=6", "dim=384", "heads=6", "context=256", "batch=4"]

# way: Python, script, and what it takes more
PEERS = {
    "eager": (sys.executable, "peers.py"),
    "compile": (sys.executable, "peers.py", "compile"),
    "jax": (PIP, "peers_jax.py"),
    "tinygrad": (PIP, "peers_tinygrad.py"),
}
BY_TINYGRAD = ("xor", "mlp", "lenet", "gpt")

# More starts, of which the first step is the least. Memory that a process before has given back
# comes slowly where the machine is a virtual one: after JAX has run, the first start of gpt takes
# 300 ms, the third 70.
STARTS = 4

# Steps in which cc's code is compiled, tried beside tcc's and at work.
STEPS_OF_AUTO = 20

# name: script, what its config says, steps to run
WORKLOADS = {
    "xor": ("xor", [], 20000),
    "mlp": ("mlp", [], 600),
    "lenet": ("lenet", [], 60),
    "resnet": ("resnet", ["batch=32"], 30),
    "char_lstm": ("char_lstm", [], 40),
    "gpt": ("gpt", [], 40),
    "gpt_large": ("gpt", LARGE, 6),
}

DEEP = """
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config{ depth = 10 }
local layers = {}
for i = 1, cfg.depth do layers[2 * i - 1], layers[2 * i] = nn.Linear(8, 8), nn.ReLU() end
local net = nn.Sequential(layers)
return model{
  data = data.arrays{ x = { { 1, 2, 3, 4, 5, 6, 7, 8 } } }, batch = 1, epochs = 1,
  loss = function(batch) local y = net(batch.x) return (y * y):mean() end,
  optimizer = optim.SGD{ lr = 0.1 },
}
"""

GELU = """
local nn, optim, data = require "nn", require "optim", require "data"
local Chain = nn.class "Chain"
function Chain:init() self.x = nn.Parameter({ 1024, 1024 }) end
function Chain:forward() return nn.gelu(self.x, { approximate = "tanh" }) end
local net = Chain()
return model{
  net = net, data = data.arrays{ y = { 0, 0 } }, batch = 1, epochs = 1,
  loss = function(batch) return net():sum() end,
  optimizer = optim.SGD{ lr = 0.1 },
}
"""


def run(command, **variables):
    """What the program printed as JSON, with the most memory it had; None if it failed."""
    environment = dict(os.environ, BENCH_STARTED=repr(time.monotonic()), **variables)
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, env=environment)
        errors = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            print(f"failed: {' '.join(command)}\n{errors.decode()[-400:]}", file=sys.stderr)
            return None
        out.seek(0)
        return dict(json.load(out), peak_mb=usage.ru_maxrss / 1024)


def ours(script, words, threads, backend, steps, *more):
    steps = max(steps, STEPS_OF_AUTO) if backend == "auto" and steps > 1 else steps
    path = script if script.endswith(".lua") else os.path.join(ROOT, "models", script + ".lua")
    command = [GRADCC, "bench", path, *words, "--threads", str(threads), "--backend", backend]
    return run([*command, "--steps", str(steps), *more])


def peer(way, workload, threads, seconds):
    python, script, *more = PEERS[way]
    command = [python, os.path.join(HERE, script), workload, str(threads), seconds, *more]
    pools = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    return run(command, **dict.fromkeys(pools, str(threads)))


def least(results):
    """Of several runs the least of every number."""
    results = [r for r in results if r]
    if not results:
        return None
    best = dict(results[0], step_us=dict(results[0]["step_us"]))
    for r in results[1:]:
        for key in ("first_step_ms", "compile_ms", "peak_mb"):
            if key in best:
                best[key] = min(best[key], r[key])
        for key in ("min", "median"):
            best["step_us"][key] = min(best["step_us"][key], r["step_us"][key])
    return best


def machine(threads):
    """The peak in operations, and copied bytes, a microsecond."""
    profile = ours("xor", [], threads, "tcc", 10, "--profile")["profile"]
    return profile["peak_gflops"] * 1e3, profile["copy_gbs"] * 1e3


def works(python, check):
    if not os.path.exists(python):
        return False
    return subprocess.run([python, "-c", check], stderr=subprocess.DEVNULL).returncode == 0


def peers_here():
    checks = {
        "eager": "import torch",
        "compile": "import torch, sys; sys.exit(not hasattr(torch, 'compile'))",
        "jax": "import jax",
        "tinygrad": "import tinygrad",
    }
    return [way for way, check in checks.items() if works(PEERS[way][0], check)]


COLUMNS = (
    f"{'workload':<11}{'thr':>3} {'backend':<8}{'min us':>11}{'median us':>11}{'PyTorch':>9}"
    f"{'median':>8}{'compiled':>9}{'JAX':>9}{'tinygrad':>9}{'floor':>7}{'first ms':>9}"
    f"{'sooner':>8}{'JAX':>8}{'compile':>9}"
    f"{'MB':>7}{'of theirs':>10}"
)


def line(name, threads, backend, best, floor):
    mine, eager = best[backend], best.get("eager")

    def ratio(way, number, digits=2):
        return f"{number(best[way]) / number(mine):.{digits}f}x" if best.get(way) else "-"

    def least_step(r):
        return r["step_us"]["min"]

    def median_step(r):
        return r["step_us"]["median"]

    def first_step(r):
        return r["first_step_ms"]

    return (
        f"{name:<11}{threads:>3} {backend:<8}{least_step(mine):>11.2f}{median_step(mine):>11.2f}"
        f"{ratio('eager', least_step):>9}{ratio('eager', median_step):>8}"
        f"{ratio('compile', least_step):>9}{ratio('jax', least_step):>9}"
        f"{ratio('tinygrad', least_step):>9}{least_step(mine) / floor:>6.2f}x"
        f"{first_step(mine):>9.1f}{ratio('eager', first_step, 0):>8}{ratio('jax', first_step, 0):>8}"
        f"{mine['compile_ms']:>9.1f}{mine['peak_mb']:>7.0f}"
        f"{100 * mine['peak_mb'] / eager['peak_mb'] if eager else 0:>9.0f}%"
    )


def table(options, peers):
    for name in options.workloads:
        script, words, steps = WORKLOADS[name]
        steps = max(3, steps // 4) if options.quick else steps
        seconds = "0.3" if options.quick else "1.5"
        for threads in options.threads:
            peak, copy = machine(threads)
            ways = [way for way in peers if way != "tinygrad" or name in BY_TINYGRAD]
            runs = {way: [] for way in (*options.backends, *ways)}
            for _ in range(options.rounds):
                for backend in options.backends:
                    runs[backend].append(ours(script, words, threads, backend, steps))
                for way in ways:
                    runs[way].append(peer(way, name, threads, seconds))
            for backend in options.backends:
                runs[backend] += [ours(script, words, threads, backend, 1) for _ in range(STARTS)]
            best = {way: least(results) for way, results in runs.items()}
            for backend in options.backends:
                mine = best[backend]
                if mine:
                    floor = mine["flops_per_step"] / peak + 2 * mine["state_bytes"] / copy
                    print(line(name, threads, backend, best, floor))
                    sys.stdout.flush()


def busy_neighbour(rounds):
    """Two threads while a busy loop holds one processor, against one thread in the same company."""
    processors = sorted(os.sched_getaffinity(0))
    if len(processors) < 2:
        return
    loop = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        os.sched_setaffinity(loop.pid, {processors[-1]})
        for name in ("mlp", "lenet"):
            script, words, steps = WORKLOADS[name]
            one = least([ours(script, words, 1, "tcc", steps) for _ in range(rounds)])
            two = least([ours(script, words, 2, "tcc", steps) for _ in range(rounds)])
            share = two["step_us"]["median"] / one["step_us"]["median"]
            print(f"beside a busy loop, {name}: 2 threads take {share:.2f} of the time of 1")
    finally:
        loop.kill()
        loop.wait()


def written(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w") as script:
        script.write(text)
    return path


def elementwise(folder, rounds):
    """A GELU and its gradient, and what the step does with them, on a million floats."""
    path = written(folder, "gelu.lua", GELU)
    for backend in ("tcc", "cc", "auto"):
        r = least([ours(path, [], 1, backend, 50) for _ in range(rounds)])
        each = 1e3 * r["step_us"]["min"] / 2**20
        print(f"GELU forward, backward and update, {backend}: {each:.2f} ns an element")


def growth(folder):
    path = written(folder, "deep.lua", DEEP)
    for depth in (10, 100, 526, 1000):  # 526 layers are 10,000 nodes
        r = least([ours(path, [f"depth={depth}"], 1, "tcc", 1) for _ in range(3)])
        print(
            f"{depth} layers: {r['nodes']} nodes, C compiler {r['compile_ms']:.1f} ms,"
            f" first step after {r['first_step_ms']:.1f} ms"
        )


def characters(folder):
    """A character costs a recurrent network one step, and a transformer one look at its context."""
    out = os.path.join(folder, "text")

    def seconds(command, script, *words):
        started = time.monotonic()
        path = os.path.join(ROOT, "models", script + ".lua")
        subprocess.run([GRADCC, command, path, *words], stdout=subprocess.DEVNULL, check=True)
        return time.monotonic() - started

    def cost(script, words, counts):
        """Of one more character, in us: from the times of a shorter and a longer text."""
        seconds("train", script, *words, "--steps", "1", "--quiet", "--out", out)
        words = [*words, "--checkpoint", os.path.join(out, "model.safetensors"), "--threads", "1"]
        times = [min(seconds("predict", script, *words, "--prompt", "The ", "--length", str(count))
                     for _ in range(3)) for count in counts]  # fmt: skip
        return 1e6 * (times[1] - times[0]) / (counts[1] - counts[0])

    for counts in ((1000, 3000), (10000, 30000)):
        spent = cost("char_lstm", [], counts)
        print(f"char_lstm, characters {counts[0]} to {counts[1]}: {spent:.0f} us each")
    for context in (64, 256, 1024):
        spent = cost("gpt", [f"context={context}", "batch=1"], (context, 5 * context))
        print(f"gpt, a context of {context}: {spent:.0f} us a character")


def determinism(folder, backends):
    for backend in backends:
        texts = set()
        for threads in (1, 2, 3):
            log = os.path.join(folder, f"{backend}{threads}.csv")
            ours("lenet", [], threads, backend, 10, "--log", log)
            with open(log, "rb") as file:
                texts.add(file.read())
        same = "the same" if len(texts) == 1 else "NOT the same"
        print(f"lenet, {backend}: {same} losses with 1, 2 and 3 threads")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="one round of few steps")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("--backends", default="tcc,cc,auto")
    parser.add_argument("workloads", nargs="*", choices=[[], *WORKLOADS, "others"])
    options = parser.parse_args()
    options.rounds = options.rounds or (1 if options.quick else 3)
    options.threads = [int(t) for t in options.threads.split(",")]
    options.backends = options.backends.split(",")
    lines_below = not options.workloads or "others" in options.workloads
    options.workloads = [w for w in options.workloads or WORKLOADS if w != "others"]
    with open("/proc/cpuinfo") as file:
        info = file.read()
    peers = peers_here()
    model = next((l.split(":")[1].strip() for l in info.split("\n") if "model name" in l), "?")
    peak, copy = machine(1)
    versions = ""
    for way, name in (("eager", "PyTorch"), ("jax", "JAX"), ("tinygrad", "tinygrad")):
        if way in peers:
            versions += f"; {name} {(peer(way, 'xor', 1, '0') or {}).get('version')}"
    print(
        f"{model}, {os.cpu_count()} processors; one: {peak / 1e3:.0f} GFLOP/s,"
        f" {copy / 1e3:.1f} GB/s copied{versions}"
    )
    if options.workloads:
        print(COLUMNS)
        table(options, peers)
    if lines_below:
        with tempfile.TemporaryDirectory() as folder:
            busy_neighbour(options.rounds)
            elementwise(folder, options.rounds)
            growth(folder)
            characters(folder)
            determinism(folder, options.backends)


main()
