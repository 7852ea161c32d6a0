local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local other = nn.Linear(2, 1)
local steps = { { name = "one", loss = loss, optimizer = optim.SGD {}, parameters = other } }
return model { modules = { a = net, b = other }, inputs = { x = { shape = { 2 } } }, steps = steps } -- error: step 'one': the loss depends on no parameter of its own: nothing to train
