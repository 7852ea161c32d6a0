local nn, tensor = require "nn", require "tensor"
local net = nn.Linear(4, 3)

local function loss(batch)
  local x, y = net(batch.x), batch.y
  x = x:half() -- error: a tensor has no method 'half'; the nearest dtype is that of x:float()
  return x:mean()
end

return model{ inputs = { x = { shape = { 4 } }, y = { shape = {}, classes = 3 } }, batch = 2, loss = loss }
