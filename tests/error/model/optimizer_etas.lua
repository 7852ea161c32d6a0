local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 } } }, batch = 1, epochs = 1,
  loss = function(batch) return net(batch.x):sum() end,
  optimizer = optim.Rprop{ etas = { 1.2, 0.5 } }, -- error: optim.Rprop: etas are two numbers, one from 0 to 1 and one above 1, as in etas = {0.5, 1.2}
}
