"""Every module of nn that has parameters or buffers, against PyTorch's of the same name.

A state dictionary of PyTorch goes into gradcc, and gradcc's into PyTorch (strictly: the same keys),
and both times the outputs of the modules in evaluation agree. Initial values are held against
PyTorch's by their spread.
"""
import json
import math
import os
import subprocess

import torch
from torch import nn

from norms import lua_table
from tensorfile import read_safetensors, write_safetensors

SAMPLES, TOLERANCE = 4, 1e-5


class RMSNorm(nn.Module):
    """PyTorch 1.13 has none; newer ones compute this."""

    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        eps = torch.finfo(x.dtype).eps
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + eps) * self.weight


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm, self.linear = nn.LayerNorm(5), nn.Linear(5, 5)

    def forward(self, x):
        return x + self.linear(self.norm(x)).relu()


class Nested(nn.Module):
    """A module of a user's own: lists and dictionaries of modules, parameters beside them."""

    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([Block(), Block()])
        self.heads = nn.ModuleDict({"a": nn.Linear(5, 2), "b": nn.Linear(5, 2)})
        self.scale = nn.Parameter(torch.ones(2))
        self.register_buffer("offset", torch.zeros(2))

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return (self.heads["a"](x) - self.heads["b"](x)) * self.scale + self.offset


NESTED = """
local Block = nn.class "Block"
function Block:init()
  self.norm = nn.LayerNorm(5)
  self.linear = nn.Linear(5, 5)
end
function Block:forward(x) return x + self.linear(self.norm(x)):relu() end

local Nested = nn.class "Nested"
function Nested:init()
  self.layers = { Block(), Block() }
  self.heads = { a = nn.Linear(5, 2), b = nn.Linear(5, 2) }
  self.scale = nn.Parameter({ 2 }, 1)
  self.offset = nn.Buffer { 2 }
end
function Nested:forward(x)
  for _, layer in ipairs(self.layers) do
    x = layer(x)
  end
  return (self.heads.a(x) - self.heads.b(x)) * self.scale + self.offset
end
"""

# Masks: true where a key is to be ignored, and what a query may see.
PADDING = torch.tensor([[0, 0, 0, 1, 1], [0, 0, 0, 0, 0], [0, 1, 0, 1, 0], [0, 0, 0, 0, 1]]).bool()
CAUSAL = torch.ones(5, 5).triu(1).bool()
LUA_PADDING = "require('tensor').tensor{{0,0,0,1,1},{0,0,0,0,0},{0,1,0,1,0},{0,0,0,0,1}}:ne(0)"
LUA_CAUSAL = "nn.generate_square_subsequent_mask(5)"

ENCODER = {"dim_feedforward": 12, "batch_first": True}
LUA_ENCODER = "dim_feedforward = 12, batch_first = true"


def encoder_layer(**options):
    return nn.TransformerEncoderLayer(8, 2, **ENCODER, **options)


def decoder_layer(**options):
    return nn.TransformerDecoderLayer(8, 2, **ENCODER, **options)


# Module and call on inputs a, b of these shapes, in PyTorch and in Lua; without calls: m(a).
MODULES = {
    "linear": (nn.Linear(3, 4), "nn.Linear(3, 4)", [(SAMPLES, 3)]),
    "linear_bare": (nn.Linear(3, 4, bias=False), "nn.Linear(3, 4, { bias = false })",
                    [(SAMPLES, 2, 3)]),
    "bilinear": (nn.Bilinear(3, 4, 5), "nn.Bilinear(3, 4, 5)", [(SAMPLES, 3), (SAMPLES, 4)],
                 lambda m, a, b: m(a, b), "m(a, b)"),
    "bilinear_bare": (nn.Bilinear(3, 4, 5, bias=False), "nn.Bilinear(3, 4, 5, { bias = false })",
                      [(SAMPLES, 2, 3), (SAMPLES, 2, 4)], lambda m, a, b: m(a, b), "m(a, b)"),
    "conv1d": (nn.Conv1d(4, 6, 3, stride=2, padding=1, groups=2),
               "nn.Conv1d(4, 6, 3, { stride = 2, padding = 1, groups = 2 })", [(SAMPLES, 4, 7)]),
    "conv2d": (nn.Conv2d(2, 3, (3, 2), dilation=2, bias=False),
               "nn.Conv2d(2, 3, { 3, 2 }, { dilation = 2, bias = false })", [(SAMPLES, 2, 7, 6)]),
    "conv2d_replicate": (
        nn.Conv2d(2, 3, 3, padding="same", padding_mode="replicate"),
        "nn.Conv2d(2, 3, 3, { padding = 'same', padding_mode = 'replicate' })",
        [(SAMPLES, 2, 4, 3)]),
    "conv3d": (nn.Conv3d(2, 3, 2), "nn.Conv3d(2, 3, 2)", [(SAMPLES, 2, 3, 4, 3)]),
    "conv_transpose1d": (nn.ConvTranspose1d(4, 2, 3, stride=2, output_padding=1),
                         "nn.ConvTranspose1d(4, 2, 3, { stride = 2, output_padding = 1 })",
                         [(SAMPLES, 4, 5)]),
    "conv_transpose2d": (nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, groups=2),
                         "nn.ConvTranspose2d(4, 6, 3, { stride = 2, padding = 1, groups = 2 })",
                         [(SAMPLES, 4, 3, 4)]),
    "conv_transpose3d": (nn.ConvTranspose3d(2, 3, (1, 2, 3), stride=2, dilation=(1, 2, 1)),
                         "nn.ConvTranspose3d(2, 3, { 1, 2, 3 }, { stride = 2, "
                         "dilation = { 1, 2, 1 } })", [(SAMPLES, 2, 2, 1, 3)]),
    "batch_norm1d": (nn.BatchNorm1d(3), "nn.BatchNorm1d(3)", [(SAMPLES, 3)]),
    "batch_norm2d": (nn.BatchNorm2d(3, eps=1e-3), "nn.BatchNorm2d(3, { eps = 1e-3 })",
                     [(SAMPLES, 3, 2, 4)]),
    "batch_norm3d": (nn.BatchNorm3d(3, affine=False), "nn.BatchNorm3d(3, { affine = false })",
                     [(SAMPLES, 3, 2, 2, 2)]),
    "instance_norm1d": (nn.InstanceNorm1d(3, affine=True),
                        "nn.InstanceNorm1d(3, { affine = true })", [(SAMPLES, 3, 5)]),
    "instance_norm2d": (nn.InstanceNorm2d(3, track_running_stats=True),
                        "nn.InstanceNorm2d(3, { track_running_stats = true })",
                        [(SAMPLES, 3, 2, 4)]),
    "instance_norm3d": (nn.InstanceNorm3d(3, affine=True, track_running_stats=True),
                        "nn.InstanceNorm3d(3, { affine = true, track_running_stats = true })",
                        [(SAMPLES, 3, 2, 2, 2)]),
    "layer_norm": (nn.LayerNorm((2, 5)), "nn.LayerNorm { 2, 5 }", [(SAMPLES, 3, 2, 5)]),
    "rms_norm": (RMSNorm(6), "nn.RMSNorm(6)", [(SAMPLES, 6)]),
    "group_norm": (nn.GroupNorm(2, 4), "nn.GroupNorm(2, 4)", [(SAMPLES, 4, 3)]),
    "embedding": (nn.Embedding(7, 3), "nn.Embedding(7, 3)", [(SAMPLES, 4)],
                  lambda m, a: m(a.abs().long()), "m(a:abs():int())"),
    "embedding_padding": (nn.Embedding(7, 3, padding_idx=1),
                          "nn.Embedding(7, 3, { padding_idx = 1 })", [(SAMPLES, 4)],
                          lambda m, a: m(a.abs().long()), "m(a:abs():int())"),
    "attention": (nn.MultiheadAttention(8, 2), "nn.MultiheadAttention(8, 2)",
                  [(SAMPLES, 5, 8), (SAMPLES, 3, 8)],
                  lambda m, a, b: m(b.transpose(0, 1), a.transpose(0, 1), a.transpose(0, 1))[0],
                  "m(b:transpose(0, 1), a:transpose(0, 1), a:transpose(0, 1))"),
    "attention_weights": (nn.MultiheadAttention(8, 4, batch_first=True, bias=False),
                          "nn.MultiheadAttention(8, 4, { batch_first = true, bias = false })",
                          [(SAMPLES, 5, 8)],
                          lambda m, a: m(a, a, a, key_padding_mask=PADDING)[1],
                          f"select(2, m(a, a, a, {{ key_padding_mask = {LUA_PADDING} }}))"),
    "attention_heads": (nn.MultiheadAttention(8, 4, batch_first=True),
                        "nn.MultiheadAttention(8, 4, { batch_first = true })", [(SAMPLES, 5, 8)],
                        lambda m, a: m(a, a, a, attn_mask=CAUSAL, average_attn_weights=False)[1],
                        "select(2, m(a, a, a, { is_causal = true, "
                        "average_attn_weights = false }))"),
    "attention_unbatched": (nn.MultiheadAttention(8, 2), "nn.MultiheadAttention(8, 2)",
                            [(SAMPLES, 8)], lambda m, a: m(a, a, a)[0], "m(a, a, a)"),
    "attention_widths": (nn.MultiheadAttention(8, 2, kdim=3, vdim=4, batch_first=True),
                         "nn.MultiheadAttention(8, 2, { kdim = 3, vdim = 4, batch_first = true })",
                         [(SAMPLES, 5, 8), (SAMPLES, 2, 3), (SAMPLES, 2, 4)],
                         lambda m, a, b, c: m(a, b, c)[0], "m(a, b, c)"),
    "attention_extended": (nn.MultiheadAttention(8, 2, add_bias_kv=True, add_zero_attn=True),
                           "nn.MultiheadAttention(8, 2, { add_bias_kv = true, "
                           "add_zero_attn = true })", [(SAMPLES, 5, 8)],
                           lambda m, a: m(a.transpose(0, 1), a.transpose(0, 1), a.transpose(0, 1),
                                          attn_mask=CAUSAL)[0],
                           "m(a:transpose(0, 1), a:transpose(0, 1), a:transpose(0, 1), "
                           "{ is_causal = true })"),
    "encoder_layer": (encoder_layer(), f"nn.TransformerEncoderLayer(8, 2, {{ {LUA_ENCODER} }})",
                      [(SAMPLES, 5, 8)],
                      lambda m, a: m(a, src_mask=CAUSAL, src_key_padding_mask=PADDING),
                      f"m(a, {{ src_mask = {LUA_CAUSAL}, src_key_padding_mask = {LUA_PADDING} }})"),
    "encoder_layer_first": (
        encoder_layer(norm_first=True, activation="gelu"),
        f"nn.TransformerEncoderLayer(8, 2, {{ {LUA_ENCODER}, norm_first = true, "
        "activation = 'gelu' })",
        [(SAMPLES, 5, 8)]),
    "decoder_layer": (decoder_layer(), f"nn.TransformerDecoderLayer(8, 2, {{ {LUA_ENCODER} }})",
                      [(SAMPLES, 5, 8), (SAMPLES, 3, 8)],
                      lambda m, a, b: m(a, b, tgt_mask=CAUSAL),
                      f"m(a, b, {{ tgt_mask = {LUA_CAUSAL} }})"),
    "decoder_layer_first": (
        decoder_layer(norm_first=True),
        f"nn.TransformerDecoderLayer(8, 2, {{ {LUA_ENCODER}, norm_first = true }})",
        [(SAMPLES, 5, 8), (SAMPLES, 5, 8)],
        lambda m, a, b: m(a, b, memory_key_padding_mask=PADDING),
        f"m(a, b, {{ memory_key_padding_mask = {LUA_PADDING} }})"),
    "encoder": (nn.TransformerEncoder(encoder_layer(), 2, nn.LayerNorm(8)),
                f"nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, {{ {LUA_ENCODER} }}), 2, "
                "nn.LayerNorm(8))", [(SAMPLES, 5, 8)],
                lambda m, a: m(a, mask=CAUSAL), "m(a, { is_causal = true })"),
    "decoder": (nn.TransformerDecoder(decoder_layer(), 2),
                f"nn.TransformerDecoder(nn.TransformerDecoderLayer(8, 2, {{ {LUA_ENCODER} }}), 2)",
                [(SAMPLES, 5, 8), (SAMPLES, 3, 8)], lambda m, a, b: m(a, b), "m(a, b)"),
    "rnn": (nn.RNN(3, 4, nonlinearity="relu", batch_first=True),
            "nn.RNN(3, 4, { nonlinearity = 'relu', batch_first = true })", [(SAMPLES, 5, 3)],
            lambda m, a: m(a)[0], "m(a)"),
    "lstm": (nn.LSTM(3, 4, 2, batch_first=True, bidirectional=True),
             "nn.LSTM(3, 4, { num_layers = 2, batch_first = true, bidirectional = true })",
             [(SAMPLES, 5, 3)], lambda m, a: m(a)[0], "m(a)"),
    "lstm_projected": (
        nn.LSTM(3, 5, 2, proj_size=2, bidirectional=True),
        "nn.LSTM(3, 5, { num_layers = 2, proj_size = 2, bidirectional = true })",
        [(SAMPLES, 5, 3)],
        lambda m, a: torch.cat([m(a.transpose(0, 1))[0].transpose(0, 1).flatten(1),
                                *(s.transpose(0, 1).flatten(1) for s in m(a.transpose(0, 1))[1])], 1),
        "(function(y, s) return require('tensor').cat({ y:transpose(0, 1):flatten(1), "
        "s[1]:transpose(0, 1):flatten(1), s[2]:transpose(0, 1):flatten(1) }, 1) end)"
        "(m(a:transpose(0, 1)))"),
    "gru": (nn.GRU(3, 4, 2, bias=False), "nn.GRU(3, 4, { num_layers = 2, bias = false })",
            [(SAMPLES, 5, 3)], lambda m, a: m(a.transpose(0, 1))[0].transpose(0, 1),
            "m(a:transpose(0, 1)):transpose(0, 1)"),
    "rnn_cell": (nn.RNNCell(3, 4), "nn.RNNCell(3, 4)", [(SAMPLES, 3), (SAMPLES, 4)],
                 lambda m, a, b: m(a, b), "m(a, b)"),
    "lstm_cell": (nn.LSTMCell(3, 4), "nn.LSTMCell(3, 4)", [(SAMPLES, 3), (SAMPLES, 4)],
                  lambda m, a, b: m(a, (b, b))[1], "select(2, m(a, { b, b }))"),
    "gru_cell": (nn.GRUCell(3, 4), "nn.GRUCell(3, 4)", [(SAMPLES, 3), (SAMPLES, 4)],
                 lambda m, a, b: m(a, b), "m(a, b)"),
    "sequential": (nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Sequential(nn.Linear(4, 2))),
                   "nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Sequential(nn.Linear(4, 2)))",
                   [(SAMPLES, 3)]),
    "nested": (Nested(), "Nested()", [(SAMPLES, 5)]),
}  # fmt: skip

SCRIPT = """
local nn, data, optim = require "nn", require "data", require "optim"
%s
local modules = {
%s}
local calls = {
%s}

local function outputs(batch)
  local list = {}
  for name, call in pairs(calls) do
    list[name] = call(modules[name], batch)
  end
  return list
end

return model {
  data = data.arrays {
%s    shuffle = false },
  batch = %d, modules = modules, optimizer = optim.SGD { lr = 0.1 },
  loss = function(batch)
    local total, list = 0, outputs(batch)
    for _, name in ipairs { %s } do
      total = total + list[name]:square():mean()
    end
    return total
  end,
  metrics = function(batch)
    local worst = outputs(batch)
    for name, y in pairs(worst) do
      y = y:reshape(batch["y_" .. name]:shape())
      worst[name] = (y - batch["y_" .. name]):abs():amax() / batch["y_" .. name]:abs():amax()
    end
    return worst
  end,
}
"""


def make_inputs():
    return {name: [torch.randn(shape) * 2 for shape in entry[2]] for name, entry in MODULES.items()}


def torch_outputs(net, inputs):
    """The outputs with SAMPLES first, as data are given to gradcc."""
    outputs = {}
    for name, entry in MODULES.items():
        call = entry[3] if len(entry) > 3 else lambda m, a: m(a)
        y = call(net[name], *inputs[name]).detach()
        outputs[name] = y if y.shape[0] == SAMPLES else y.reshape(SAMPLES, -1)
    return outputs


def write_script(path, inputs, outputs):
    modules, calls, arrays = "", "", ""
    for name, entry in MODULES.items():
        letters = "abc"[: len(inputs[name])]
        modules += f"  {name} = {entry[1]},\n"
        operands = ", ".join(f"batch.{letter}_{name}" for letter in letters)
        calls += f"  {name} = function(m, batch)\n    local {', '.join(letters)} = {operands}\n"
        calls += f"    return ({entry[4] if len(entry) > 4 else 'm(a)'})\n  end,\n"
        for letter, x in zip(letters, inputs[name]):
            arrays += f"    {letter}_{name} = {lua_table(x.tolist())},\n"
        arrays += f"    y_{name} = {lua_table(outputs[name].tolist())},\n"
    names = ", ".join(f'"{name}"' for name in MODULES)
    with open(path, "w") as file:
        file.write(SCRIPT % (NESTED, modules, calls, arrays, SAMPLES, names))


def run(*words):
    result = subprocess.run(words, capture_output=True, text=True)
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}\n{result.stdout}{result.stderr}")
    return json.loads(result.stdout.strip().splitlines()[-1])


def randomize(net):
    """Values that no module starts with; running variances stay above 0."""
    with torch.no_grad():
        for key, tensor in net.state_dict().items():
            if key.endswith("num_batches_tracked"):
                tensor.fill_(7)
            elif key.endswith("running_var"):
                tensor.uniform_(0.5, 2)
            else:
                tensor.normal_(0, 0.5)


def compare_spread(check, ours, theirs):
    """Deviations from 0 within what chance allows; the same number everywhere stays that."""
    for key, tensor in theirs.items():
        mine, count = ours[key].double().flatten(), tensor.numel()
        a, b = (x.square().mean().sqrt().item() for x in (mine, tensor.double()))
        if tensor.double().std(unbiased=False) == 0:
            good = mine.std(unbiased=False) == 0 and mine[0] == tensor.flatten()[0]
        else:
            good = a > 0 and abs(math.log(a / b)) <= 5 / math.sqrt(count)
        if not good:
            check(False, f"modules: initial spread of {key}", f"{a:.3g}, PyTorch {b:.3g}")
    check(True, "modules: initial values", len(theirs))


def compare_modules(gradcc, folder, check):
    torch.manual_seed(2)
    script, out = os.path.join(folder, "modules.lua"), os.path.join(folder, "modules")
    theirs = os.path.join(out, "torch.safetensors")
    net = nn.ModuleDict({name: entry[0] for name, entry in MODULES.items()}).eval()
    inputs = make_inputs()
    write_script(script, inputs, torch_outputs(net, inputs))
    run(gradcc, "train", script, "--steps", "0", "--out", out)
    ours = read_safetensors(os.path.join(out, "model.safetensors"))
    check(set(ours) == set(net.state_dict()), "modules: the same keys", len(ours))
    compare_spread(check, ours, net.state_dict())
    for what, file in (("ours", os.path.join(out, "model.safetensors")), ("PyTorch's", theirs)):
        if file == theirs:
            randomize(net)
            write_safetensors(file, net.state_dict())
        else:
            net.load_state_dict(ours, strict=True)
        write_script(script, inputs, torch_outputs(net, inputs))
        errors = run(gradcc, "eval", script, "--checkpoint", file)
        for name in MODULES:
            error = errors[name]
            check(error <= TOLERANCE, f"modules: {name} from {what} file", f"{error:.1e}")
