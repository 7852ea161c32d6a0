local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local steps = { { name = "one", loss = loss, optimizer = optim.SGD {} } }
return model { steps = steps, optimizer = optim.SGD {} } -- error: model: each of the steps has its own optimizer; leave out optimizer
