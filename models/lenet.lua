-- Learns to tell ten kinds of clothes apart (Fashion-MNIST, 60,000 pictures of 28 x 28) with a
-- convolutional network after LeCun et al. (1998): two convolutions with batch norm, each halved by
-- max pooling, and two linear layers. Data: Debian's package dataset-fashion-mnist.
-- Expect 91.5 to 92 % accuracy on the 10,000 test pictures after 5 epochs, in five minutes.
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config{ channels = 16, hidden = 128, lr = 2e-3 }

local net = nn.Sequential{
  nn.Conv2d(1, cfg.channels, 5, { padding = 2, bias = false }),
  nn.BatchNorm2d(cfg.channels), nn.ReLU(), nn.MaxPool2d(2),
  nn.Conv2d(cfg.channels, 2 * cfg.channels, 5, { bias = false }),
  nn.BatchNorm2d(2 * cfg.channels), nn.ReLU(), nn.MaxPool2d(2),
  nn.Flatten(),
  nn.Linear(2 * cfg.channels * 25, cfg.hidden), nn.ReLU(),
  nn.Linear(cfg.hidden, 10),
}

return model{
  data      = data.fashion_mnist{ normalize = true },
  batch     = 64,
  epochs    = 5,
  loss      = function(batch) return nn.cross_entropy(net(batch.x), batch.y) end,
  metrics   = function(batch) return { accuracy = nn.accuracy(net(batch.x), batch.y) } end,
  predict   = function(batch) return net(batch.x):softmax() end,
  optimizer = optim.Adam{ lr = optim.cosine(cfg.lr, 5 * 938) },
}
