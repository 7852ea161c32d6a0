local nn, optim = require "nn", require "optim"
local net, sgd = nn.Linear(2, 1), optim.SGD {}
compile("step", { 3 }, function(x) return x end) -- error: compile: an input is the name of one of the model's, or a shape, not 3
return model { inputs = { x = { shape = { 2 } } } }
