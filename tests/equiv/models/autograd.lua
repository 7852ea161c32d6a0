-- Derivatives in the loss: a gradient penalty, products with Jacobian and Hessian, whole matrices, and
-- gradients that the script defines, through which the training differentiates a second time.
local nn, tensor, autograd, optim = require "nn", require "tensor", require "autograd", require "optim"
local net = nn.Sequential{ nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 2) }

-- sin, with the gradient written out; the second factor gets none.
local sine = autograd.custom_grad(
  function(x, scale) return (x * scale):sin() end,
  function(g, x, scale, y) return g * (x * scale):cos() * scale end)

local function energy(x)
  return net(x):square():sum() + sine(x, tensor.full({ 3 }, 0.5)):sum()
end

return model{
  inputs  = { x = { shape = { 3 } } },
  batch   = 4,
  net     = net,
  loss    = function(batch)
    local x = batch.x
    local slope = autograd.grad(energy(x), x)
    local force = autograd.grad(slope:square():sum(), x) -- a gradient of a gradient, and trained by
    local _, along = autograd.jvp(net, x, x:detach())
    local _, curved = autograd.hvp(energy, { x }, { x })
    local _, back = autograd.vjp(net, x, along)
    local first = x:select(0, 0)
    local matrix = autograd.jacobian(net, first):matmul(autograd.hessian(energy, first))
    local unused = autograd.grad(x:sum(), net[1].weight, { allow_unused = true })
    return slope:square():mean() + force:mean() + along:square():mean() + curved[1]:mean() +
           back:square():mean() + matrix:square():mean() + unused:sum()
  end,
  metrics = function(batch)
    return { steepness = autograd.grad(energy(batch.x), batch.x):square():mean() }
  end,
  predict = function(batch) return autograd.grad(energy(batch.x), batch.x) end,
  optimizer = optim.SGD{ lr = 1e-3 },
}
