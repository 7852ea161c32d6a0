local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local x, y = batch.x, batch.y
  return nn.cross_entropy(x * weight, x:slice(1, 0, 2)) -- error: cross_entropy: the input (4, 3), (batch, classes, ...), needs labels (4), (batch, ...), not (4, 2)
end

return model { inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 3 } }, batch = 4, loss = loss }
