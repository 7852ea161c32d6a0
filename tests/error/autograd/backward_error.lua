local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)
local own = autograd.custom_grad(function(x, y) return x * 2 end, function(g, x, y)
  return g:matmul(x) -- error: matmul: (32, 2)
end)
return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    return own(net(batch.x), batch.y):sum() 
  end,
  optimizer = require "optim".SGD{ lr = 1 },
}
