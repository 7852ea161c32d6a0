local nn, tensor = require "nn", require "tensor"
local net = nn.Linear(4, 3)

local function loss(batch)
  local x, y = net(batch.x), batch.y
  net:eval() -- error: a module has no method 'eval'; gradcc knows when it trains, and nn.is_training() asks
  return x:mean()
end

return model{ inputs = { x = { shape = { 4 } }, y = { shape = {}, classes = 3 } }, batch = 2, loss = loss }
