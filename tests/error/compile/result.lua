local nn, optim = require "nn", require "optim"
local net, sgd = nn.Linear(2, 1), optim.SGD {}
compile("step", { "x" }, function(x) return 3 end) -- error: 'step': result 1 is a number, not a tensor
return model { inputs = { x = { shape = { 2 } } } }
