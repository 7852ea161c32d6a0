local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 } } }, batch = 1, epochs = 1,
  loss = function(batch) return net(batch.x):sum() end,
  optimizer = optim.SGD{ lr = optim.one_cycle(0.1, 100, { anneal_strategy = "cosine" }) }, -- error: optim.one_cycle: anneal_strategy is 'cos' or 'linear', not cosine
}
