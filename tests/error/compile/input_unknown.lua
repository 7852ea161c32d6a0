local nn, optim = require "nn", require "optim"
local net, sgd = nn.Linear(2, 1), optim.SGD {}
compile("step", { "y" }, function(y) return net(y) end) -- error: compile: the model has no input 'y'
return model { inputs = { x = { shape = { 2 } } } }
