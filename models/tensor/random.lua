-- tensor.random: random numbers, drawn anew in every training step. The same seed gives the same
-- numbers, on any machine and with any number of threads: they are counted, not drawn from a stream
-- (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3").
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local fail = check.fail
local random = {}

local function shape_of(what, ...)
  if core.is_tensor((...)) then
    fail("%s: needs a shape, as in {2, 3}, not a tensor", what)
  end
  return check.list(what, ...)
end

local function check_number(value, what)
  if type(value) ~= "number" or value ~= value or math.abs(value) == math.huge then
    fail("%s is a finite number, not %s", what, check.shown(value))
  end
  return value
end

-- Uniform in [low, high), which is [0, 1) unless told otherwise.
function random.uniform(shape, low, high)
  low = check_number(low or 0, "uniform: the lower bound")
  high = check_number(high or 1, "uniform: the upper bound")
  local drawn = core.uniform(shape_of("uniform", shape))
  return low == 0 and high == 1 and drawn or drawn * (high - low) + low
end

-- Normal with this mean and standard deviation, 0 and 1 unless told otherwise.
function random.normal(shape, mean, std)
  mean = check_number(mean or 0, "normal: the mean")
  std = check_number(std or 1, "normal: the standard deviation")
  if std < 0 then
    fail("normal: the standard deviation is %s; it must not be negative", check.shown(std))
  end
  local drawn = core.normal(shape_of("normal", shape))
  return mean == 0 and std == 1 and drawn or drawn * std + mean
end

-- rand(2, 3) or rand({2, 3}): uniform in [0, 1).
function random.rand(...)
  return core.uniform(shape_of("rand", ...), "rand")
end

-- randn(2, 3) or randn({2, 3}): standard normal.
function random.randn(...)
  return core.normal(shape_of("randn", ...), "randn")
end

-- Uniform in [0, 1), of the shape and dtype of another tensor.
function random.rand_like(a)
  check.floats(check.tensor(a, "rand_like"), "rand_like")
  return core.cast(core.uniform(a:shape(), "rand_like"), check.float_of(a))
end

-- Standard normal, of the shape and dtype of another tensor.
function random.randn_like(a)
  check.floats(check.tensor(a, "randn_like"), "randn_like")
  return core.cast(core.normal(a:shape(), "randn_like"), check.float_of(a))
end

-- 1 with the probability that each element of a tensor says, else 0.
function random.bernoulli(p)
  check.floats(check.tensor(p, "bernoulli", "a tensor of probabilities"), "bernoulli")
  local dtype = check.float_of(p)
  return core.cast(core.cast(core.uniform(p:shape(), "bernoulli"), dtype):lt(p), dtype)
end

-- A uniform number has 24 random bits.
local MOST_INTEGERS = 1 << 24

-- Whole numbers from low to high - 1, each as likely: randint(high, shape) or randint(low, high,
-- shape).
function random.randint(low, high, shape)
  if shape == nil then
    low, high, shape = 0, low, high
  end
  check.integer(low, "randint")
  check.integer(high, "randint")
  local count = high - low
  if low < -1 << 31 or high > 1 << 31 or count < 1 or count > MOST_INTEGERS then
    fail("randint: from %d to below %d; there must be 1 to 2^24 numbers, each an i32", low, high)
  end
  local drawn = (core.uniform(shape_of("randint", shape), "randint") * count):int()
  drawn = drawn:minimum(count - 1) -- the product may round up to count
  return low == 0 and drawn or drawn + low
end

-- The numbers 0 ... count - 1 in random order: the places that sort as many random numbers.
function random.randperm(count)
  check.count(count, "randperm: the number of elements")
  if count >= 1 << 31 then
    fail("randperm: %d elements; at most 2^31 - 1 can be counted", count)
  end
  return core.argsort(core.uniform({ count }, "randperm"), 0)
end

methods.bernoulli = random.bernoulli

return random
