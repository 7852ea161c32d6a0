local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.vjp(net, batch.x) -- error: vjp: the function must return a scalar, not a tensor f32 (32, 2)
    return net(batch.x):sum()
  end,
}
