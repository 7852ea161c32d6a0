-- nn.dropout: noise against overfitting, in training steps only.
local core = ...
local check, module, tensor = require "tensor.check", require "nn.module", require "tensor"
local dropout = {}

local function probability(p, what)
  p = p or 0.5
  if type(p) ~= "number" or not (p >= 0 and p < 1) then
    check.fail("%s: the probability must be at least 0 and below 1, not %s", what, check.shown(p))
  end
  return p
end

-- While training, zeroes elements with probability p and scales the others by 1 / (1 - p).
function dropout.dropout(x, p)
  check.floats(check.tensor(x, "dropout"), "dropout")
  p = probability(p, "dropout")
  if p == 0 or not core.is_training() then
    return x
  end
  return tensor.uniform(x:shape()):ge(p):where(x * (1 / (1 - p)), 0)
end

dropout.Dropout = module.class "Dropout"

-- nn.dropout with probability p, 0.5 unless told otherwise.
function dropout.Dropout:init(p)
  self.p = probability(p, "Dropout")
end

function dropout.Dropout:forward(x)
  return dropout.dropout(x, self.p)
end

return dropout
