-- Attention over what a loop puts its gates in the place of, later: the scores cannot be computed
-- again from there.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local cfg = config{ steps = 128, size = 8 }
local steps, size = cfg.steps, cfg.size

local net = {
  first = nn.Linear(size, size), head = nn.Linear(size, size),
  recur = nn.Linear(size, size, { bias = false }),
}

local function loss(batch)
  local z = net.first(batch.x:transpose(0, 1)) * 2
  local scores = z:transpose(0, 1):matmul(batch.keys:transpose(1, 2)) * 2
  local out = scores:softmax(-1):matmul(batch.values)
  local last, gates = tensor.scan(function(h, step)
    local gate = (step + net.recur(h)):sigmoid()
    return h * gate + 0.1, gate
  end, tensor.ones(z:size(1), size), z)
  return net.head(out):sin():square():mean() + gates:square():mean() + last:square():mean()
end

return model{
  net = net, loss = loss, batch = 4, optimizer = optim.SGD{ lr = 1 },
  inputs = {
    x = { shape = { steps, size } }, keys = { shape = { steps, size } },
    values = { shape = { steps, size } },
  },
}
