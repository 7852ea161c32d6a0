-- Norms around residuals with dropout. What a kernel is without when a value is computed again by its
-- readers can leave it with a single chunk of work, and no sums of chunks.
local nn, optim = require "nn", require "optim"
local cfg = config{ width = 32 }
local w = cfg.width
local net = {
  first = nn.Linear(w, w), second = nn.Linear(w, w), third = nn.Linear(w, w), head = nn.Linear(w, 2),
  norms = { nn.LayerNorm(w), nn.LayerNorm(w), nn.LayerNorm(w) },
  dropout = nn.Dropout(0.1),
}

return model{
  net = net,
  inputs = { x = { shape = { w } } },
  batch = 128,
  loss = function(batch)
    local x = net.norms[1](net.first(batch.x))
    x = net.norms[2](x + net.dropout(net.second(x)))
    return net.head(net.norms[3](x + net.dropout(net.third(x)))):square():mean()
  end,
  optimizer = optim.SGD{ lr = 1e-2 },
}
