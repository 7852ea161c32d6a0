local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local x, y = batch.x, batch.y
  local a, b = tensor.ones(2000000, 1), tensor.ones(1, 2000000)
  local z = a * b -- error: mul: (2000000, 2000000) has more than 2^40 elements
  return z:mean()
end

return model { inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 3 } }, batch = 4, loss = loss }
