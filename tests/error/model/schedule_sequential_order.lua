local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 } } }, batch = 1, epochs = 1,
  loss = function(batch) return net(batch.x):sum() end,
  optimizer = optim.SGD{ lr = optim.sequential({ 0.1, 0.2, 0.3 }, { 9, 9 }) }, -- error: optim.sequential: milestone 2, 9, does not come after the one before
}
