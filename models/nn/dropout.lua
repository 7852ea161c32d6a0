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

-- While training, kept(x) with probability 1 - p, else `lost`; of p = 1 zeros. One number is drawn
-- for every element of `shape`, which broadcasts to that of x.
local function dropped(x, p, shape, kept, lost)
  if p == 0 or not core.is_training() then
    return x
  end
  return p == 1 and x * 0 or tensor.uniform(shape):ge(p):where(kept(x), lost)
end

local function zeroed(x, p, shape)
  return dropped(x, p, shape, function(all) return all * (1 / (1 - p)) end, 0)
end

-- While training, zeroes elements with probability p and scales the others by 1 / (1 - p).
function dropout.dropout(x, p, training)
  p = checked(x, p, training, "dropout")
  return zeroed(x, p, x:shape())
end

-- While training, zeroes whole channels of (batch, channels, height, width) with probability p and
-- scales the others by 1 / (1 - p).
function dropout.dropout2d(x, p, training)
  p = checked(x, p, training, "dropout2d")
  spatial.input(x, 2, "dropout2d")
  return zeroed(x, p, { x:size(0), x:size(1), 1, 1 })
end

local LOWEST = -1.7580993408473766 -- minus the product of selu's constants

-- While training, makes elements s = -1.758, the least that selu gives, with probability p, then
-- scales and shifts all so that mean 0 and variance 1 stay: a x + b, where a = 1 / sqrt((1 - p)
-- (1 + p s^2)) and b = -a p s.
function dropout.alpha_dropout(x, p, training)
  p = checked(x, p, training, "alpha_dropout")
  local a = 1 / math.sqrt((1 - p) * (1 + p * LOWEST ^ 2))
  local b = -a * p * LOWEST
  return dropped(x, p, x:shape(), function(all) return all * a + b end, a * LOWEST + b)
end

-- The module of a function, with probability p, 0.5 unless told otherwise.
local function of_function(name, f)
  local class = module.class(name)
  function class:init(p)
    self.p = check.probability(p or 0.5, name .. ": the probability")
  end
  function class:forward(x)
    return f(x, self.p)
  end
  return class
end

-- Dropout(p): nn.dropout with probability p, 0.5 unless told otherwise.
dropout.Dropout = of_function("Dropout", dropout.dropout)
-- Dropout2d(p): nn.dropout2d, likewise.
dropout.Dropout2d = of_function("Dropout2d", dropout.dropout2d)
-- AlphaDropout(p): nn.alpha_dropout, likewise.
dropout.AlphaDropout = of_function("AlphaDropout", dropout.alpha_dropout)

return dropout
