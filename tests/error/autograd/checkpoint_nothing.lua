local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)
return model{
  inputs = { x = { shape = { 3 } } },
  loss = function(batch)
    autograd.checkpoint(function() end) -- error: checkpoint: the function returned nothing
    return net(batch.x):sum()
  end,
}
