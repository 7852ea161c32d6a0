local nn, optim = require "nn", require "optim"
local net, sgd = nn.Linear(2, 1), optim.SGD {}
compile("step", { "x" }, function(x)
  local loss = net(x):mean()
  sgd:minimize(loss)
  sgd:minimize(loss) -- error: minimize: 'step' has minimised something already; what comes next is a function of its own
end)
return model { inputs = { x = { shape = { 2 } } } }
