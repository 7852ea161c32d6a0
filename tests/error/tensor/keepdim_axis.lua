local nn = require "nn"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x)
    y = y:sum(0, 1) -- error: sum: keepdim must be true or false, not 1; several axes go into a list
    return y:sum()
  end,
}
