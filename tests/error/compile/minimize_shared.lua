local nn, optim = require "nn", require "optim"
local net, sgd = nn.Linear(2, 1), optim.SGD {}
compile("one", { "x" }, function(x) sgd:minimize(net(x):mean()) end)
compile("two", { "x" }, function(x) sgd:minimize(net(x):mean()) end) -- error: minimize: this optimizer is that of 'one'; 'two' needs its own
return model { inputs = { x = { shape = { 2 } } } }
