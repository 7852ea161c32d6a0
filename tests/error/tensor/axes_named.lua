local nn = require "nn"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x)
    y = y:softmax{ dim = 0 } -- error: softmax: a list takes no field 'dim': its values have no names
    return y:sum()
  end,
}
