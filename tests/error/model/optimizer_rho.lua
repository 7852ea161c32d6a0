local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 } } }, batch = 1, epochs = 1,
  loss = function(batch) return net(batch.x):sum() end,
  optimizer = optim.Adadelta{ rho = 2 }, -- error: optim.Adadelta: rho must be at least 0 and at most 1, not 2
}
