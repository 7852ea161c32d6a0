local nn = require "nn"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x)
    y = y:round(2) -- error: round: takes at most 1 argument, the tensor included, not 2
    return y:sum()
  end,
}
