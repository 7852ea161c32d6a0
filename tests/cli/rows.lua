-- A network with a prediction, and nothing declared about data files: predict works without.
local nn, optim = require "nn", require "optim"
local cfg = config{ hidden = 5, dtype = "float" }

local net = nn.Sequential{ nn.Linear(6, cfg.hidden), nn.Tanh(), nn.Linear(cfg.hidden, 3) }

local predictions = {
  float = function(batch)
    return net(batch.x:flatten(1)):reshape(-1, 3, 1) + batch.z:float():reshape(-1, 1, 1)
  end,
  int = function(batch) return net(batch.x:flatten(1)):argmax(1) + batch.z end,
  bool = function(batch) return net(batch.x:flatten(1)):gt(0) end,
  sum = function(batch) return net(batch.x:flatten(1)):sum() end,
}

return model{
  inputs = {
    x = { shape = { 2, 3 }, scale = 0.5, shift = -1 },
    y = { shape = {}, classes = 3 },
    z = { shape = {}, classes = 9 },
  },
  batch = 4,
  loss = function(batch) return nn.cross_entropy(net(batch.x:flatten(1)), batch.y) end,
  predict = predictions[cfg.dtype],
  optimizer = optim.SGD{ lr = 1e-2 },
}
