local nn, tensor = require "nn", require "tensor"
local net = nn.Linear(4, 3)

local function loss(batch)
  local x, y = net(batch.x), batch.y
  x = x:fill_(0) -- error: a tensor has no method 'fill_', for it does not change; compute a new one
  return x:mean()
end

return model{ inputs = { x = { shape = { 4 } }, y = { shape = {}, classes = 3 } }, batch = 2, loss = loss }
