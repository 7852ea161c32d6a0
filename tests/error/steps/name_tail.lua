local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local steps = { { name = "a_tail", loss = loss, optimizer = optim.SGD {} } }
return model { steps = steps } -- error: steps: 'a_tail' cannot be a name: _tail marks the smaller batch at the end of an epoch
