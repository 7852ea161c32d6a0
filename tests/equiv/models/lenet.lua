-- A small LeNet: convolutions in two and one dimension, every kind of pooling, a transposed one.
local nn, optim = require "nn", require "optim"
local classes = 4

local net = nn.Sequential{
  nn.Conv2d(2, 4, 3, { padding = 1 }), nn.ReLU(),
  nn.MaxPool2d(3, { stride = 2, padding = 1 }),
  nn.Conv2d(4, 4, 2, { groups = 2, dilation = 2, bias = false }), nn.Tanh(),
  nn.ConvTranspose2d(4, 1, 2, { stride = 2, bias = false }),
  nn.Upsample{ scale_factor = 2, mode = "bilinear" },
  nn.AvgPool2d({ 2, 1 }, { ceil_mode = true }),
  nn.Flatten(2),
  nn.Conv1d(1, 3, 3, { stride = 2 }),
  nn.AdaptiveAvgPool1d(4), nn.Flatten(),
  nn.Linear(3 * 4, classes),
}

return model{
  inputs = {
    x = { shape = { 2, 9, 8 } },
    y = { shape = {}, classes = classes },
  },
  batch = 3,
  loss = function(batch)
    return nn.cross_entropy(net(batch.x), batch.y)
  end,
  optimizer = optim.AdamW{ lr = 1e-2 },
}
