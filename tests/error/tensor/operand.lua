local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local x, y = batch.x, batch.y
  local z = x + "one" -- error: add: operand 2 is string; a tensor or a number is needed
  return (z * weight):mean()
end

return model { inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 3 } }, batch = 4, loss = loss }
