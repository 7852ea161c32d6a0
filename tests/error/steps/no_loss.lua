local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local steps = { { name = "one", optimizer = optim.SGD {} } }
return model { steps = steps } -- error: step 'one': loss must be a function of a batch, not nil
