-- models/mlp.lua with a choice of activation and optimiser, on a small data set in a folder, in file
-- order. The other side is parity.py.
local nn, optim, small = require "nn", require "optim", require "small"
local cfg = config { folder = ".", variant = "adam" }

local variants = {
  adam     = { nn.ReLU, optim.Adam { lr = 1e-3 } },
  adamw    = { nn.GELU, optim.AdamW { lr = 1e-3, weight_decay = 0.05 } },
  sgd      = { nn.Tanh, optim.SGD { lr = 0.05 } },
  nesterov = { nn.SiLU, optim.SGD { lr = 0.02, momentum = 0.9, nesterov = true,
                                    weight_decay = 0.01 } },
  rmsprop  = { nn.Tanh, optim.RMSprop { lr = 1e-3, momentum = 0.5, centered = true, eps = 1e-3 } },
  -- eps: else the first step is lr g / |g|, also of what rounding left of a g that is nearly 0
  adagrad  = { nn.Tanh, optim.Adagrad { lr_decay = 0.01, weight_decay = 1e-3, eps = 1e-5 } },
  adadelta = { nn.Tanh, optim.Adadelta { weight_decay = 1e-3 } },
  adamax   = { nn.Tanh, optim.Adamax { weight_decay = 1e-3, eps = 1e-5 } },
  nadam    = { nn.Tanh, optim.NAdam { weight_decay = 1e-3, eps = 1e-5 } },
  radam    = { nn.Tanh, optim.RAdam { weight_decay = 1e-3 } },
  lion     = { nn.Tanh, optim.Lion { lr = 1e-5, weight_decay = 10 } },
  asgd     = { nn.Tanh, optim.ASGD { lr = 0.05, lambd = 0.1, t0 = 60, weight_decay = 1e-3 } },
  -- steps so short that a sign that comes out differently counts for little
  rprop    = { nn.Tanh, optim.Rprop { lr = 1e-5, step_sizes = { 1e-7, 4e-5 } } },
  -- and rates that change, with limits
  cosine   = { nn.Tanh, optim.Adam { lr = optim.warmup(optim.cosine(1e-3, 80, 1e-4), 10),
                                     amsgrad = true, clip_norm = 0.5 } },
  step     = { nn.Tanh, optim.SGD { lr = optim.step(0.1, 30, 0.5), clip_value = 1e-3,
                                    momentum = 0.9, dampening = 0.1 } },
  miles    = { nn.Tanh, optim.NAdam { lr = optim.multi_step(2e-3, { 60, 20 }, 0.5), eps = 1e-5,
                                      momentum_decay = 0.1 } },
  line     = { nn.Tanh, optim.SGD { lr = optim.polynomial(0.1, 80, 2) } },
  cycle    = { nn.Tanh, optim.SGD { lr = optim.one_cycle(0.2, 100), momentum = 0.5 } },
  restarts = { nn.Tanh, optim.SGD { lr = optim.cosine_restarts(0.1, 10, 2, 1e-3) } },
  decay    = { nn.Tanh, optim.RMSprop { lr = optim.exponential(2e-3, 0.99), eps = 1e-3 } },
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
