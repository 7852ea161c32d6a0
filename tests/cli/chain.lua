-- A chain of blocks of a product and a GELU; keep=false computes each again on the way back.
local nn, autograd, optim = require "nn", require "autograd", require "optim"
local cfg = config{ keep = true, blocks = 16, width = 64 }

local blocks = {}
for i = 1, cfg.blocks do
  blocks[i] = nn.Sequential{ nn.Linear(cfg.width, cfg.width), nn.GELU() }
end

return model{
  inputs = { x = { shape = { cfg.width } } },
  batch = 256,
  modules = { blocks = blocks },
  loss = function(batch)
    local x = batch.x
    for _, block in ipairs(blocks) do
      if cfg.keep then
        x = block(x)
      else
        x = autograd.checkpoint(block, x)
      end
    end
    return x:square():mean()
  end,
  optimizer = optim.SGD{ lr = 0.1 },
}
