local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.grad(net(batch.x):sum(), { batch.x, 3 }) -- error: grad: the inputs: number 2 is number; a tensor is needed
    return net(batch.x):sum()
  end,
}
