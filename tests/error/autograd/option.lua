local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.grad(net(batch.x):sum(), batch.x, { allow_unsed = true }) -- error: grad: no option 'allow_unsed'; did you mean 'allow_unused'?
    return net(batch.x):sum()
  end,
}
