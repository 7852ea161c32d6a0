-- A softmax over rows longer than a tile, next to one over the first and one over a middle axis.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local cfg = config{ words = 5000 }
local net = nn.Sequential{ nn.Linear(6, 5), nn.Tanh(), nn.Linear(5, cfg.words) }
local mixing = nn.Parameter({ 4, 7, 3 }, nn.init.normal(0, 1))

return model{
  inputs = {
    x = { shape = { 6 } },
    y = { shape = {}, classes = cfg.words },
    z = { shape = { 7, 3 } },
  },
  batch = 4,
  modules = { net = net, mixing = mixing },
  loss = function(batch)
    local first = (mixing:softmax(0) * batch.z):sum()
    local middle = (mixing:log_softmax(1) * batch.z):mean()
    local all = mixing:logsumexp({ 0, 2 }):square():mean()
    return nn.cross_entropy(net(batch.x), batch.y) + 0.1 * first + 0.2 * middle + 0.3 * all
  end,
  optimizer = optim.Adam{ lr = optim.cosine(1e-2, 50) },
}
