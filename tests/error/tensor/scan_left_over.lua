local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local inside
  tensor.scan(function(h, x)
    inside = x * weight
    return h + inside
  end, batch.x:sum(0), batch.x)
  return inside:mean() -- error: this tensor is left over from another trace
end

return model { inputs = { x = { shape = { 3 } } }, batch = 4, loss = loss }
