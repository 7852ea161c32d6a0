local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local steps = { { name = "one", loss = loss, optimizer = optim.SGD {}, every = 0 } }
return model { steps = steps } -- error: step 'one': every must be a whole number of at least 1, not 0
