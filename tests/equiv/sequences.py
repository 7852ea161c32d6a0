"""sequences: layers for networks.py that loop, attend, compute again and differentiate.

A loop is a script's own, by tensor.scan: its body is a few statements on the carry h and on z, the
x of the step, and uses what is around it: parameters, and m, which all steps see whole. With
plain = true loops are unrolled and nothing is computed again: the meaning, to compare losses with.
"""
from layers import choices, table

PLAIN = """local autograd = require "autograd"
local cfg = config{ plain = false }
local function at(xs, t)
  if type(xs) == "userdata" then
    return xs:select(0, t)
  end
  local slices = {}
  for i, x in ipairs(xs or {}) do
    slices[i] = x:select(0, t)
  end
  return slices
end
local function stack(ys)
  if type(ys[1]) == "userdata" then
    return tensor.stack(ys, 0)
  end
  local stacks = {}
  for i = 1, #(ys[1] or {}) do
    local column = {}
    for t, y in ipairs(ys) do
      column[t] = y[i]
    end
    stacks[i] = tensor.stack(column, 0)
  end
  return stacks
end
local function scan(f, carry, xs, options)
  if not cfg.plain then
    return tensor.scan(f, carry, xs, options)
  end
  local ys, steps = {}, options.length
  if not steps then
    steps = (type(xs) == "table" and { xs[1] } or { xs })[1]:size(0)
  end
  for i = 0, steps - 1 do
    local t = options.reverse and steps - 1 - i or i
    carry, ys[t + 1] = f(carry, at(xs, t))
  end
  return carry, stack(ys)
end
local function checkpoint(f, ...)
  return (cfg.plain and f or function(...) return autograd.checkpoint(f, ...) end)(...)
end
local sine = autograd.custom_grad(function(x, y) return (x * y):sin() end,
  function(g, x, y) return g * y * (x * y):cos(), g * x * (x * y):cos() end)
"""

# Of h and z, (batch, width), m, (batch, steps, width), and a number of the step, place: {f} is a
# linear layer, {p} a parameter, {c} a convolution, {n} a norm, {o} true or false, {t} a step, {k} a
# part of the width.
STATEMENTS = choices("""h = ({f}(h) + z):tanh() | h = ({f}(h) + z):tanh() | h = {f}(h) * z:sigmoid()
    | h = nn.relu({f}(z) - h) | h = h * {p} + {p} | h = {n}(h + z) | h = h * {p} + z
    | h = h + {c}(h:unsqueeze(1)):squeeze(1) | h = h / (1 + h:square()) | h = h:flip(-1) - z
    | h = h * 0.5 + nn.scaled_dot_product_attention(h:unsqueeze(1), m, m):squeeze(1)
    | local mask = m:select(2, 0):gt(0.1):unsqueeze(1)
      h = z + nn.scaled_dot_product_attention(h:unsqueeze(1), m, m, {{ attn_mask = mask }}):squeeze(1)
    | h = h * 0.3 + tensor.einsum("bd,btd,bte->be", h:softmax(-1), m, m:tanh())
    | h = h * 0.7 + (z * h):sort(-1) | h = (h * (z:topk({k}, -1)):sum(-1, true)):tanh()
    | h = h:cumsum(-1):tanh() | h = h:roll(1, -1) * z | h = h:gather(1, z:argsort(-1))
    | h = m:select(1, {t}) * h | h = h:scatter_add(1, order, z:tanh()) | h = h:softmax(-1) + z
    | h = m:gather(1, place:reshape(1, 1, 1):expand{b}):squeeze(1) - h
    | h = h:gt(0):where(h, h * 0.1) + z | h = h:detach() * 0.5 + h:tanh()
    | h = h * (place + 1):float():recip() | h = h + z:mean(0, true) | h = h:maximum(z)
    | h = h:logsumexp(-1, true) - z | h = h * (h * z):sum(-1, true):tanh()
    | h = (h:unsqueeze(2) * z:unsqueeze(1)):amax(1)
    | h = checkpoint(function(a, b) return ({f}(a) * b):tanh() end, h, z)
    | h = h - 0.1 * autograd.grad({f}(h):tanh():square():sum(), h)
    | h = h + 0.1 * autograd.grad((h * z:tanh()):sin():sum(), {{ h, z }})[2]
    | h = (scan(function(a, b) a = (a * {p} + b):tanh() return a, a * z end, h, m:transpose(0, 1),
                {{ reverse = {o} }}))
    | local _, inner = scan(function(a, b) a = ({f}(a) + b):tanh() return a, a * h end, z,
                            m:transpose(0, 1), {{ reverse = {o} }}) h = inner:mean(0)
    | h = h + scan(function(a) return a * 0.9 + h:tanh() * 0.1 end, z, nil, {{ length = {k} }})""")
RETURNS = choices("""h, h | h, h:sin() | h, z * h | h, h:mean(-1, true) + z | h, m:select(1, 0) + h
    | h:tanh(), z | h:tanh(), h:detach() + z | h:tanh(), h:gt(z):where(h, z)""")
STARTS = choices("""tensor.zeros{s} | x:select(1, 0) | x:mean(1) | x:select(1, -1):cumsum(1)
    | {f}(x:sum(1)) | {p} + tensor.zeros{s} | x:amax(1):detach()""")
MEMORIES = choices("x | x:tanh() | x * 0.5 + 1 | x:flip(1) | {f}(x) | x:detach() | x:cumsum(1) * 0.2")
ENDS = choices("""ys:transpose(0, 1) | (ys:sort(0)):transpose(0, 1) + last:unsqueeze(1)
    | ys:cumsum(0):transpose(0, 1) | (last * ys):transpose(0, 1) | x + last:unsqueeze(1)
    | (ys * x:transpose(0, 1)):transpose(0, 1) | ys:flip(0):transpose(0, 1)
    | (last + ys:mean(0)):unsqueeze(1) * x""")
PENALTIES = choices("""autograd.grad(({y}):square():sum(), {x})
    | autograd.grad(({y}):sin():sum(), {{ {x} }})[1] * 0.3
    | autograd.grad({y}, {x}, {{ grad_outputs = ({y}):tanh() }})
    | autograd.grad(autograd.grad(({y}):sin():sum(), {x}):square():sum(), {x}) * 0.1""")


def is_sequence(s):
    return len(s) == 2 and s[0] <= 20


def fill(n, text, s):
    """The text with what it names made, of the width of s (steps, width)."""
    made = {"f": ("Linear", s[1], s[1]), "n": ("LayerNorm", s[1]),
            "p": ("Parameter", table([n.pick(s[1], 1)]), "nn.init.normal(0, 0.5)"),
            "c": ("Conv1d", 1, 1, 3, "{ padding = 1 }")}
    names = {letter: n.module(*made[letter]) if "{" + letter + "}" in text else ""
             for letter in made}
    return text.format(**names, o=n.pick("true", "false"), t=n.random.randrange(s[0]),
                       k=n.pick(1, (s[1] + 1) // 2, s[1]), s=table(["x:size(0)", s[1]]),
                       b=table(["x:size(0)", 1, s[1]]))


def loop(n, s):
    """A scan; it may count its steps in a carry of i32, and have two xs and two ys."""
    if not is_sequence(s):
        return None
    counted, double = n.pick(True, False), n.pick(True, False)
    carry, y = fill(n, n.pick(*RETURNS), s).split(", ", 1)
    state, xs, order = "h", "x:transpose(0, 1)", f"tensor.arange({s[1]}):flip(0)"
    taken = ["local h, z = state, given"]
    if double:
        xs = f"{{ {xs}, x:transpose(0, 1):argsort(-1) }}"
        taken = ["local h, z, order = state, given[1], given[2]"]
        y = f"{{ {y}, order }}"
    if counted:
        taken[0] = taken[0].replace("state", "state[1]")
        taken.append("local place = state[2]")
        carry = f"{{ {carry}, (place + 1):remainder({s[0]}) }}"
        state = "{ start, tensor.zeros(1):int() }"
    step = taken + [fill(n, n.pick(*STATEMENTS), s) for _ in range(n.pick(1, 1, 2, 3, 5))]
    n.body += [f"local m, start = {fill(n, n.pick(*MEMORIES), s)}, {fill(n, n.pick(*STARTS), s)}",
               f"local order = {order}:expand{{ x:size(0), {s[1]} }}",
               "local place = tensor.full({ 1 }, 1):int()",
               "local function step(state, given)", *("  " + line for line in step),
               f"  return {carry}, {y}", "end",
               f"local last, ys = scan(step, {state if counted else 'start'}, {xs}, "
               f"{{ reverse = {n.pick('true', 'false')} }})"]
    if counted:
        n.body.append("last = last[1] * (last[2] + 1):float():recip()")
    if double:
        n.body.append("ys = ys[1]" + n.pick("", " + ys[2]:float() * 0.01"))
    return n.pick(*ENDS), s


def stacked(n, s):
    """Layers of nn.RNN, nn.LSTM or nn.GRU, in checkpoints or not."""
    if is_sequence(s):
        width, both, kind = n.pick(1, 3, 8, 16), n.pick(1, 2), n.pick("RNN", "LSTM", "GRU")
        options = f"{{ batch_first = true, num_layers = {n.pick(1, 2, 3)}, " \
                  f"bidirectional = {str(both == 2).lower()} }}"
        f = n.module(kind, s[1], width, options)
        return n.pick(f"({f}(x))", f"checkpoint(function(a) return ({f}(a)) end, x)"), \
            [s[0], both * width]
    return None


def heads(n, s):
    """nn.MultiheadAttention, to itself or to a value before it."""
    if len(s) == 2:
        f = n.module("MultiheadAttention", s[1],
                     n.pick(1, *(h for h in (2, 3, 4) if s[1] % h == 0)),
                     f"{{ batch_first = true, add_zero_attn = {n.pick('true', 'false')}, "
                     f"add_bias_kv = {n.pick('true', 'false')} }}")
        keys = f"key_padding_mask = x:select(2, 0):gt({n.pick(0.5, 0, -9)})"
        mask = n.pick("", "is_causal = true", keys, f"attn_mask = tensor.arange({s[0]}):unsqueeze(1)"
                      f":lt(tensor.arange({s[0]})), {keys}")
        n.body.append(f"local k = {fill(n, n.pick(*MEMORIES), s)}")
        return n.pick(f"x + ({f}(x, x, x, {{ {mask} }}))", f"x + ({f}(x, k, k, {{ {mask} }}))",
                      f"x + ({f}(x, k, x:tanh(), {{ {mask} }}))",
                      f"({f}(x:narrow(1, 0, 1), k, x)) * x",
                      f"checkpoint(function(a, b) return a + ({f}(a, b, b)) end, x, k)"), s
    return None


def embedded(n, s):
    """Rows of a table of vectors, one of them padding, by numbers from the inputs."""
    rows, width = n.pick(1, 3, 7), n.pick(1, 2, 5, 8, 16)
    f = n.module("Embedding", rows, width, n.pick("{}", "{ padding_idx = 0 }"))
    if len(s) == 1:
        n.body.append(f"local ids = (batch.x:flatten(1):abs() * 9):int():remainder({rows})")
        return f"{f}(ids) * {f}(ids:flip(1)):tanh() + x:mean()", [n.inputs, width]
    return None


def derived(n, s):
    """With the slope of a layer, by what went in."""
    f = n.module("Linear", s[-1], s[-1])
    y = n.pick(f"{f}(z):tanh()", f"{f}(z):softmax(-1) * z", "(z * z:mean(-1, true)):tanh()",
               "nn.softplus(z):cumsum(-1)", f"sine({f}(z), z)")
    n.body += ["local z = x", f"local slope = {n.pick(*PENALTIES).format(y=y, x='z')}"]
    return n.pick("x + slope:tanh() * 0.5", "x * slope:tanh()", "slope:tanh() + x:detach()"), s
