local nn = require "nn"
local weight = nn.Parameter({ 3 }, 1)
local kept

return model {
  inputs = { x = { shape = { 3 } } },
  loss = function(batch)
    local y = type(kept) ~= 'nil' and kept:mul(2) or batch.x -- error: mul: this tensor is left over from another trace
    kept = batch.x * weight
    return y:mean()
  end,
  predict = function(batch)
    return kept:mul(2)
  end,
}
