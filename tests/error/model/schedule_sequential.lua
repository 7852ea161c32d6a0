local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 } } }, batch = 1, epochs = 1,
  loss = function(batch) return net(batch.x):sum() end,
  optimizer = optim.SGD{ lr = optim.sequential({ 0.1, optim.cosine(0.1, 9) }, {}) }, -- error: optim.sequential: 2 rates need 1 milestones, not 0
}
