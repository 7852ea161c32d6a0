local nn = require "nn"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x)
    y = y:flip{ 0, nil, 1 } -- error: flip: value 2 of a list of 3 is nil
    return y:sum()
  end,
}
