local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local steps = {}
for i = 1, 17 do steps[i] = { name = "s" .. i, loss = loss, optimizer = optim.SGD {} } end
return model { steps = steps } -- error: model: 17 steps are more than 16
