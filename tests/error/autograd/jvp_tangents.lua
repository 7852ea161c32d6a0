local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.jvp(net, { batch.x }, {  batch.x, batch.x }) -- error: jvp: needs 1 tangent, not 2
    return net(batch.x):sum()
  end,
}
