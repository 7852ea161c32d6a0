local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.vjp(batch.x, net) -- error: vjp: needs a function of tensors, not userdata
    return net(batch.x):sum()
  end,
}
