local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.jacobian(net, { batch.x }) -- error: jacobian: needs a tensor, not table
    return net(batch.x):sum()
  end,
}
