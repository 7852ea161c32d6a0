-- models/mlp.lua with a choice of activation and optimiser, on a small data set in a folder, in file
-- order. The other side is parity.py.
local nn, optim, small = require "nn", require "optim", require "small"
local cfg = config { folder = ".", variant = "adam" }

local variants = {
  adam     = { nn.ReLU, optim.Adam { lr = 1e-3 } },
  adamw    = { nn.GELU, optim.AdamW { lr = 1e-3, weight_decay = 0.05 } },
  sgd      = { nn.Tanh, optim.SGD { lr = 0.05 } },
  nesterov = { nn.SiLU, optim.SGD { lr = 0.02, momentum = 0.9, nesterov = true, weight_decay = 0.01 } },
}
local Activation, optimizer = table.unpack(variants[cfg.variant])

local net = nn.Sequential {
  nn.Linear(784, 256), Activation(),
  nn.Linear(256, 128), Activation(),
  nn.Linear(128, 10),
}

return model {
  data = small(cfg.folder),
  batch = 64, epochs = 1,
  loss = function(batch) return nn.cross_entropy(net(batch.x:flatten(1)), batch.y) end,
  metrics = function(batch) return { accuracy = nn.accuracy(net(batch.x:flatten(1)), batch.y) } end,
  optimizer = optimizer,
}
