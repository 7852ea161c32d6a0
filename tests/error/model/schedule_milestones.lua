local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 } } }, batch = 1, epochs = 1,
  loss = function(batch) return net(batch.x):sum() end,
  optimizer = optim.SGD{ lr = optim.multi_step(0.1, 30) }, -- error: optim.multi_step: milestones are a list of numbers of steps, as in { 30, 80 }, not 30
}
