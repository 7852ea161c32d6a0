-- A window as wide as the padded picture: along its taps one row of the picture goes on in the next.
local nn, optim = require "nn", require "optim"

local net = nn.Sequential{
  nn.Conv2d(2, 3, 3, { padding = 1 }), nn.Tanh(),
  nn.Conv2d(3, 2, { 3, 6 }, { padding = 1 }),
}

return model{
  inputs = { x = { shape = { 2, 5, 4 } }, y = { shape = { 2, 5, 1 } } },
  batch = 3,
  loss = function(batch) return nn.mse_loss(net(batch.x), batch.y) end,
  optimizer = optim.SGD{ lr = 0.1 },
}
