local nn = require "nn"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local x = batch.x * weight
  return x:relu_():mean() -- error: a tensor has no method 'relu_', for it does not change; say x = x:relu(...)
end

return model { inputs = { x = { shape = { 3 } } }, batch = 4, loss = loss }
