local nn = require "nn"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local x = batch.x * weight
  return x:clone():mean() -- error: a tensor has no method 'clone'; nobody writes to a tensor
end

return model { inputs = { x = { shape = { 3 } } }, batch = 4, loss = loss }
