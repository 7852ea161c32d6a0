-- models/resnet.lua in small, on the data of small.lua.
local nn, optim, small = require "nn", require "optim", require "small"
local cfg = config { folder = "." }

local Block = nn.class "Block"

function Block:init(inputs, outputs, stride)
  self.conv1 = nn.Conv2d(inputs, outputs, 3, { stride = stride, padding = 1, bias = false })
  self.bn1   = nn.BatchNorm2d(outputs)
  self.conv2 = nn.Conv2d(outputs, outputs, 3, { padding = 1, bias = false })
  self.bn2   = nn.BatchNorm2d(outputs)
  self.shortcut = inputs == outputs and nn.Identity() or nn.Sequential {
    nn.Conv2d(inputs, outputs, 1, { stride = stride, bias = false }), nn.BatchNorm2d(outputs),
  }
end

function Block:forward(x)
  local y = self.bn2(self.conv2(nn.silu(self.bn1(self.conv1(x)))))
  return nn.silu(y + self.shortcut(x))
end

local net = nn.Sequential {
  nn.Conv2d(1, 8, 3, { padding = 1, bias = false }), nn.BatchNorm2d(8), nn.SiLU(), nn.AvgPool2d(2),
  Block(8, 8, 1), Block(8, 16, 2), Block(16, 32, 2),
  nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10),
}

return model {
  data = small(cfg.folder),
  batch = 16, epochs = 1,
  loss = function(batch) return nn.cross_entropy(net(batch.x), batch.y) end,
  metrics = function(batch) return { accuracy = nn.accuracy(net(batch.x), batch.y) } end,
  optimizer = optim.SGD {
    lr = optim.warmup(optim.cosine(0.05, 100), 20),
    momentum = 0.9, nesterov = true, weight_decay = 5e-4,
  },
}
