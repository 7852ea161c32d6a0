local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local x, y = batch.x, batch.y
  return (x * weight):slice(0, 3, 2):mean() -- error: slice: from 3 to 2 in steps of 1 selects nothing of axis 0 of (4, 3)
end

return model { inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 3 } }, batch = 4, loss = loss }
