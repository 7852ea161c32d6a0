-- Two networks that train against each other, the second in each other step only. The other side is
-- gan.py.
local nn, optim, small, tensor = require "nn", require "optim", require "small", require "tensor"
local cfg = config { folder = "." }

local judge = nn.Sequential { nn.Linear(784, 64), nn.LeakyReLU(0.2), nn.Linear(64, 1) }
local drawer = nn.Sequential { nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 784), nn.Sigmoid() }

local function cost(pictures, real)
  local score = judge(pictures)
  return nn.binary_cross_entropy_with_logits(score, tensor.full(score:shape(), real))
end

return model {
  data = small(cfg.folder, true),
  modules = { judge = judge, drawer = drawer },
  batch = 64, epochs = 1,
  steps = {
    {
      name = "judge", parameters = judge, optimizer = optim.Adam { lr = 1e-3 },
      loss = function(batch)
        return cost(batch.x:flatten(1), 1) + cost(drawer(batch.noise), 0)
      end,
    },
    {
      name = "drawer", parameters = drawer, every = 2,
      optimizer = optim.Adam { lr = 2e-3, betas = { 0.5, 0.999 } },
      loss = function(batch) return cost(drawer(batch.noise), 1) end,
    },
  },
}
