local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.stop_gradient(1) -- error: stop_gradient: needs a tensor, not number
    return net(batch.x):sum()
  end,
}
