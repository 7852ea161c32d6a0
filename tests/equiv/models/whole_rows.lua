-- Rows that are reduced again and again, each of them one tile: of as many elements as a tile of several
-- rows, of more, of almost too many, and of doubles; with indices, random numbers and sums over rows.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local cfg = config{ short = 700, middle = 1500, long = 4000 }

local net = nn.Sequential{
  nn.Linear(5, cfg.short), nn.LayerNorm(cfg.short), nn.GELU(), nn.LayerNorm(cfg.short), nn.Tanh(),
  nn.Linear(cfg.short, cfg.middle), nn.LayerNorm(cfg.middle), nn.Dropout(0.1),
}
local scale = nn.Parameter({ cfg.long }, nn.init.normal(1, 0.2))

return model{
  net = { net = net, scale = scale },
  inputs = {
    x = { shape = { 5 } },
    y = { shape = {}, classes = cfg.middle },
    z = { shape = { cfg.long } },
  },
  batch = 6,
  loss = function(batch)
    local scores = net(batch.x)
    local mixed = (batch.z * scale * 4):softmax(-1)
    local place = tensor.arange(cfg.long):float() / cfg.long
    local best = (mixed * mixed):argmax(-1):float() / cfg.long
    local doubles = (batch.z * scale):double():logsumexp(-1):float()
    return nn.cross_entropy(scores, batch.y) + (mixed * place):sum(-1):sub(best):square():mean() +
           doubles:mean() + (mixed - mixed:mean(-1, true)):square():sum()
  end,
  optimizer = optim.Adam{ lr = 1e-3 },
}
