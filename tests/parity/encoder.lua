-- A transformer encoder that reads the pictures of small.lua row by row.
local nn, optim, small = require "nn", require "optim", require "small"
local cfg = config { folder = ".", first = false }

local layer = nn.TransformerEncoderLayer(32, 4, {
  dim_feedforward = 64, dropout = 0, batch_first = true,
  norm_first = cfg.first, activation = "gelu",
})
local net = {
  rows = nn.Linear(28, 32),
  body = nn.TransformerEncoder(layer, 2, nn.LayerNorm(32)),
  head = nn.Linear(32, 10),
}

local function scores(x)
  return net.head(net.body(net.rows(x:squeeze(1))):mean(1))
end

return model {
  net = net,
  data = small(cfg.folder),
  batch = 32, epochs = 1,
  loss = function(batch) return nn.cross_entropy(scores(batch.x), batch.y) end,
  optimizer = optim.SGD { lr = 0.02, momentum = 0.9, nesterov = true },
}
