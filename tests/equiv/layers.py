"""layers: what networks.py makes random networks of: a script's modules and statements."""
import math
import random

LARGEST = 60000  # elements of a value
ACTIVATIONS = """sigmoid tanh gelu silu mish softplus log_sigmoid softsign relu leaky_relu elu selu
    hardtanh hardswish softmax log_softmax""".split()


def choices(text):
    return [choice.strip() for choice in text.split("|")]


# What keeps the shape, without jumps: {a} is an axis, {p} a parameter, {f} a linear layer, {g} an
# activation, {h} the name of a value that is kept.
ALIKE = choices("""nn.{g}(x) | nn.{g}(x) | nn.dropout(x, 0.1) | x + tensor.normal(x:shape()) * 0.01
    | x * 0.5 + x:detach() * 0.5 | x:flip({a}) | x:cumsum({a}) | (x:sort({a})) | x:roll(1, {a})
    | x + {p} | x * {p} + {p} | x / ({p} * {p} + 1) | x * {p}:softmax(-1) | x - {p}:exp()
    | x + {f}(x) | x * {f}(x):sigmoid() | {f}({f}(x)):tanh() - x:mean(-1, true) | x local {h} = x
    | x local {h} = x | x:gt(0):where(x, x * 0.1)""")
JOINED = choices("x + {h} | x * {h} | x:maximum({h}) | {h}:softmax(-1) * x")
# Of keys up to those of the query, a band, all but some, what a mask adds; no row without a key.
MASKS = choices("""is_causal = true | dropout_p = 0.1, is_causal = true
    | attn_mask = key:lt(query + {c}) | attn_mask = key:ge(query) | attn_mask = key:gt(query - {c})
    | attn_mask = key:le(query):logical_and((key + {c}):gt(query))
    | attn_mask = key:le(query):where(0.0, -math.huge)
    | attn_mask = key:le(query):logical_and(padded) | attn_mask = padded""")


def table(numbers):
    return "{ " + ", ".join(map(str, numbers)) + " }"


class Network:
    """Modules, statements of the forward pass, values kept for later ones; x has the shape s."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.batch = self.pick(1, 2, 3, 5, 8)
        self.extents = self.pick([1, 2, 3, 4, 7, 15, 16, 17, 33], [16, 31, 32, 64, 65, 100])
        self.modules, self.body, self.kept = [], [], []

    def pick(self, *choices):
        return self.random.choice(choices)

    def module(self, kind, *arguments):
        self.modules.append(f"nn.{kind}({', '.join(map(str, arguments))})")
        return f"net[{len(self.modules)}]"

    def groups(self, channels):
        return self.pick(1, 1, *(g for g in range(1, channels + 1) if channels % g == 0))

    def fill(self, text, s):
        """The text with what it names made: modules for it only where it names them."""
        part = [self.pick(e, e, 1) for e in s[self.random.randrange(len(s)):]]
        name = f"h{len(self.kept)}"
        if "{h}" in text:
            self.kept.append((name, s))
        p = self.module("Parameter", table(part), "nn.init.normal(0, 0.5)") if "{p}" in text else ""
        f = self.module("Linear", s[-1], s[-1]) if "{f}" in text else ""
        return text.format(a=1 + self.random.randrange(len(s)), p=p, f=f, h=name,
                           g=self.pick(*ACTIVATIONS))


# ---- layers: what becomes of x and of its shape, or None where one does not fit

def alike(n, s):
    return n.fill(n.pick(*ALIKE), s), s


def linear(n, s):
    out = n.pick(*n.extents)
    return n.module("Linear", s[-1], out, n.pick("{}", "{ bias = false }")) + "(x)", s[:-1] + [out]


def norm(n, s):
    kinds = [("LayerNorm", s[-1]), ("RMSNorm", table(s))]
    kinds += [(f"BatchNorm{max(len(s) - 1, 1)}d", s[0])] if n.batch * math.prod(s[1:]) > 1 else []
    kinds += [("GroupNorm", n.groups(s[0]), s[0])] if len(s) > 1 else []
    return n.module(*n.pick(*kinds)) + "(x)", s


def windows(n, s):
    rank = len(s) - 1
    size, groups = [n.pick(1, 2, 3, 5) for _ in range(rank)], n.groups(s[0])
    step, border, apart = n.pick(1, 1, 2), n.pick(0, 1, 2), n.pick(1, 1, 2)
    out = groups * n.pick(1, 2)
    new = [(e + 2 * border - apart * (k - 1) - 1) // step + 1 for e, k in zip(s[1:], size)]
    if rank and min(new) > 0:
        options = f"{{ stride = {step}, padding = {border}, dilation = {apart}, " \
                  f"groups = {groups}, bias = {n.pick('true', 'false')} }}"
        return n.module(f"Conv{rank}d", s[0], out, table(size), options) + "(x)", [out] + new


def spread_windows(n, s):
    rank, size, step, groups = len(s) - 1, n.pick(1, 2, 3), n.pick(1, 2, 3), n.groups(s[0])
    options = f"{{ stride = {step}, groups = {groups} }}"
    if rank:
        x = n.module(f"ConvTranspose{rank}d", s[0], 2 * groups, size, options) + "(x)"
        return x, [2 * groups] + [(e - 1) * step + size for e in s[1:]]


def pool(n, s):
    rank, size, step, border = len(s) - 1, n.pick(2, 3), n.pick(1, 2, 3), n.pick(0, 1)
    new = [(e + 2 * border - size) // step + 1 for e in s[1:]]
    if rank and min(new) > 0:
        options = f"{{ kernel_size = {size}, stride = {step}, padding = {border} }}"
        return f"nn.{n.pick('max', 'avg')}_pool{rank}d(x, {options})", s[:1] + new


def recurrent(n, s):
    width, both, kind = n.pick(1, 2, 5, 8), n.pick(1, 2), n.pick("RNN", "LSTM", "GRU")
    if len(s) == 2 and s[0] <= 20:
        options = f"{{ batch_first = true, bidirectional = {str(both == 2).lower()} }}"
        return f"({n.module(kind, s[1], width, options)}(x))", [s[0], both * width]
    if len(s) == 1:
        return f"({n.module(kind + 'Cell', s[0], width)}(x))", [width]


def attention(n, s):
    if len(s) == 2:
        options = f"{{ is_causal = {n.pick('true', 'false')}, dropout_p = 0.1 }}"
        return f"nn.scaled_dot_product_attention(x, x:tanh(), x, {options})", s


def masked(n, s):
    """Attention of several heads; where the sequence is long, what a mask hides is left out."""
    if len(s) == 2:
        heads, width = n.pick(1, 2, 4, 5), n.pick(2, 3, 4)
        into = n.module("Linear", s[1], 3 * heads * width)
        out = n.module("Linear", heads * width, s[1])
        of_heads = f":unflatten(-1, {{ {heads}, {width} }}):transpose(1, 2)"
        n.body += [f"local q, k, v = {into}(x):chunk(3, -1)",
                   f"local place = tensor.arange({s[0]})",
                   "local query, key = place:unsqueeze(1), place:unsqueeze(0)",
                   "local padded = x:select(2, 0):gt(-0.5):logical_or(place:lt(1))",
                   "padded = padded:unsqueeze(1):unsqueeze(1)"]
        mask = n.pick(*MASKS).format(c=n.pick(1, 9, 70))
        found = f"nn.scaled_dot_product_attention(q{of_heads}, k{of_heads}, v{of_heads}, " \
                f"{{ {mask} }})"
        return f"{out}({found}:transpose(1, 2):flatten(2))", s


def reduction(n, s):
    axis = n.random.randrange(len(s))
    if len(s) > 1:
        name = n.pick("mean", "sum", "amax", "logsumexp", *["std"] * (s[axis] > 1))
        return f"x:{name}({axis + 1})", s[:axis] + s[axis + 1:]


def moved(n, s):
    moves = [(f"tensor.cat({{ x, x:tanh() }}, {len(s)})", s[:-1] + [2 * s[-1]]),
             (f"x:slice(1, 0, {s[0]}, 2)", [(s[0] + 1) // 2] + s[1:]),
             ("x:pad({ 1, 2 })", s[:-1] + [s[-1] + 3])]
    if len(s) > 1:
        moves += [("x:transpose(1, 2)", [s[1], s[0]] + s[2:]),
                  ("x:flatten(1, 2)", [s[0] * s[1]] + s[2:])]
    return n.pick(*moves)


def joined(n, s):
    for name, t in n.random.sample(n.kept, len(n.kept)):
        if t == s:
            return n.pick(*JOINED).format(h=name), s
        if len(s) == len(t) > 1 and s[-1] == t[-1] and s[:-2] == t[:-2]:
            return f"x:matmul({name}:transpose(-2, -1)) * 0.3", s[:-1] + [t[-2]]
