-- Causal self-attention written by hand, with a residual, layer norm and dropout around it.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local heads, width, length, classes = 3, 4, 7, 5

local function normalised(x, gain, shift)
  local centred = x - x:mean(-1, true)
  return centred * (x:var(-1, true, 0) + 1e-5):rsqrt() * gain + shift
end

local Attention = nn.class "Attention"

function Attention:init()
  self.qkv = nn.Linear(heads * width, 3 * heads * width)
  self.out = nn.Linear(heads * width, heads * width, { bias = false })
  self.gain = nn.Parameter({ heads * width }, 1)
  self.shift = nn.Parameter({ heads * width })
end

function Attention:forward(x)
  local batch = x:size(0)
  local packed = self.qkv(normalised(x, self.gain, self.shift))
  local split = packed:reshape(batch, length, 3, heads, width):permute(2, 0, 3, 1, 4)
  local q, k, v = split:select(0, 0), split:select(0, 1), split:select(0, 2)
  local scores = q:matmul(k:transpose(-2, -1)) * (1 / math.sqrt(width))
  local row, column = tensor.arange(length):unsqueeze(1), tensor.arange(length):unsqueeze(0)
  scores = column:gt(row):where(-1e9, scores)
  local mixed = nn.dropout(scores:softmax(-1), 0.1):matmul(v)
  return x + self.out(mixed:transpose(1, 2):reshape(batch, length, heads * width))
end

local net = nn.Sequential{ Attention(), Attention(), nn.Linear(heads * width, classes) }

return model{
  inputs = {
    x = { shape = { length, heads * width } },
    y = { shape = { length }, classes = classes },
  },
  batch = 3,
  loss = function(batch)
    return nn.cross_entropy(net(batch.x):flatten(0, 1), batch.y:flatten())
  end,
  optimizer = optim.AdamW{ lr = 1e-2, clip_norm = 1 },
}
