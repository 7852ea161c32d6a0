-- nn.dropout: noise against overfitting, in training steps only.
local core = ...
local check, module, tensor = require "tensor.check", require "nn.module", require "tensor"
local dropout = {}

-- While training, zeroes elements with probability p and scales the others by 1 / (1 - p).
-- PyTorch's third argument is refused: what is training is not for the script to say.
function dropout.dropout(x, p, training)
  if training ~= nil then
    check.fail("dropout: no argument says whether this is training: it acts in training steps " ..
               "alone, which nn.is_training() tells; a probability of 0 switches it off")
  end
  check.floats(check.tensor(x, "dropout"), "dropout")
  p = check.probability(p or 0.5, "dropout: the probability")
  if p == 0 or not core.is_training() then
    return x
  end
  return p == 1 and x * 0 or tensor.uniform(x:shape()):ge(p):where(x * (1 / (1 - p)), 0)
end

dropout.Dropout = module.class "Dropout"

-- nn.dropout with probability p, 0.5 unless told otherwise.
function dropout.Dropout:init(p)
  self.p = check.probability(p or 0.5, "Dropout: the probability")
end

function dropout.Dropout:forward(x)
  return dropout.dropout(x, self.p)
end

return dropout
