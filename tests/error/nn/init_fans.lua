local nn = require "nn"
local net = nn.Sequential { nn.Linear(2, 3) } -- error: nn.init.xavier_normal: a parameter (3) has no inputs and outputs; two axes or more are needed
nn.init.set(net[1].bias, nn.init.xavier_normal())
return model {
  net = net,
  inputs = { x = { shape = { 2 } } },
  predict = function(batch) return net(batch.x) end,
}
