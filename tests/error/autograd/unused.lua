local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 2 } },
  loss = function(batch)
    autograd.grad(net(batch.x):sum(), { batch.x, (batch.x * 2):name("double") }) -- error: grad: the loss does not depend on input 2 ('double'); allow_unused = true gives zeros
    return net(batch.x):sum()
  end,
}
