-- Sums of products that have a factor in common, and a product that is another's part; a checkpoint in
-- a checkpoint, one of whose results is not used.
local nn, optim, autograd = require "nn", require "optim", require "autograd"
local cfg = config{ width = 6 }
local w = nn.Parameter({ 5, cfg.width }, nn.init.normal(0, 1))

local function inner(b, z)
  b = (b * z):sin() * 1.1
  return b, b:cos()
end

local function outer(x, z)
  for _ = 1, 5 do
    local unused
    x, unused = autograd.checkpoint(function(b) return inner(b, z) end, x)
  end
  return x
end

return model{
  net = { w = w },
  inputs = { x = { shape = { cfg.width } } },
  batch = 4,
  optimizer = optim.SGD{ lr = 1e-3 },
  loss = function(batch)
    local f, u, v, z = w:select(0, 0), w:select(0, 1), w:select(0, 2), w:select(0, 3)
    local x = batch.x
    local sums = ((f * x) * u) * v + ((x * v) * z) * f + (x * x * u * v + x * v)
    local deep = autograd.checkpoint(function(a) return outer(a, w:select(0, 4)) end, x * f)
    local rest = x * x * (u + x) * 0.3 + x * 0.3
    return sums:tanh():mean() + deep:mean() + rest:mean() + 1 -- or they cancel now and then
  end,
}
