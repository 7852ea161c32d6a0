local nn = require "nn"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x)
    y = y:mean(0, true, 5) -- error: mean: takes at most 3 arguments, the tensor included, not 4
    return y:sum()
  end,
}
