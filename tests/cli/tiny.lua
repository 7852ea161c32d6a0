-- A network that trains in a blink, on data that the tests make.
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config{ folder = ".", hidden = 8, lr = 1e-2, batch = 16, epochs = 2, labels = "labels" }

local net = nn.Sequential{
  nn.Linear(16, cfg.hidden), nn.ReLU(),
  nn.Linear(cfg.hidden, 3),
}

local function file(name)
  return cfg.folder .. "/" .. name .. ".idx"
end

return model{
  data = data.idx{
    x = { train = file "images", test = file "test-images", scale = 1 / 255 },
    y = { train = file(cfg.labels), test = file "test-labels", classes = 3 },
  },
  batch = cfg.batch, epochs = cfg.epochs,
  loss = function(batch) return nn.cross_entropy(net(batch.x:flatten(1)), batch.y) end,
  metrics = function(batch) return { accuracy = nn.accuracy(net(batch.x:flatten(1)), batch.y) } end,
  optimizer = optim.Adam{ lr = cfg.lr },
}
