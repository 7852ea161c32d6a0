local nn, tensor = require "nn", require "tensor"
local net = nn.Linear(4, 3)

local function loss(batch)
  local x, y = net(batch.x), batch.y
  x = x:scatter(1, y, 0) -- error: scatter: (2, 3) and the index (2) need the same number of axes
  return x:mean()
end

return model{ inputs = { x = { shape = { 4 } }, y = { shape = {}, classes = 3 } }, batch = 2, loss = loss }
