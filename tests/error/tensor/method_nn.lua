local nn = require "nn"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } } },
  loss = function(batch)
    return net(batch.x):silu():mean() -- error: a tensor has no method 'silu'; it is a function, nn.silu(x)
  end,
}
