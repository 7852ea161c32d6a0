local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local steps = { { loss = loss, optimizer = optim.SGD {} } }
return model { steps = steps } -- error: steps: number 1 needs a name of letters, digits and _, as in name = "critic"
