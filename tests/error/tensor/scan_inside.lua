local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)
local seen = nn.Buffer({ 3 }, 0)

local function loss(batch)
  local last = tensor.scan(function(h, x)
    nn.update(seen, h) -- error: update: not inside scan
    return h + x * weight
  end, tensor.zeros(3), batch.x)
  return last:mean()
end

return model { inputs = { x = { shape = { 3 } } }, batch = 4, loss = loss, modules = { weight, seen } }
