local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.grad(net(batch.x), batch.x, { grad_outputs = batch.x }) -- error: grad: grad_output 1 is a tensor f32 (32, 3), but belongs to a tensor f32 (32, 2)
    return net(batch.x):sum()
  end,
}
