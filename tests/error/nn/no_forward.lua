local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)
local empty = nn.class("Empty")() -- error: this module has no method forward(self, x) (applied at no_forward.lua:6)
local function loss(batch)
  local x, y = batch.x, batch.y
  return empty(x):mean()
end

return model { inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 3 } }, batch = 4, loss = loss }
