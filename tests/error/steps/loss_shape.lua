local nn, optim = require "nn", require "optim"
local net = nn.Linear(2, 1)
local function loss(batch) return net(batch.x):square():mean() end
local function wide(batch)
  return net(batch.x) * 2 -- error: loss.one: a scalar float is needed, not f32 (32, 1)
end
local steps = { { name = "one", loss = wide, optimizer = optim.SGD {} } }
return model { inputs = { x = { shape = { 2 } } }, steps = steps }
