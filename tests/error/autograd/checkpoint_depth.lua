local nn, autograd = require "nn", require "autograd"
local net = nn.Linear(3, 2)
local function deep(n, x)
  if n == 0 then return x:exp() end
  return autograd.checkpoint(deep, n - 1, x) -- error: checkpoint: nested 9 deep; at most 8 are possible
end
return model{
  inputs = { x = { shape = { 3 } } },
  loss = function(batch)
    return net(deep(9, batch.x)):sum()
  end,
}
