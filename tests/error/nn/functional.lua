local nn, tensor = require "nn", require "tensor"
local net = nn.Linear(4, 3)

local function loss(batch)
  local x, y = net(batch.x), batch.y
  x = nn.functional.relu(x) -- error: nn has no field 'functional'; functions are in nn itself, as nn.relu(x)
  return x:mean()
end

return model{ inputs = { x = { shape = { 4 } }, y = { shape = {}, classes = 3 } }, batch = 2, loss = loss }
