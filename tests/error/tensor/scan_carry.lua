local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3, 2 }, 1)

local function loss(batch)
  local start = { tensor.zeros(4, 3), tensor.zeros(4, 3) }
  local last = tensor.scan(function(carry, x) -- error: scan: carry 2 is f32 (4, 3) at the start and f32 (4, 2) after a step
    return { carry[1] + x, carry[2]:matmul(weight) }
  end, start, batch.x:transpose(0, 1))
  return last[1]:mean()
end

return model { inputs = { x = { shape = { 5, 3 } } }, batch = 4, loss = loss }
