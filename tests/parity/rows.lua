-- Recurrent layers that read the pictures of small.lua row by row.
local nn, optim, small = require "nn", require "optim", require "small"
local cfg = config { folder = ".", kind = "LSTM", layers = 2, both = false }

local net = {
  body = nn[cfg.kind](28, 32, { num_layers = cfg.layers, bidirectional = cfg.both }),
  head = nn.Linear(cfg.both and 64 or 32, 10),
}

-- Rows become steps; the last output knows all of them.
local function scores(x)
  local y = net.body(x:squeeze(1):transpose(0, 1))
  return net.head(y:select(0, -1))
end

return model {
  net = net,
  data = small(cfg.folder),
  batch = 32, epochs = 1,
  loss = function(batch) return nn.cross_entropy(scores(batch.x), batch.y) end,
  optimizer = optim.Adam { lr = 1e-3 },
}
