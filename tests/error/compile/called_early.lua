local nn, optim = require "nn", require "optim"
local net, sgd = nn.Linear(2, 1), optim.SGD {}
local step = compile("step", { "x" }, function(x) return net(x) end)
step({ { 1, 2 } }) -- error: step: compiled functions and data are for model{ run = function(trainer) ... end }, and for what it calls
