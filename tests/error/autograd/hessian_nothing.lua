local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.hessian(function() end, batch.x) -- error: hessian: the function must return a tensor, not nil
    return net(batch.x):sum()
  end,
}
