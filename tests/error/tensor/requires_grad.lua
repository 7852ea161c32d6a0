local nn = require "nn"
local net = nn.Linear(2, 2)
net.weight.requires_grad = false -- error: a tensor has no requires_grad; what is trained are the parameters that an entry of steps
