-- A weight of two layers, and a module in two places, which PyTorch's state_dict has twice each.
local nn, optim = require "nn", require "optim"
local Tied = nn.class "Tied"

function Tied:init()
  self.emb = nn.Embedding(5, 3)
  self.norm = nn.BatchNorm1d(3)
  self.out = nn.Linear(3, 5, { bias = false })
  self.out.weight = self.emb.weight
  self.again = self.norm
end

function Tied:forward(x)
  return self.out(self.again(self.norm(self.emb(x))))
end

local net = Tied()

return model{
  inputs = { x = { shape = {}, classes = 5 } }, batch = 4, net = net,
  optimizer = optim.SGD{ lr = 0.1 },
  loss = function(batch) return net(batch.x):square():mean() end,
  predict = function(batch) return net(batch.x) end,
}
