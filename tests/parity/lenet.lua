-- models/lenet.lua in small, on the data of small.lua.
local nn, optim, small = require "nn", require "optim", require "small"
local cfg = config { folder = "." }

local net = nn.Sequential {
  nn.Conv2d(1, 6, 5, { padding = 2, bias = false }), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2),
  nn.Conv2d(6, 16, 5, { bias = false }), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
  nn.Flatten(), nn.Linear(400, 64), nn.ReLU(), nn.Linear(64, 10),
}

return model {
  data = small(cfg.folder),
  batch = 16, epochs = 1,
  loss = function(batch) return nn.cross_entropy(net(batch.x), batch.y) end,
  metrics = function(batch) return { accuracy = nn.accuracy(net(batch.x), batch.y) } end,
  optimizer = optim.Adam { lr = 1e-3 },
}
