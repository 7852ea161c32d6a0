-- Learns exclusive or, the smallest problem that a single layer cannot learn: two inputs, a hidden
-- layer of tanh, one output. Data: the four lines below. Expect a loss below 0.01 and all four
-- right after 100 epochs, in a fraction of a second.
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config{ hidden = 8, lr = 0.05 }

local net = nn.Sequential{ nn.Linear(2, cfg.hidden), nn.Tanh(), nn.Linear(cfg.hidden, 1) }

return model{
  data = data.arrays{
    x = { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } },
    y = { { 0 }, { 1 }, { 1 }, { 0 } },
  },
  batch     = 4,
  epochs    = 100,
  loss      = function(batch) return nn.bce_with_logits(net(batch.x), batch.y) end,
  metrics   = function(batch)
    return { accuracy = net(batch.x):gt(0):float():eq(batch.y):float():mean() }
  end,
  predict   = function(batch) return net(batch.x):sigmoid() end,
  optimizer = optim.Adam{ lr = cfg.lr },
}
