local nn, optim = require "nn", require "optim"
local net, sgd = nn.Linear(2, 1), optim.SGD {}
compile("step", { "x" }, function(x)
  sgd:minimize(x:mean(), net) -- error: minimize: the loss depends on no parameter of those given
  return net(x)
end)
return model { inputs = { x = { shape = { 2 } } } }
