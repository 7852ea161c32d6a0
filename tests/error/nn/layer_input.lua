local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)
local net = nn.Sequential {
  nn.Linear(3, 8), nn.ReLU(),
  nn.Linear(9, 2), -- error: Linear(9, 2): the input is a tensor f32 (4, 8); its last axis must have 9 elements (applied at layer_input.lua:9)
}
local function loss(batch)
  local x, y = batch.x, batch.y
  return net(x):mean()
end

return model { inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 3 } }, batch = 4, loss = loss }
