-- Loops that walk over transposes: channels last between channels first, as plain work, by rows that
-- fit into a tile and rows that do not, and a bias whose gradient goes over all of it.
local nn, optim = require "nn", require "optim"
local channels, classes = 21, 4

local net = {
  stem = nn.Conv2d(2, channels, 3, { padding = 1 }),
  norm = nn.LayerNorm{ channels },
  head = nn.Linear(channels, classes),
}

local function scores(x)
  local planes = net.stem(x)                               -- (batch, channels, 19, 23)
  local last = net.norm(planes:permute{ 0, 2, 3, 1 })      -- channels last
  local first = nn.gelu(last:permute{ 0, 3, 1, 2 })        -- and first
  local square = first:flatten(2) * planes:flatten(2):square()
  return net.head(square:transpose(1, 2):tanh():mean(1) + first:mean{ 2, 3 })
end

return model{
  inputs = { x = { shape = { 2, 19, 23 } }, y = { shape = {}, classes = classes } },
  batch = 3,
  loss = function(batch) return nn.cross_entropy(scores(batch.x), batch.y) end,
  optimizer = optim.SGD{ lr = 0.05 },
}
