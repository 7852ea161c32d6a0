-- Windows of every kind: pools that overlap and have a border, convolutions of groups and depthwise
-- ones with steps, a transposed one, and a last bias that the loss is made of in its own kernel.
local nn, optim = require "nn", require "optim"

local net = nn.Sequential{
  nn.Conv2d(2, 6, 3, { padding = 1 }), nn.MaxPool2d(3, { stride = 2, padding = 1 }),
  nn.Conv2d(6, 6, 3, { padding = 1, groups = 6 }), nn.Tanh(),
  nn.Conv2d(6, 4, 3, { stride = 2, padding = 1, groups = 2 }), nn.MaxPool2d(2, { stride = 1 }),
  nn.ConvTranspose2d(4, 3, 2, { stride = 2 }), nn.AvgPool2d(3, { stride = 1, padding = 1 }),
  nn.Conv2d(3, 2, 1),
}

return model{
  inputs = { x = { shape = { 2, 19, 21 } }, y = { shape = { 2, 8, 10 } } },
  batch = 3,
  loss = function(batch) return nn.mse_loss(net(batch.x), batch.y) end,
  optimizer = optim.Adam{ lr = 1e-2 },
}
