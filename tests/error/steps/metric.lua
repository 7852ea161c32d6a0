local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local steps = { { name = "one", loss = loss, optimizer = optim.SGD {} } }
local inputs = { x = { shape = { 2 } } }
local function metrics(batch)
  return { ["loss.one"] = loss(batch) }
end
return model { inputs = inputs, steps = steps, metrics = metrics } -- error: metrics: 'loss.one' is reported anyway
