local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.grad(net(batch.x):sum(), batch.y) -- error: grad: takes floats, not i32; cast with :float()
    return net(batch.x):sum()
  end,
}
