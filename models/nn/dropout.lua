-- nn.dropout: noise against overfitting, in training steps only.
local core = ...
local check, module, tensor = require "tensor.check", require "nn.module", require "tensor"
local spatial = require "nn.spatial"
local dropout = {}

-- PyTorch's third argument is refused: what is training is not for the script to say.
local function checked(x, p, training, what)
  if training ~= nil then
    check.fail("%s: no argument says whether this is training: it acts in training steps " ..
               "alone, which nn.is_training() tells; a probability of 0 switches it off", what)
  end
  check.floats(check.tensor(x, what), what)
  return check.probability(p or 0.5, what .. ": the probability")
end

-- One number drawn for every element of `shape`, which broadcasts to that of x.
local function dropped(x, p, shape)
  if p == 0 or not core.is_training() then
    return x
  end
  return p == 1 and x * 0 or tensor.uniform(shape):ge(p):where(x * (1 / (1 - p)), 0)
end

-- While training, zeroes elements with probability p and scales the others by 1 / (1 - p).
function dropout.dropout(x, p, training)
  p = checked(x, p, training, "dropout")
  return dropped(x, p, x:shape())
end

-- While training, zeroes whole channels of (batch, channels, height, width) with probability p and
-- scales the others by 1 / (1 - p).
function dropout.dropout2d(x, p, training)
  p = checked(x, p, training, "dropout2d")
  spatial.input(x, 2, "dropout2d")
  return dropped(x, p, { x:size(0), x:size(1), 1, 1 })
end

dropout.Dropout = module.class "Dropout"

-- nn.dropout with probability p, 0.5 unless told otherwise.
function dropout.Dropout:init(p)
  self.p = check.probability(p or 0.5, "Dropout: the probability")
end

function dropout.Dropout:forward(x)
  return dropout.dropout(x, self.p)
end

dropout.Dropout2d = module.class "Dropout2d"

-- nn.dropout2d with probability p, 0.5 unless told otherwise.
function dropout.Dropout2d:init(p)
  self.p = check.probability(p or 0.5, "Dropout2d: the probability")
end

function dropout.Dropout2d:forward(x)
  return dropout.dropout2d(x, self.p)
end

return dropout
