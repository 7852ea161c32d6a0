-- A deep chain whose blocks are computed again on the way back (keep=true: not), with what could come
-- in between: random numbers, gradients of the script's own, checkpoints within, two results.
local nn, autograd, optim = require "nn", require "autograd", require "optim"
local cfg = config{ keep = false, twice = true, blocks = 16, width = 16, p = 0.1 }

local double = autograd.custom_grad(function(x) return x + x end, function(g) return g * 2 end)

local blocks, net = {}, { ends = nn.Linear(cfg.width, 2) }
for i = 1, cfg.blocks do
  blocks[i] = nn.Linear(cfg.width, cfg.width)
end
net.blocks = blocks

local function checkpoint(f, ...)
  if cfg.keep then
    return f(...)
  end
  return autograd.checkpoint(f, ...)
end

local function block(i, x)
  return checkpoint(function(h)
    local inner = checkpoint(function(z) return nn.gelu(blocks[i](z)) end, h)
    return nn.dropout(double(inner), cfg.p)
  end, x)
end

local function chain(x)
  for i = 1, cfg.blocks do
    x = block(i, x)
  end
  local high, low = checkpoint(function(z) return z:exp(), z:tanh() end, x)
  return net.ends(high * low)
end

return model{
  inputs  = { x = { shape = { cfg.width } } },
  batch   = 32,
  modules = net,
  loss    = function(batch)
    local y = chain(batch.x)
    if not cfg.twice then
      return y:square():mean()
    end
    local slope = autograd.grad(y:sum(), batch.x) -- once more through everything
    return y:square():mean() + slope:square():mean()
  end,
  predict = function(batch) return chain(batch.x) end,
  optimizer = optim.SGD{ lr = 1e-3 },
}
