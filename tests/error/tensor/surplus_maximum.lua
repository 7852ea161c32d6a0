local nn = require "nn"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x):max(batch.x, true) -- error: max: takes at most 2 arguments, the tensor included, where the second is a tensor, not 3
    return y:sum()
  end,
}
