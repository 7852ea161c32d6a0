local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local last = tensor.scan(function(h, x)
    return h + x:matmul(weight:reshape(1, 3)) -- error: matmul: (3) and (1, 3) do not agree on the inner dimension
  end, tensor.zeros(3), batch.x)
  return last:mean()
end

return model { inputs = { x = { shape = { 3 } } }, batch = 4, loss = loss }
