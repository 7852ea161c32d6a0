-- tiny.lua's data, trained in a loop of the script's own.
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config { folder = ".", lr = 1e-2, how = "whole" }

local net = nn.Sequential { nn.Linear(16, 8), nn.ReLU(), nn.Dropout(0.1), nn.Linear(8, 3) }
local adam = optim.Adam { lr = cfg.lr }

local step = compile("step", { "x", "y" }, function(x, y)
  local loss = nn.cross_entropy(net(x:flatten(1)), y)
  adam:minimize(loss)
  return loss
end)

local score = compile("score", { "x", "y" }, function(x, y)
  return nn.accuracy(net(x:flatten(1)), y)
end)

local function mean(f, batches)
  local sum, count = 0, 0
  for batch in batches do
    sum, count = sum + f(batch.x, batch.y), count + 1
  end
  return sum / count
end

return model {
  data = data.idx {
    x = { train = cfg.folder .. "/images.idx", test = cfg.folder .. "/test-images.idx",
          shape = { 4, 4 }, scale = 1 / 255 },
    y = { train = cfg.folder .. "/labels.idx", test = cfg.folder .. "/test-labels.idx",
          classes = 3 },
  },
  batch = 16, epochs = 3,
  run = function(trainer)
    local accuracy
    for epoch in trainer:epochs() do
      local loss = mean(step, trainer:batches())
      accuracy = mean(score, trainer:batches("test"))
      print(("epoch %d  loss %.4f  accuracy %.4f"):format(epoch, loss, accuracy))
      trainer:save()
    end
    return { accuracy = accuracy }
  end,
}
