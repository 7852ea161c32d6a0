local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.hvp(function(x) return x:sum() end, batch.x, 1) -- error: hvp: the vectors are a tensor or a list of tensors, not number
    return net(batch.x):sum()
  end,
}
