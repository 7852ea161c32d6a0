-- nn.activation: nonlinearities, each as a function and as a module of it: nn.elu and nn.ELU.
--
-- Options are PyTorch's, by place or by name: nn.elu(x, 0.5) is nn.elu(x, { alpha = 0.5 }). Where
-- branches meet, the one that is not taken gets an argument that is harmless to it: its gradient is
-- multiplied by 0, and 0 times infinity is NaN.
local core = ...
local check, module = require "tensor.check", require "nn.module"
local fail = check.fail
local activation = {}

---- options ----

-- The options `known` (pairs of name and default, or a name alone: a number that has to be given)
-- from one table, or from values in their order.
local function options_of(what, known, first, ...)
  local names, options, by_name = {}, {}, type(first) == "table"
  local given, count = { first, ... }, select("#", ...) + (first == nil and 0 or 1)
  if count > (by_name and 1 or #known) then
    fail("%s: takes %d option%s, not %d", what, #known, #known == 1 and "" or "s", count)
  end
  for i, option in ipairs(known) do
    local name, default = table.unpack(option)
    local value = given[i]
    if by_name then
      value = first[name]
    end
    if value == nil then
      value = default
    end
    local kind = type(default == nil and 0 or default)
    if type(value) ~= kind then
      fail("%s: %s is a %s, not %s", what, name, kind, check.shown(value))
    end
    names[i], options[name] = name, value
  end
  check.options(by_name and first or nil, names, what)
  return options
end

-- Both calls compute f(x, options): activation[name](x, ...) and activation[class](...)(x).
local function define(name, class, known, f)
  activation[name] = function(x, ...)
    check.floats(check.tensor(x, name), name)
    return f(x, options_of(name, known, ...))
  end
  local kind = module.class(class)
  function kind:init(...)
    self.options = options_of(class, known, ...)
  end
  function kind:forward(x)
    check.floats(check.tensor(x, class), class)
    return f(x, self.options)
  end
  activation[class] = kind
end

---- smooth ----

-- 1 / (1 + e^-x)
define("sigmoid", "Sigmoid", {}, function(x)
  return x:sigmoid()
end)

-- The hyperbolic tangent.
define("tanh", "Tanh", {}, function(x)
  return x:tanh()
end)

-- x times the normal distribution function of x, exact or by Hendrycks and Gimpel's formula.
define("gelu", "GELU", { { "approximate", "none" } }, function(x, options)
  if options.approximate == "none" then
    return x * 0.5 * ((x * math.sqrt(0.5)):erf() + 1)
  elseif options.approximate == "tanh" then
    local scale = math.sqrt(2 / math.pi) -- tanh of scale (x + 0.044715 x^3)
    return x * 0.5 * ((x * (x * x * (0.044715 * scale) + scale)):tanh() + 1)
  end
  fail("gelu: approximate is 'none' or 'tanh', not '%s'", options.approximate)
end)

-- x sigmoid(x), also known as swish.
define("silu", "SiLU", {}, function(x)
  return x * x:sigmoid()
end)

-- x tanh(softplus(x))
define("mish", "Mish", {}, function(x)
  return x * x:softplus():tanh()
end)

-- log(1 + e^(beta x)) / beta, for all x; PyTorch's is linear from beta x = 20 on.
define("softplus", "Softplus", { { "beta", 1 } }, function(x, options)
  local beta = options.beta
  if not (beta > 0) then
    fail("softplus: beta must be above 0, not %s", check.shown(beta))
  end
  return beta == 1 and x:softplus() or (x * beta):softplus() * (1 / beta)
end)

-- log(sigmoid(x)), for all x.
define("log_sigmoid", "LogSigmoid", {}, function(x)
  return -(-x):softplus()
end)

-- x / (1 + |x|)
define("softsign", "Softsign", {}, function(x)
  return x / (x:abs() + 1)
end)

-- x - tanh(x)
define("tanhshrink", "Tanhshrink", {}, function(x)
  return x - x:tanh()
end)

---- in two or three pieces ----

-- max(x, 0)
define("relu", "ReLU", {}, function(x)
  return x:relu()
end)

-- x above 0, else negative_slope x.
define("leaky_relu", "LeakyReLU", { { "negative_slope", 0.01 } }, function(x, options)
  return x:gt(0):where(x, x * options.negative_slope)
end)

-- x above 0, else alpha (e^(x / width) - 1). At 0 the slope is that of the lower piece.
local function exponential_below(x, alpha, width)
  return x:relu() + (x:clamp(nil, 0) * (1 / width)):expm1() * alpha
end

-- x above 0, else alpha (e^x - 1).
define("elu", "ELU", { { "alpha", 1 } }, function(x, options)
  return exponential_below(x, options.alpha, 1)
end)

-- x above 0, else alpha (e^(x / alpha) - 1).
define("celu", "CELU", { { "alpha", 1 } }, function(x, options)
  if options.alpha == 0 then
    fail("celu: alpha must not be 0")
  end
  return exponential_below(x, options.alpha, options.alpha)
end)

-- The constants keep mean 0 and variance 1: Klambauer et al., "Self-Normalizing Neural Networks".
define("selu", "SELU", {}, function(x)
  return exponential_below(x, 1.6732632423543772, 1) * 1.0507009873554805
end)

-- x between two bounds; at a bound the slope is 0, unlike clamp's.
local function bounded(x, low, high)
  return x:le(low):where(low, x:ge(high):where(high, x))
end

local function check_lambd(lambd, what)
  if not (lambd >= 0) then
    fail("%s: lambd must be at least 0, not %s", what, check.shown(lambd))
  end
end

-- x, but 0 where |x| is at most lambd.
define("hardshrink", "Hardshrink", { { "lambd", 0.5 } }, function(x, options)
  check_lambd(options.lambd, "hardshrink")
  return x:abs():le(options.lambd):where(0, x)
end)

-- x, nearer to 0 by lambd: 0 where |x| is at most that.
define("softshrink", "Softshrink", { { "lambd", 0.5 } }, function(x, options)
  local lambd = options.lambd
  check_lambd(lambd, "softshrink")
  return x:abs():le(lambd):where(0, x:gt(0):where(x - lambd, x + lambd))
end)

-- x kept between min_val and max_val.
define("hardtanh", "Hardtanh", { { "min_val", -1 }, { "max_val", 1 } }, function(x, options)
  if not (options.min_val < options.max_val) then
    fail("hardtanh: min_val must be below max_val, but they are %s and %s",
         check.shown(options.min_val), check.shown(options.max_val))
  end
  return bounded(x, options.min_val, options.max_val)
end)

-- x kept between 0 and 6.
define("relu6", "ReLU6", {}, function(x)
  return bounded(x, 0, 6)
end)

-- x / 6 + 1/2 kept between 0 and 1, as (x + 3) / 6: near -3 the sum is exact.
define("hardsigmoid", "Hardsigmoid", {}, function(x)
  return x:le(-3):where(0, x:ge(3):where(1, (x + 3) / 6))
end)

-- x hardsigmoid(x)
define("hardswish", "Hardswish", {}, function(x)
  return x * (x + 3):clamp(0, 6) / 6
end)

-- x above the threshold, else the value.
define("threshold", "Threshold", { { "threshold" }, { "value" } }, function(x, options)
  return x:le(options.threshold):where(options.value, x)
end)

---- along an axis ----

-- e^x divided by its sum along the axis.
define("softmax", "Softmax", { { "axis", -1 } }, function(x, options)
  return x:softmax(options.axis)
end)

-- The softmax of -x.
define("softmin", "Softmin", { { "axis", -1 } }, function(x, options)
  return x:softmin(options.axis)
end)

-- The first half of the axis times the sigmoid of the second.
define("glu", "GLU", { { "axis", -1 } }, function(x, options)
  local axis = check.axis(options.axis, x:dim(), "glu")
  if x:size(axis) % 2 ~= 0 then
    fail("glu: axis %d of %s has no two halves", axis, check.words(x))
  end
  local value, gate = x:chunk(2, axis)
  return value * gate:sigmoid()
end)

-- log of the softmax.
define("log_softmax", "LogSoftmax", { { "axis", -1 } }, function(x, options)
  return x:log_softmax(options.axis)
end)

---- drawn at random ----

-- -log(-log(u)) for uniform u, which are multiples of 2^-24: in place of 0 half of that.
local function gumbel_like(x, what)
  local drawn = core.uniform(x:shape(), what):maximum(2 ^ -25)
  return core.cast(-(-drawn:log()):log(), check.float_of(x))
end

-- The softmax of (x + noise) / tau along the axis, where the noise is such that the largest is at
-- each place as often as the softmax of x says: Jang et al., "Categorical Reparameterization with
-- Gumbel-Softmax". With hard, a 1 there among zeros, with the gradient of the soft ones. Options,
-- by place or by name: tau = 1, hard = false, axis = -1.
function activation.gumbel_softmax(x, ...)
  check.floats(check.tensor(x, "gumbel_softmax"), "gumbel_softmax")
  local known = { { "tau", 1 }, { "hard", false }, { "axis", -1 } }
  local options = options_of("gumbel_softmax", known, ...)
  local axis = check.axis(options.axis, x:dim(), "gumbel_softmax")
  if not (options.tau > 0) then
    fail("gumbel_softmax: tau must be above 0, not %s", check.shown(options.tau))
  end
  local soft = ((x + gumbel_like(x, "gumbel_softmax")) / options.tau):softmax(axis)
  if not options.hard then
    return soft
  end
  local chosen = core.iota(x:shape(), axis):eq(core.argmax(soft, axis, true))
  return core.cast(chosen, check.float_of(x)) + (soft - soft:detach())
end

-- x above 0, else a x, where a is drawn for each element, uniform from lower to upper; but not in
-- training it is their mean.
define("rrelu", "RReLU", { { "lower", 1 / 8 }, { "upper", 1 / 3 } }, function(x, options)
  local lower, upper = options.lower, options.upper
  if not (lower <= upper) then
    fail("rrelu: lower must be at most upper, but they are %s and %s", check.shown(lower),
         check.shown(upper))
  end
  local slope = (lower + upper) / 2
  if core.is_training() then
    local drawn = core.uniform(x:shape(), "rrelu") * (upper - lower) + lower
    slope = core.cast(drawn, check.float_of(x))
  end
  return x:gt(0):where(x, x * slope)
end)

---- with a weight that is learnt ----

-- x where it is above 0, else x weight; the weight has one element, or one per index of axis 1.
function activation.prelu(x, weight)
  check.floats(check.tensor(x, "prelu"), "prelu")
  check.tensor(weight, "prelu: the weight")
  local shape = {}
  for i = 1, x:dim() do
    shape[i] = i == 2 and weight:numel() or 1
  end
  if weight:dim() ~= 1 or weight:numel() ~= 1 and (x:dim() < 2 or x:size(1) ~= weight:numel()) then
    fail("prelu: the weight has one element, or one per index of axis 1 of %s, not %s",
         check.words(x), check.words(weight))
  end
  check.one_dtype("prelu", x, weight)
  return x:gt(0):where(x, x * weight:reshape(shape))
end

activation.PReLU = module.class "PReLU"

-- prelu with a weight of this many elements, by default 1, which starts as `initial`, 0.25.
function activation.PReLU:init(num_parameters, initial)
  local count = check.count(num_parameters or 1, "PReLU: the number of parameters")
  self.weight = module.Parameter({ count }, initial or 0.25)
end

function activation.PReLU:forward(x)
  return activation.prelu(x, self.weight)
end

return activation
