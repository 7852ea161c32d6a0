local nn = require "nn"
local net = nn.Linear(3, 3)
local head = nn.Linear(3, 1) -- error: this parameter is used but belongs to no module that the model knows
local function loss(batch)
  return head(net(batch.x)):mean()
end

return model { inputs = { x = { shape = { 3 } } }, batch = 4, modules = { net = net }, loss = loss }
