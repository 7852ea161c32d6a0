local nn, optim = require "nn", require "optim"
local net, sgd = nn.Linear(2, 1), optim.SGD {}
compile("step", { { shape = { 3 }, type = "int" } }, function(x) return x end) -- error: an input of compile has no field 'type'
return model { inputs = { x = { shape = { 2 } } } }
