local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 } } }, batch = 1, epochs = 1,
  loss = function(batch) return net(batch.x):sum() end,
  optimizer = optim.SGD{ lr = optim.cyclic(0.01, 0.1, { mode = "triangle" }) }, -- error: optim.cyclic: mode is 'triangular', 'triangular2' or 'exp_range', not triangle
}
