-- Selections in loops over short rows, which gcc 12 makes wrong vectors of when it unrolls them first:
-- the gradient of relu by what it is made of. And a chain of choices beside a softmax.
local nn, optim, autograd = require "nn", require "optim", require "autograd"
local cfg = config{ steps = 40 }
local shift = nn.Buffer({ 12 }, nn.init.normal(0, 1))
local mix = nn.Parameter({ 12, 12 }, nn.init.normal(0, 1))

return model{
  net = { shift = shift, mix = mix },
  inputs = { x = { shape = { 12 } }, g = { shape = { 12 } }, c = { shape = { cfg.steps + 1 } } },
  batch = 8,
  optimizer = optim.SGD{ lr = 0.01 },
  loss = function(batch)
    local x, c, above, chosen = batch.x, batch.c, batch.c:gt(0), batch.c:select(1, 0)
    for i = 1, cfg.steps do
      chosen = above:select(1, i):where(c:select(1, i), chosen)
    end
    local shares = (x:narrow(1, 0, 5) + chosen:reshape(-1, 1)):softmax(1)
    local slope = autograd.grad(((x + shift):relu() * batch.g):sum(), x)
    return slope:matmul(mix):square():mean() + shares:square():mean()
  end,
}
