local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local other = nn.Linear(2, 1) -- error: step 'one' trains this parameter, but no module that the model knows has it
local steps = { { name = "one", loss = loss, optimizer = optim.SGD {}, parameters = other } }
return model { inputs = { x = { shape = { 2 } } }, steps = steps }
