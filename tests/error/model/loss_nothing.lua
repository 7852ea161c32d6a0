local nn = require "nn"
local weight = nn.Parameter({ 3 }, 1)

return model { -- error: loss: the function must return a tensor, not nil
  inputs = { x = { shape = { 3 } } },
  loss = function(batch)
    local result = (batch.x * weight):mean()
  end,
}
