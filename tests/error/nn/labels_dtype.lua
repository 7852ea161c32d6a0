local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local x, y = batch.x, batch.y
  return nn.cross_entropy(x * weight, y:float()) -- error: cross_entropy: labels are i32, not f32; cast with :int()
end

return model { inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 3 } }, batch = 4, loss = loss }
