local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.grad(net(batch.x), batch.x) -- error: grad: the loss is a tensor f32 (32, 2), not a scalar; reduce it with :sum(), or give grad_outputs
    return net(batch.x):sum()
  end,
}
