local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local x, y = batch.x, batch.y
  return nn.cross_entropy(x * weight, x) -- error: cross_entropy: needs logits (batch, classes) and labels (batch), not tensor f32 (4, 3) and tensor f32 (4, 3)
end

return model { inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 3 } }, batch = 4, loss = loss }
