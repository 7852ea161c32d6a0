local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.jacobian(function(x) return x:matmul(x:t()) end, batch.x) -- error: jacobian: of 1024 rows; at most 256 are possible, since each is a backward pass
    return net(batch.x):sum()
  end,
}
