local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local steps = { { name = "one", loss = loss } }
return model { steps = steps } -- error: step 'one': the optimizer comes from the module optim, as in optim.Adam{ lr = 1e-3 }
