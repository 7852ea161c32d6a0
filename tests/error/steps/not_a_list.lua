local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local step = { name = "one", loss = loss, optimizer = optim.SGD {} }
return model { steps = step } -- error: model: steps is a list
