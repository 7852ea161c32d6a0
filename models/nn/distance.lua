-- nn.distance: how far vectors are from one another.
local check, module = require "tensor.check", require "nn.module"
local fail = check.fail
local distance = {}

local function number(options, name, default, what)
  local value = options[name]
  if value == nil then
    return default
  elseif type(value) ~= "number" or not (value >= 0) then
    fail("%s: %s must be a number of at least 0, not %s", what, name, check.shown(value))
  end
  return value
end

local function check_broadcast(a, b, what)
  check.tensor(a, what)
  check.tensor(b, what)
  check.floats(a, what)
  check.floats(b, what)
  check.operands(what, a, b)
end

-- a / max(|a|, eps), vectors along `dim`. Options: p = 2, the norm; dim = 1; eps = 1e-12.
function distance.normalize(a, options)
  options = check.options(options, { "p", "dim", "eps" }, "normalize")
  check.tensor(a, "normalize")
  check.floats(a, "normalize")
  local eps, p = number(options, "eps", 1e-12, "normalize"), number(options, "p", 2, "normalize")
  local size = a:norm(p, check.axis(options.dim or 1, a:dim(), "normalize"), true)
  return a / size:lt(eps):where(eps, size)
end

-- a . b / (|a| |b|), vectors along `dim`, each length at least eps (which the gradient does not
-- see). Options: dim = 1; eps = 1e-8.
function distance.cosine_similarity(a, b, options)
  local what = "cosine_similarity"
  options = check.options(options, { "dim", "eps" }, what)
  check_broadcast(a, b, what)
  local product, eps = a * b, number(options, "eps", 1e-8, what)
  local axis, shape = check.axis(options.dim or 1, product:dim(), what), product:shape()
  local function length(v)
    local square = v:expand(shape):square():sum(axis)
    return (square + (square:maximum(eps * eps) - square):detach()):sqrt()
  end
  return product:sum(axis) / (length(a) * length(b))
end

-- |a - b + eps| over the last axis. Options: p = 2, the norm; eps = 1e-6; keepdim.
function distance.pairwise_distance(a, b, options)
  local what = "pairwise_distance"
  options = check.options(options, { "p", "eps", "keepdim" }, what)
  check_broadcast(a, b, what)
  if math.max(a:dim(), b:dim()) == 0 then
    fail("%s: needs vectors, not two scalars", what)
  end
  local p, eps = number(options, "p", 2, what), number(options, "eps", 1e-6, what)
  return (a - b + eps):norm(p, -1, options.keepdim)
end

-- The module of a function of two tensors and these options.
local function of_function(name, known, f)
  local class = module.class(name)
  function class:init(options)
    rawset(self, "options", check.options(options, known, name))
  end
  function class:forward(a, b)
    return f(a, b, rawget(self, "options"))
  end
  return class
end

-- nn.cosine_similarity: CosineSimilarity(options), called with two tensors.
distance.CosineSimilarity = of_function("CosineSimilarity", { "dim", "eps" },
                                        distance.cosine_similarity)
-- nn.pairwise_distance: PairwiseDistance(options), called with two tensors.
distance.PairwiseDistance = of_function("PairwiseDistance", { "p", "eps", "keepdim" },
                                        distance.pairwise_distance)

return distance
