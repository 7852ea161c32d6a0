local nn = require "nn"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x)
    y = y:long():float() -- error: a tensor has no method 'long'; the nearest dtype is that of x:int()
    return y:sum()
  end,
}
