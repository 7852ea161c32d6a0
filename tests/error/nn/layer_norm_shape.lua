local nn = require "nn"

local net = nn.LayerNorm { 3, 0 } -- error: LayerNorm: an extent of the normalized shape must be a whole number of at least 1, not 0

local function loss(batch)
  return net(batch.x):sum()
end

return model { inputs = { x = { shape = { 3 } } }, batch = 4, loss = loss }
