"""The last part of cases: results and gradients against PyTorch, and the report.

    torch_cases.py PROGRAM PARTS [--coverage] [--missing]

PROGRAM.0.json, PROGRAM.0.bin and so on hold what cases.c found and computed, a process each, and
are judged by a process each. The `torch` expression of an
entry is evaluated in f64 on the same numbers, through the same views; the loss and its gradient are
taken in the same way. f32 is held against the same results: operands and weights are exact in it.
"""
import json
import math
import multiprocessing
import sys
import warnings

import numpy as np
import torch
import torch.nn.functional as F

warnings.filterwarnings("ignore")
torch.set_num_threads(1)

TOLERANCE = {"f64": 1e-9, "f32": 1e-5}  # relative to the largest element, or to 0.1
LEAST_SCALE = 0.1
LEAST_RUNS, LEAST_WRONG = 20, 2

program, parts, flags = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
numbers = np.zeros(0)  # of the part that is judged


def array(at, shape):
    return numbers[at : at + math.prod(shape)].reshape(shape)


# ---- one run ----

DTYPES = {"bool": torch.bool, "i32": torch.int64, "f64": torch.float64}


def fed(leaf, how, shape):
    if how == "expanded":
        return leaf.expand(shape)
    if how == "permuted":
        return leaf.permute(list(reversed(range(leaf.dim()))))
    if how == "reversed":
        return leaf.flip(list(range(leaf.dim())))
    return leaf


def filled(net, vector, **buffers):
    """The module, with pieces of the vector in place of its parameters, in their order, and with
    these buffers if it has such."""
    for name in buffers.keys() & dict(net.named_buffers()).keys():
        setattr(net, name, buffers[name])
    at = 0
    for name, parameter in list(net.double().named_parameters()):
        owner, _, leaf = name.rpartition(".")
        part = net.get_submodule(owner)
        piece = vector[at : at + parameter.numel()].reshape(parameter.shape)
        at += parameter.numel()
        delattr(part, leaf)
        setattr(part, leaf, piece)
    return net


def evaluate(expression, run):
    """The results as a list, and the gradient of the loss by every float operand."""
    names = {name: None for name in "abcde"}
    leaves = {}
    for name, operand in run["operands"].items():
        values = array(operand["at"], operand["leaf"]).copy()
        leaf = torch.from_numpy(values).to(DTYPES[operand["dtype"]])
        if operand["dtype"] == "f64":
            leaves[name] = leaf.requires_grad_()
        names[name] = fed(leaf, operand["feed"], operand["shape"])
    names.update(torch=torch, F=F, math=math, np=np, filled=filled)
    results = eval(expression, names)
    results = list(results) if isinstance(results, (tuple, list)) else [results]
    loss = torch.zeros((), dtype=torch.float64)
    for result, record in zip(results, run["results"]):
        if "weights" in record:
            weights = torch.from_numpy(array(record["weights"], record["shape"]))
            loss = loss + (result * weights).sum()
    gradients = {name: torch.zeros_like(leaf) for name, leaf in leaves.items()}
    if loss.requires_grad and run["gradients"]:
        found = torch.autograd.grad(loss, list(leaves.values()), allow_unused=True)
        gradients.update({n: g for n, g in zip(leaves, found) if g is not None})
    return results, gradients


def kind(dtype):
    if dtype == torch.bool:
        return "bool"
    return "f64" if dtype.is_floating_point else "i32"


def errors_of(got, expected):
    """The differences, relative to the largest number expected. Infinities and NaN have to be the
    same."""
    with np.errstate(all="ignore"):
        finite = np.isfinite(expected) & np.isfinite(got)
        same = (got == expected) | (np.isnan(got) & np.isnan(expected))
        scale = max(LEAST_SCALE, np.abs(expected[np.isfinite(expected)]).max(initial=0))
        return np.where(finite, np.abs(got - expected) / scale, np.where(same, 0, np.inf))


def compare(what, record, expected):
    """The errors by precision, or a text that says what is wrong."""
    if kind(expected.dtype) != record["dtype"] or list(expected.shape) != record["shape"]:
        return (
            f"{what} is {record['dtype']} {tuple(record['shape'])}, PyTorch's is "
            f"{kind(expected.dtype)} {tuple(expected.shape)}"
        )
    expected = expected.detach().to(torch.float64).numpy()
    errors = {}
    for precision, tolerance in TOLERANCE.items():
        got = array(record[precision], record["shape"])
        if precision == "f32":
            with np.errstate(all="ignore"):
                expected = expected.astype(np.float32).astype(np.float64)
        differences = errors_of(got, expected)
        errors[precision] = differences.max(initial=0)
        allowed = tolerance if record["dtype"] == "f64" else 0
        if not errors[precision] <= allowed:
            at = np.unravel_index(differences.argmax(), differences.shape)
            place = ", ".join(str(int(i)) for i in at)
            found = f"{got[at]:.9g}, PyTorch has {expected[at]:.9g}"
            return f"{what}[{place}] in {precision} is {found}"
    return errors


def judge_run(entry, run, worst):
    """None, or what is wrong."""
    try:
        results, gradients = evaluate(entry["torch"], run)
    except Exception as exception:
        return f"PyTorch: {type(exception).__name__}: {exception}"
    if len(results) != len(run["results"]):
        return f"{len(run['results'])} results, PyTorch has {len(results)}"
    pairs = [(f"result {i}", run["results"][i], torch.as_tensor(r)) for i, r in enumerate(results)]
    pairs += [(f"gradient of {n}", run["gradients"][n], gradients[n]) for n in run["gradients"]]
    for what, record, expected in pairs:
        errors = compare(what, record, expected)
        if isinstance(errors, str):
            return errors
        for precision, error in errors.items():
            worst[precision] = max(worst.get(precision, 0), error)
    return None


# ---- the report ----


def words(run):
    return ", ".join(
        f"{name} {tuple(o['shape'])}{'' if o['feed'] == 'plain' else ' ' + o['feed']}"
        for name, o in run["operands"].items()
    )


class Name:
    """What is known of one operator."""

    def __init__(self):
        self.runs = self.wrong = 0
        self.worst, self.failures = {}, []

    def add(self, entry):
        self.failures += entry["failures"]
        self.wrong += "wrong" in entry
        for key in "first", "second":
            if entry.get(key) is not None:
                self.worst[key] = max(self.worst.get(key, 0), entry[key])
        for run in entry.get("runs", ()):
            self.runs += 1
            failure = judge_run(entry, run, self.worst) if entry["torch"] else None
            if failure:
                place = f"{entry['file']}:{entry['line']}"
                self.failures.append(f"{place}: {words(run)}: {failure}")

    def merge(self, other):
        self.failures += other.failures
        self.runs += other.runs
        self.wrong += other.wrong
        for key, error in other.worst.items():
            self.worst[key] = max(self.worst.get(key, 0), error)

    def lacks(self):
        lacking = []
        if self.runs < LEAST_RUNS:
            lacking.append(f"{self.runs} of {LEAST_RUNS} cases")
        if self.wrong < LEAST_WRONG:
            lacking.append(f"{self.wrong} of {LEAST_WRONG} wrong calls")
        return ", ".join(lacking)

    def line(self, name):
        texts = [
            f"{label} {self.worst[key]:.0e}"
            for key, label in (
                ("first", "first order"),
                ("second", "second order"),
                ("f64", "PyTorch f64"),
                ("f32", "f32"),
            )
            if key in self.worst
        ]
        counts = f"{self.runs} cases, {self.wrong} wrong calls"
        return f"{name}: {counts}{'; worst: ' + ', '.join(texts) if texts else ''}"


def judge(part):
    """The names of one part, and the rest of its index."""
    global numbers
    with open(f"{program}.{part}.json") as file:
        index = json.load(file)
    numbers = np.fromfile(f"{program}.{part}.bin")
    found = {}
    entries = index.pop("entries")
    for entry in entries:
        found.setdefault(entry["name"], Name()).add(entry)
    index["skipped"] = sum(entry.get("torch", "") is None for entry in entries)
    return found, index


names, skipped = {}, 0
with multiprocessing.Pool(parts) as pool:
    for found, index in pool.map(judge, range(parts), chunksize=1):
        skipped += index["skipped"]
        for name, part in found.items():
            names.setdefault(name, Name()).merge(part)
public = {*index["public"], *names}
if not public:
    sys.exit("not ok: there is nothing of that name")

if "--missing" in flags:
    for name in sorted(public):
        found = names.get(name, Name())
        if found.lacks():
            print(f"{name}: {found.lacks()}")
    sys.exit()

if "--coverage" in flags:
    for name in public:
        found = names.setdefault(name, Name())
        if found.lacks():
            found.failures.append(f"only {found.lacks()}")


def worst_of(key, allowed, label):
    """The largest of these errors, and whose it is."""
    errors = [(found.worst[key], name) for name, found in names.items() if key in found.worst]
    if not errors:
        return f"{label}: none"
    error, name = max(errors)
    return f"{label} {error:.0e} of {name} ({allowed:.0e} allowed)"


def summary():
    runs, wrong = ([getattr(found, kind) for found in names.values()] for kind in ("runs", "wrong"))
    yield (
        f"{len(names)} operators and composites; {sum(runs)} cases, at least {min(runs)} each; "
        f"{sum(wrong)} wrong calls, at least {min(wrong)} each; {skipped} skipped"
    )
    yield "worst against differences: " + ", ".join(
        worst_of(key, index["allowed"][key], f"{key} order") for key in ("first", "second")
    )
    yield "worst against PyTorch: " + ", ".join(
        worst_of(key, TOLERANCE[key], key) for key in ("f64", "f32")
    )


SHOWN = 4
for name, found in sorted(names.items()):
    print("not ok" if found.failures else "ok", found.line(name))
    for failure in found.failures[:SHOWN]:
        print("#   " + failure.replace("\n", "\n#   "))
    if len(found.failures) > SHOWN:
        print(f"#   and {len(found.failures) - SHOWN} more")
for line in summary():
    print("# " + line)
sys.exit(any(found.failures for found in names.values()))
