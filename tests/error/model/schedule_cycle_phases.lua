local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 } } }, batch = 1, epochs = 1,
  loss = function(batch) return net(batch.x):sum() end,
  optimizer = optim.SGD{ lr = optim.one_cycle(0.1, 100, { pct_start = 0.6, three_phase = true }) }, -- error: optim.one_cycle: with three_phase pct_start is at most 0.5, not 0.6
}
