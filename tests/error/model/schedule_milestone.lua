local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 } } }, batch = 1, epochs = 1,
  loss = function(batch) return net(batch.x):sum() end,
  optimizer = optim.SGD{ lr = optim.multi_step(0.1, { 30, 0.5 }) }, -- error: optim.multi_step: milestone 2: a whole number is needed, not 0.5
}
