local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)

return model{
  inputs = { x = { shape = { 3 } } }, batch = 4,
  loss = function(batch)
    local slope = autograd.grad(net(batch.x):sum(), batch.x, { create_graph = true }) -- error: grad: no option 'create_graph': a gradient can always be differentiated again
    return slope:square():sum()
  end,
}
