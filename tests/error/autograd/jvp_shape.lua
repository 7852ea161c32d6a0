local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.jvp(net, batch.x, batch.x:sum()) -- error: jvp: tangent 1 is a tensor f32 (), but belongs to a tensor f32 (32, 3)
    return net(batch.x):sum()
  end,
}
