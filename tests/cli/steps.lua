-- A small GAN on what make_data writes, its losses alternating at two paces. `every` is the pace of
-- the second, `group` what it trains: "own" parameters, or "all".
local nn, optim, data, tensor = require "nn", require "optim", require "data", require "tensor"
local cfg = config { folder = ".", every = 1, group = "own", lr = 1e-3, batch = 16 }

local drawer = nn.Sequential { nn.Linear(4, 12), nn.ReLU(), nn.Linear(12, 16) }
local judge = nn.Sequential { nn.Linear(16, 12), nn.LeakyReLU(0.2), nn.Dropout(0.2), nn.Linear(12, 1) }

local function drawn(batch)
  return drawer(tensor.randn(batch.x:size(0), 4))
end

local function real(batch)
  return batch.x:flatten(1)
end

-- The cost of saying how likely pictures are real, when all of them are, or none.
local function cost(pictures, are_real)
  local score = judge(pictures)
  return nn.binary_cross_entropy_with_logits(score, tensor.full(score:shape(), are_real))
end

return model {
  data = data.idx {
    x = { train = cfg.folder .. "/images.idx", test = cfg.folder .. "/test-images.idx",
          shape = { 4, 4 }, scale = 1 / 255 },
  },
  batch = cfg.batch, epochs = 2,
  steps = {
    {
      name = "judge", parameters = judge, optimizer = optim.Adam { lr = cfg.lr },
      loss = function(batch) return cost(real(batch), 1) + cost(drawn(batch), 0) end,
    },
    {
      name = "drawer", parameters = cfg.group == "own" and drawer or nil, every = cfg.every,
      optimizer = optim.SGD { lr = cfg.lr, momentum = 0.9 },
      loss = function(batch) return cost(drawn(batch), 1) end,
    },
  },
  metrics = function(batch) return { mean = drawn(batch):mean() } end,
  predict = drawn,
}
