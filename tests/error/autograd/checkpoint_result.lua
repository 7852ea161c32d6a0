local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)
return model{
  inputs = { x = { shape = { 3 } } },
  loss = function(batch)
    autograd.checkpoint(function() return 1 end) -- error: checkpoint: result 1 of the function is number; a tensor is needed
    return net(batch.x):sum()
  end,
}
