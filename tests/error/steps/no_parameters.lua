local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local steps = { { name = "one", loss = loss, optimizer = optim.SGD {}, parameters = {} } }
return model { inputs = { x = { shape = { 2 } } }, steps = steps } -- error: step 'one': there is no parameter in what it has as parameters
