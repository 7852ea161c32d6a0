local nn = require "nn"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = nn.Sequential{ net, nn.ReLU() }(batch.x, { bias = false }) -- error: Sequential: takes at most 1 argument, not 2
    return y:sum()
  end,
}
