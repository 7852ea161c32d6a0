local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local x, y = batch.x, batch.y
  local w = tensor.zeros(4, 5)
  return x:matmul(w):mean() -- error: matmul: (4, 3) and (4, 5) do not agree on the inner dimension
end

return model { inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 3 } }, batch = 4, loss = loss }
