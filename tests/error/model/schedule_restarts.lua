local nn, optim, data = require "nn", require "optim", require "data"
local net = nn.Linear(1, 1)
return model{
  data = data.arrays{ x = { { 1 } } }, batch = 1, epochs = 1,
  loss = function(batch) return net(batch.x):sum() end,
  optimizer = optim.SGD{ lr = optim.cosine_restarts(0.1, 10, 1.5) }, -- error: optim.cosine_restarts: factor must be a whole number of at least 1, not 1.5
}
