local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 } } }, batch = 1, epochs = 1,
  loss = function(batch) return net(batch.x):sum() end,
  optimizer = optim.Rprop{ step_sizes = { 1 } }, -- error: optim.Rprop: step_sizes are two numbers, the least above 0 and the largest, as in step_sizes = {1e-6, 50}
}
