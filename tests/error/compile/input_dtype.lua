local nn, optim = require "nn", require "optim"
local net, sgd = nn.Linear(2, 1), optim.SGD {}
compile("step", { { shape = { 3 }, dtype = "long" } }, function(x) return x end) -- error: an input of compile: dtype is "float" or "int", not long
return model { inputs = { x = { shape = { 2 } } } }
