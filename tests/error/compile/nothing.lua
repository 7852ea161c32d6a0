local nn, data = require "nn", require "data"
local net, old = nn.Linear(1, 1), nn.Linear(1, 1)
local sync = compile("sync", {}, function() nn.update(old.weight, net.weight) end) -- error: 'sync' does nothing: it returns nothing, and nn.update acts in training only: compile(..., { training = true })
return model{ net = { net, old }, data = data.arrays{ x = { 1 } }, batch = 1, run = function() sync() end }
