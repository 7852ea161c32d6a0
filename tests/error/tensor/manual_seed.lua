local nn = require "nn"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local x = batch.x * weight
  return require('tensor').manual_seed(1) -- error: tensor has no field 'manual_seed'; the option --seed N
end

return model { inputs = { x = { shape = { 3 } } }, batch = 4, loss = loss }
