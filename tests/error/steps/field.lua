local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local steps = { { name = "one", loss = loss, optimizer = optim.SGD {}, params = net } }
return model { steps = steps } -- error: step 'one' has no field 'params'
