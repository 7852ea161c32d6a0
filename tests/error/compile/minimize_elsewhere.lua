local nn, optim = require "nn", require "optim"
local net, sgd = nn.Linear(2, 1), optim.SGD {}
local function loss(batch)
  sgd:minimize(net(batch.x):mean()) -- error: minimize: only functions made by compile train by themselves; a loss goes into model{ loss = ..., optimizer = ... }
end
return model { inputs = { x = { shape = { 2 } } }, loss = loss }
