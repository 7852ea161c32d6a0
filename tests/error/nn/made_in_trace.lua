local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)
local function layers()
  return nn.Linear(3, 3) -- error: this parameter is used but made anew whenever the model is traced; make it, or its module, once
end
local function loss(batch)
  local x, y = batch.x, batch.y
  return (layers()(x) * weight):mean()
end

return model { inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 3 } }, batch = 4, loss = loss }
