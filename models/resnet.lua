-- Learns to tell ten kinds of clothes apart (Fashion-MNIST, 60,000 pictures of 28 x 28) with a small
-- residual network (He, Zhang, Ren and Sun, 2016): three stages of blocks, 16, 32 and 64 channels
-- wide, of two convolutions with batch norm around which the input goes by a shortcut; pictures to
-- train with are mirrored half of the time. Data: Debian's package dataset-fashion-mnist.
-- Expect 92.7 % accuracy on the 10,000 test pictures after 8 epochs, within ten minutes.
local nn, optim, data, tensor = require "nn", require "optim", require "data", require "tensor"
local cfg = config{ width = 16, depth = 1, batch = 64, epochs = 8, lr = 0.1, decay = 5e-4 }

local Block = nn.class "Block"

function Block:init(inputs, outputs, stride)
  self.conv1 = nn.Conv2d(inputs, outputs, 3, { stride = stride, padding = 1, bias = false })
  self.bn1   = nn.BatchNorm2d(outputs)
  self.conv2 = nn.Conv2d(outputs, outputs, 3, { padding = 1, bias = false })
  self.bn2   = nn.BatchNorm2d(outputs)
  self.shortcut = inputs == outputs and nn.Identity() or nn.Sequential{
    nn.Conv2d(inputs, outputs, 1, { stride = stride, bias = false }), nn.BatchNorm2d(outputs),
  }
end

function Block:forward(x)
  local y = self.bn1(self.conv1(x)):relu()
  return (self.bn2(self.conv2(y)) + self.shortcut(x)):relu()
end

-- `depth` blocks, the first of which makes the picture `stride` times smaller.
local function stage(inputs, outputs, stride)
  local blocks = {}
  for i = 1, cfg.depth do
    blocks[i] = Block(i == 1 and inputs or outputs, outputs, i == 1 and stride or 1)
  end
  return nn.Sequential(blocks)
end

local width = cfg.width
local net = nn.Sequential{
  nn.Conv2d(1, width, 3, { padding = 1, bias = false }), nn.BatchNorm2d(width), nn.ReLU(),
  stage(width, width, 1), stage(width, 2 * width, 2), stage(2 * width, 4 * width, 2),
  nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4 * width, 10),
}

-- Every other picture mirrored, by chance, as long as the network learns.
local function augmented(x)
  if not nn.is_training() then
    return x
  end
  return tensor.rand(x:size(0), 1, 1, 1):lt(0.5):where(x:flip(-1), x)
end

return model{
  data      = data.fashion_mnist{ normalize = true },
  batch     = cfg.batch,
  epochs    = cfg.epochs,
  loss      = function(batch) return nn.cross_entropy(net(augmented(batch.x)), batch.y) end,
  metrics   = function(batch) return { accuracy = nn.accuracy(net(batch.x), batch.y) } end,
  predict   = function(batch) return net(batch.x):softmax() end,
  optimizer = optim.SGD{
    lr = optim.warmup(optim.cosine(cfg.lr, cfg.epochs * 60000 / cfg.batch), 20000 / cfg.batch),
    momentum = 0.9, nesterov = true, weight_decay = cfg.decay,
  },
}
