local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)

local function weighted(x, mask)
  mask = mask or tensor.ones(3) -- error: whether there is a tensor at all, x == nil tells
  return x * mask
end

local function loss(batch)
  return (weighted(weighted(batch.x), weight)):mean()
end

return model { inputs = { x = { shape = { 3 } } }, batch = 4, loss = loss }
