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

-- (batch, channels, 1, ...)
local function channels_of(x)
  local shape = x:shape()
  for i = 3, #shape do
    shape[i] = 1
  end
  return shape
end

-- While training, zeroes elements with probability p and scales the others by 1 / (1 - p).
function dropout.dropout(x, p, training)
  p = checked(x, p, training, "dropout")
  return zeroed(x, p, x:shape())
end

-- dropout of whole channels, for n spatial axes.
local function of_channels(n)
  local what = ("dropout%dd"):format(n)
  return function(x, p, training)
    p = checked(x, p, training, what)
    spatial.input(x, n, what)
    return zeroed(x, p, channels_of(x))
  end
end

-- While training, zeroes whole channels of (batch, channels, length) with probability p and scales
-- the others by 1 / (1 - p).
dropout.dropout1d = of_channels(1)
-- While training, zeroes whole channels of (batch, channels, height, width), likewise.
dropout.dropout2d = of_channels(2)
-- While training, zeroes whole channels of (batch, channels, depth, height, width), likewise.
dropout.dropout3d = of_channels(3)

local LOWEST = -1.7580993408473766 -- minus the product of selu's constants

-- s = -1.758 in place of what is drawn, then all scaled and shifted: a x + b, where a = 1 /
-- sqrt((1 - p) (1 + p s^2)) and b = -a p s.
local function lowered(x, p, shape)
  local a = 1 / math.sqrt((1 - p) * (1 + p * LOWEST ^ 2))
  local b = -a * p * LOWEST
  return dropped(x, p, shape, function(all) return all * a + b end, a * LOWEST + b)
end

-- While training, makes elements the least that selu gives, with probability p, then scales and
-- shifts all so that mean 0 and variance 1 stay.
function dropout.alpha_dropout(x, p, training)
  p = checked(x, p, training, "alpha_dropout")
  return lowered(x, p, x:shape())
end

-- alpha_dropout of whole channels of (batch, channels, ...).
function dropout.feature_alpha_dropout(x, p, training)
  local what = "feature_alpha_dropout"
  p = checked(x, p, training, what)
  if x:dim() < 2 then
    check.fail("%s: the input %s needs axes (batch, channels, ...)", what, check.words(x))
  end
  return lowered(x, p, channels_of(x))
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
-- Dropout1d(p): nn.dropout1d, likewise.
dropout.Dropout1d = of_function("Dropout1d", dropout.dropout1d)
-- Dropout2d(p): nn.dropout2d, likewise.
dropout.Dropout2d = of_function("Dropout2d", dropout.dropout2d)
-- Dropout3d(p): nn.dropout3d, likewise.
dropout.Dropout3d = of_function("Dropout3d", dropout.dropout3d)
-- AlphaDropout(p): nn.alpha_dropout, likewise.
dropout.AlphaDropout = of_function("AlphaDropout", dropout.alpha_dropout)
-- FeatureAlphaDropout(p): nn.feature_alpha_dropout, likewise.
dropout.FeatureAlphaDropout = of_function("FeatureAlphaDropout", dropout.feature_alpha_dropout)

return dropout
