local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local x, y = batch.x, batch.y
  return nn.mse(x:mean(1), weight) -- error: mse_loss: needs equal shapes, not tensor f32 (4) and tensor f32 (3)
end

return model { inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 3 } }, batch = 4, loss = loss }
