-- nn.init: initial values of parameters. Each function returns a function from a shape to a tensor,
-- which is what nn.Parameter takes; names, options and formulas are those of PyTorch's nn.init:
--
--     self.weight = nn.Parameter({ 32, 8 }, nn.init.kaiming_normal{ nonlinearity = "relu" })
--     nn.init.set(net.fc.bias, nn.init.zeros())      -- of a module that exists
--
-- A weight is (out, in, places ...): fan_in is in times places, fan_out is out times places.
local core = ...
local check, tensor = require "tensor.check", require "tensor"
local fail = check.fail
local init = {}
local nn = { init = init }

---- the parts ----

-- A number, `default` where none is given.
local function number(value, default, what)
  if value == nil then
    return default
  elseif type(value) ~= "number" or value ~= value then
    fail("%s must be a number, not %s", what, check.shown(value))
  end
  return value
end

-- The options, each a number, checked; f(shape, options) draws the values.
local function drawn(name, options, defaults, f)
  local what, known, values = "nn.init." .. name, {}, {}
  for option in pairs(defaults) do
    table.insert(known, option)
  end
  table.sort(known)
  options = check.options(options, known, what)
  for option, default in pairs(defaults) do
    values[option] = number(options[option], default, what .. ": " .. option)
  end
  return function(shape)
    return f(shape, values)
  end
end

local function fans(shape, what)
  if #shape < 2 then
    fail("%s: a parameter %s has no inputs and outputs; two axes or more are needed", what,
         check.words(shape))
  end
  local places = 1
  for axis = 3, #shape do
    places = places * shape[axis]
  end
  return shape[2] * places, shape[1] * places
end

---- the same everywhere, or drawn from one distribution ----

-- The same number everywhere.
function nn.init.constant(value)
  value = number(value, nil, "nn.init.constant: the value")
  return function(shape)
    return tensor.full(shape, value)
  end
end

-- 0 everywhere.
function nn.init.zeros()
  return init.constant(0)
end

-- 1 everywhere.
function nn.init.ones()
  return init.constant(1)
end

-- Ones on the diagonal of a matrix.
function nn.init.eye()
  return function(shape)
    if #shape ~= 2 then
      fail("nn.init.eye: the parameter %s is no matrix", check.words(shape))
    end
    return tensor.eye(shape[1], shape[2])
  end
end

-- Uniform in [low, high), [0, 1) unless told otherwise.
function nn.init.uniform(low, high)
  return function(shape)
    return tensor.uniform(shape, low, high)
  end
end

-- Normal, standard unless told otherwise.
function nn.init.normal(mean, std)
  return function(shape)
    return tensor.normal(shape, mean, std)
  end
end

-- Probability of a standard normal to be below x; math has no erf. Abramowitz & Stegun 7.1.26, with
-- an error of at most 1.5e-7 / 2.
local function below(x)
  local t = 1 / (1 + 0.3275911 * math.abs(x) / math.sqrt(2))
  local tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027
               + t * 1.061405429)))) * math.exp(-x * x / 2) / 2
  return x > 0 and 1 - tail or tail
end

-- Where erf has this value: Newton's method, which comes from 0 without overshooting as erf is
-- concave. Twelve rounds reach 1 - 1e-7.
local function inverse_erf(y)
  local x = y * (math.sqrt(math.pi) / 2)
  for _ = 2, 12 do
    x = x - (x:erf() - y) * x:square():exp() * (math.sqrt(math.pi) / 2)
  end
  return x
end

-- Normal with this mean and std, between a and b: the distribution function is turned round.
-- Options and defaults: mean = 0, std = 1, a = -2, b = 2.
function nn.init.trunc_normal(options)
  return drawn("trunc_normal", options, { mean = 0, std = 1, a = -2, b = 2 }, function(shape, o)
    if not (o.std > 0 and o.a < o.b) then
      fail("nn.init.trunc_normal: std must be above 0 and a below b, not %g, %g and %g", o.std, o.a,
           o.b)
    end
    local low, high = below((o.a - o.mean) / o.std), below((o.b - o.mean) / o.std)
    if not (low < high) then
      fail("nn.init.trunc_normal: a normal of mean %g and std %g has nothing between %g and %g",
           o.mean, o.std, o.a, o.b)
    end
    local x = inverse_erf(tensor.uniform(shape, 2 * low - 1, 2 * high - 1)) * math.sqrt(2)
    return (x * o.std + o.mean):clamp(o.a, o.b)
  end)
end

---- by the number of inputs and outputs ----

local gains = { linear = 1, conv1d = 1, conv2d = 1, conv3d = 1, conv_transpose1d = 1,
                conv_transpose2d = 1, conv_transpose3d = 1, sigmoid = 1, tanh = 5 / 3,
                relu = math.sqrt(2), selu = 3 / 4 }

-- By how much initial weights are larger so that a nonlinearity keeps the size of its input; param
-- is the negative_slope of leaky_relu, 0.01 unless told otherwise.
function nn.init.calculate_gain(nonlinearity, param)
  if nonlinearity == "leaky_relu" then
    local slope = number(param, 0.01, "nn.init.calculate_gain: the negative slope")
    return math.sqrt(2 / (1 + slope * slope))
  elseif type(nonlinearity) ~= "string" or not gains[nonlinearity] then
    fail("nn.init.calculate_gain: no gain is known of '%s'%s", check.shown(nonlinearity),
         core.suggest(gains, check.shown(nonlinearity)))
  end
  return gains[nonlinearity]
end

-- Xavier Glorot and Bengio: variance 2 gain^2 / (fan_in + fan_out).
local function xavier(name, options, draw)
  return drawn(name, options, { gain = 1 }, function(shape, o)
    local fan_in, fan_out = fans(shape, "nn.init." .. name)
    return draw(shape, o.gain * math.sqrt(2 / (fan_in + fan_out)))
  end)
end

-- He et al.: variance gain^2 / fan_in, or of fan_out where mode says so.
local function kaiming(name, options, draw)
  local what = "nn.init." .. name
  options = check.options(options, { "a", "mode", "nonlinearity" }, what)
  local mode = options.mode or "fan_in"
  if mode ~= "fan_in" and mode ~= "fan_out" then
    fail("%s: mode is 'fan_in' or 'fan_out', not '%s'", what, check.shown(mode))
  end
  local gain = init.calculate_gain(options.nonlinearity or "leaky_relu",
                                   number(options.a, 0, what .. ": a"))
  return function(shape)
    local fan_in, fan_out = fans(shape, what)
    return draw(shape, gain / math.sqrt(mode == "fan_in" and fan_in or fan_out))
  end
end

local function draw_uniform(shape, std)
  local bound = math.sqrt(3) * std
  return tensor.uniform(shape, -bound, bound)
end

local function draw_normal(shape, std)
  return tensor.normal(shape, 0, std)
end

-- Uniform with the variance 2 gain^2 / (fan_in + fan_out). Option: gain = 1.
function nn.init.xavier_uniform(options)
  return xavier("xavier_uniform", options, draw_uniform)
end

-- Normal with the variance 2 gain^2 / (fan_in + fan_out). Option: gain = 1.
function nn.init.xavier_normal(options)
  return xavier("xavier_normal", options, draw_normal)
end

-- Uniform with the variance gain^2 / fan_in, the gain of a nonlinearity. Options and defaults:
-- a = 0, the slope of leaky_relu; mode = "fan_in" or "fan_out"; nonlinearity = "leaky_relu".
function nn.init.kaiming_uniform(options)
  return kaiming("kaiming_uniform", options, draw_uniform)
end

-- Normal with the variance gain^2 / fan_in. Options: those of kaiming_uniform.
function nn.init.kaiming_normal(options)
  return kaiming("kaiming_normal", options, draw_normal)
end

-- Rows, or columns where there are more rows, at right angles and of length gain; axes after the
-- first count as one. Newton and Schulz' iteration x -> (3 x - x x^T x) / 2 takes a normal matrix to
-- the orthogonal one nearest to it, which is equally likely to be any. It stretches the singular
-- values below 1 by up to 3/2 a round: 40 rounds from 1e-6 of the largest. Option: gain = 1.
function nn.init.orthogonal(options)
  return drawn("orthogonal", options, { gain = 1 }, function(shape, o)
    fans(shape, "nn.init.orthogonal")
    local x = tensor.normal(shape):flatten(1)
    local tall = x:size(0) > x:size(1)
    x = tall and x:t() or x
    x = x * x:square():sum():rsqrt()
    for _ = 1, 40 do
      x = x * 1.5 - x:matmul(x:t()):matmul(x) * 0.5
    end
    return ((tall and x:t() or x) * o.gain):reshape(shape)
  end)
end

---- with zeros ----

-- A weight of a convolution that hands its channels on: 1 in the middle of the window from every
-- channel to the same one, in each of the groups. Option: groups = 1.
function nn.init.dirac(options)
  return drawn("dirac", options, { groups = 1 }, function(shape, o)
    local outputs, groups = shape[1], check.count(o.groups, "nn.init.dirac: groups")
    if #shape < 3 or outputs % groups ~= 0 then
      fail("nn.init.dirac: %s is no weight (out, in, places ...) of %d groups", check.words(shape),
           groups)
    end
    local channel = tensor.arange(outputs):float():fmod(outputs // groups):unsqueeze(1)
    local weight = channel:eq(tensor.arange(shape[2]):float()):float()
    for axis = 3, #shape do
      weight = weight:unsqueeze(-1) * tensor.arange(shape[axis]):eq(shape[axis] // 2):float()
    end
    return weight
  end)
end

-- A matrix of normal numbers with the deviation std, but in each column a share of `sparsity`,
-- drawn at random and rounded up, that are 0. Option: std = 0.01.
function nn.init.sparse(sparsity, options)
  local what = "nn.init.sparse: the sparsity"
  sparsity = number(sparsity, nil, what)
  if not (sparsity and sparsity >= 0 and sparsity <= 1) then
    fail("%s must be a number from 0 to 1, not %s", what, check.shown(sparsity))
  end
  return drawn("sparse", options, { std = 0.01 }, function(shape, o)
    if #shape ~= 2 then
      fail("nn.init.sparse: the parameter %s is no matrix", check.words(shape))
    end
    local place = tensor.uniform(shape):argsort(0)
    return place:lt(math.ceil(sparsity * shape[1])):where(0, tensor.normal(shape, 0, o.std))
  end)
end

---- of what exists ----

-- From now on the parameter starts as `value` says: a number or a function of the shape.
function nn.init.set(parameter, value)
  if not core.is_variable(parameter) then
    fail("nn.init.set: needs a parameter, not %s", type(parameter))
  end
  core.initial(parameter, value)
end

check.bound(init, "nn.init.")
core.strict(init, "nn.init")
return nn
