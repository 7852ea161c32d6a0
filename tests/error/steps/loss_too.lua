local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local steps = { { name = "one", loss = loss, optimizer = optim.SGD {} } }
return model { steps = steps, loss = loss } -- error: model: each of the steps has its own loss; leave out loss
