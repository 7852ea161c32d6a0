local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)
return model{
  inputs = { x = { shape = { 3 } } },
  loss = function(batch)
    autograd.checkpoint(3, batch.x) -- error: checkpoint: needs a function of tensors, not number
    return net(batch.x):sum()
  end,
}
