-- A gate a step that all of the batch shares: its gradient sums over the batch, and must not lie where
-- the loop still reads the gate. The sums of the carry are one number a step, as what the loop reads.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local cfg = config{ batch = 3, steps = 4 }
local gate = nn.Parameter({ 2, 2 }, function() return tensor.eye(2) * 0.5 + 0.25 end)

return model{
  net = { gate = gate },
  batch = cfg.batch,
  inputs = { x = { shape = { cfg.steps, 2 } } },
  optimizer = optim.SGD{ lr = 0.1 },
  loss = function(batch)
    local first = tensor.ones(cfg.steps, 2) * batch.x:select(0, 0)
    local last, sums = tensor.scan(function(h, x)
      return h * x:matmul(gate), h:sum()
    end, first, batch.x:slice(1, 0, 1))
    return last:sum() + (sums * batch.x:slice(2, 0, 1):slice(1, 0, 1):reshape(-1)):sum()
  end,
}
