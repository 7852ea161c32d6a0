-- optim: optimisers, written as graph: a training step computes the new parameters and moments like
-- any other tensors. The formulas are those of PyTorch's torch.optim, so runs can be compared.
--
-- Every optimiser takes lr, a number or a function of the number of finished steps (a float scalar)
-- that returns the rate, such as one of optim.schedule; clip_value, a limit on every element of the
-- gradients; and clip_norm, one on the norm of all gradients together. An own one:
--
--     optim.Optimizer{ lr = 0.1, rule = function(p, g, lr, slot)
--       local v = slot("velocity")           -- a tensor of p's shape, kept from step to step
--       local next_v = 0.9 * v + g
--       slot("velocity", next_v)             -- its value for the next step
--       return p - lr * next_v               -- the new parameter
--     end }
local core = ...
local check, schedule = require "tensor.check", require "optim.schedule"
local optim = {}

for name, f in pairs(schedule) do
  optim[name] = f
end

local function fail(format, ...)
  core.fail(format:format(...))
end

---- what all share ----

local function rate(lr)
  if type(lr) == "function" then
    return check.rate(lr(core.step():float()), "lr")
  end
  return lr
end

-- Every element within -limit and limit.
local function clipped_values(gradients, limit)
  local clamped = {}
  for i, g in ipairs(gradients) do
    clamped[i] = g:clamp(-limit, limit)
  end
  return clamped
end

-- All gradients scaled down alike when their joint norm is above the limit.
local function clipped_norm(gradients, limit)
  local total = 0
  for _, g in ipairs(gradients) do
    total = total + g:square():sum()
  end
  local factor = (limit / (total:sqrt() + 1e-6)):minimum(1)
  local scaled = {}
  for i, g in ipairs(gradients) do
    scaled[i] = g * factor
  end
  return scaled
end

-- slot(key) is what was kept for the parameter, zero at first, a tensor of its shape or a scalar;
-- slot(key, value) says what to keep for the next step.
local function slots_of(parameter, scalar)
  return function(key, value)
    local variable = core.slot(parameter, key, scalar)
    if value ~= nil then
      core.update(variable, value)
    end
    return variable
  end
end

-- Called while a training step is traced, with the parameters that have a gradient.
local function update(self, parameters, gradients)
  local options = self.options
  if options.clip_value then
    gradients = clipped_values(gradients, options.clip_value)
  end
  if options.clip_norm then
    gradients = clipped_norm(gradients, options.clip_norm)
  end
  -- scalars, computed once for all parameters; those that are kept are slots of the first
  local shared = self.prepare(options, slots_of(parameters[1], true))
  for i, parameter in ipairs(parameters) do
    local slot = slots_of(parameter)
    core.update(parameter, self.rule(parameter, gradients[i], shared, slot, options))
  end
end

-- optimizer:minimize(loss, parameters): in a function that is compiled, computes the gradients of
-- the loss and updates the parameters: a module, or a list; all that it depends on, if left out.
local function minimize(self, loss, parameters)
  local name = core.minimize()
  if (self._function or name) ~= name then
    fail("minimize: this optimizer is that of '%s'; '%s' needs its own", self._function, name)
  end
  self._function = name
  local all = parameters == nil and core.parameters() or core.parameters_of(parameters)
  local gradients, trained, given = core.grad(loss, nil, all, false), {}, {}
  core.frozen(loss, all)
  for i, parameter in ipairs(all) do
    if gradients[i] then
      core.trained(parameter)
      table.insert(trained, parameter)
      table.insert(given, gradients[i])
    end
  end
  if #trained == 0 then
    fail("minimize: the loss depends on no parameter%s", parameters and " of those given" or "")
  end
  self:update(trained, given)
end

-- Options that are finite numbers from 0 on.
local from_zero = { lr = true, eps = true, weight_decay = true, momentum = true, alpha = true,
                    lr_decay = true, momentum_decay = true, lambd = true, t0 = true }

-- Two numbers, as in PyTorch a tuple; fits(first, second) says whether they are right.
local function check_two(name, option, value, fits, words)
  local what = ("optim.%s: %s"):format(name, option)
  local first, second = table.unpack(check.items(value, what))
  if #value ~= 2 or type(first) ~= "number" or type(second) ~= "number" or
     not fits(first, second) then
    fail("%s are two numbers%s", what, words)
  end
end

-- Options that are two numbers: what they have to be.
local of_two = {
  betas = { function(a, b) return a >= 0 and a < 1 and b >= 0 and b < 1 end,
            " from 0 to below 1, as in betas = {0.9, 0.999}" },
  etas = { function(a, b) return a > 0 and a < 1 and b > 1 and b < math.huge end,
           ", one from 0 to 1 and one above 1, as in etas = {0.5, 1.2}" },
  step_sizes = { function(a, b) return a > 0 and a <= b and b < math.huge end,
                 ", the least above 0 and the largest, as in step_sizes = {1e-6, 50}" },
}

local function check_ranges(name, options)
  for option, value in pairs(options) do
    if from_zero[option] and type(value) ~= "function" then -- a rate may be one
      check.from_zero(value, ("optim.%s: %s"):format(name, option))
    elseif option == "clip_norm" or option == "clip_value" then
      check.positive(value, ("optim.%s: %s"):format(name, option))
    elseif option == "rho" then
      check.probability(value, ("optim.%s: rho"):format(name))
    elseif of_two[option] then
      check_two(name, option, value, table.unpack(of_two[option]))
    end
  end
  if options.nesterov and ((options.momentum or 0) == 0 or (options.dampening or 0) ~= 0) then
    fail("optim.%s: nesterov needs a momentum, and no dampening", name)
  end
end

local function check_options(name, options, defaults)
  if type(options) ~= "table" then
    fail("optim.%s needs a table of options, as in optim.%s{ lr = 1e-3 }", name, name)
  end
  for option, value in pairs(options) do
    local default = defaults[option]
    if default == nil then
      fail("optim.%s has no option '%s'%s", name, tostring(option),
           core.suggest(defaults, tostring(option)))
    end
    local fits = type(value) == type(default)
    if option == "lr" then
      fits = type(value) == "number" or type(value) == "function"
    end
    if not fits then
      fail("optim.%s: %s cannot be a %s", name, option, type(value))
    end
  end
  check_ranges(name, options)
end

local shared_defaults = { lr = 1e-3, clip_norm = math.huge, clip_value = math.huge }

-- optim[name]: a function from options to an optimiser. The rule gives the new value of one
-- parameter; prepare gives what all parameters share, by default the rate.
local function define(name, defaults, rule, prepare)
  for option, default in pairs(shared_defaults) do
    if defaults[option] == nil then
      defaults[option] = default
    end
  end
  optim[name] = function(given)
    check_options(name, given, defaults)
    local options = {}
    for option, default in pairs(defaults) do
      options[option] = given[option]
      if given[option] == nil and default ~= math.huge then
        options[option] = default
      end
    end
    return {
      _place = core.place(),
      options = options,
      rule = rule or options.rule,
      prepare = prepare or function()
        return rate(options.lr)
      end,
      update = update,
      minimize = minimize,
    }
  end
end

-- An optimiser of the script's own: rule(p, g, lr, slot, options) gives the new value.
define("Optimizer", { rule = function() end })

---- stochastic gradient descent ----

-- The gradient with that of weight_decay |p|^2 / 2.
local function decayed(g, p, options)
  return options.weight_decay ~= 0 and g + options.weight_decay * p or g
end

-- v = momentum v + (1 - dampening) g, but v = g in the first step; p = p - lr v, or with nesterov
-- p = p - lr (g + momentum v).
define("SGD", { momentum = 0, dampening = 0, nesterov = false, weight_decay = 0 },
  function(p, g, lr, slot, options)
    g = decayed(g, p, options)
    if options.momentum ~= 0 then
      local velocity = options.momentum * slot("momentum_buffer") + (1 - options.dampening) * g
      if options.dampening ~= 0 then
        velocity = core.step():eq(0):where(g, velocity)
      end
      slot("momentum_buffer", velocity)
      g = options.nesterov and g + options.momentum * velocity or velocity
    end
    return p - lr * g
  end)

---- Adam (Kingma and Ba, 2015) and AdamW (Loshchilov and Hutter, 2019) ----

local function precise(lr)
  return core.is_tensor(lr) and lr:double() or lr
end

-- The corrections 1 - beta^t are scalars of the step. They are taken in double, as PyTorch does:
-- 1 - 0.999^t loses half its digits in single. What remains per element is
--     p - rate m / (sqrt(v) / root + eps),   rate = lr / (1 - beta1^t), root = sqrt(1 - beta2^t)
local function adam_scalars(options)
  local beta1, beta2 = options.betas[1], options.betas[2]
  local lr, t = rate(options.lr), (core.step() + 1):double()
  return {
    lr = lr,
    rate = (precise(lr) / (1 - beta1 ^ t)):float():name("step_size"),
    per_root = (1 / (1 - beta2 ^ t):sqrt()):float():name("root_correction"),
  }
end

-- The running means of g and of g^2.
local function moments(g, slot, options)
  local beta1, beta2 = options.betas[1], options.betas[2]
  local m = beta1 * slot("exp_avg") + (1 - beta1) * g
  local v = beta2 * slot("exp_avg_sq") + (1 - beta2) * g * g
  slot("exp_avg", m)
  slot("exp_avg_sq", v)
  return m, v
end

local function adam_rule(p, g, scalars, slot, options)
  local m, v = moments(g, slot, options)
  if options.amsgrad then
    v = slot("max_exp_avg_sq"):maximum(v)
    slot("max_exp_avg_sq", v)
  end
  return p - scalars.rate * (m / (v:sqrt() * scalars.per_root + options.eps))
end

-- p = p - lr m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + eps), with running means m of g and v
-- of g^2; with amsgrad the largest v so far.
define("Adam", { betas = { 0.9, 0.999 }, eps = 1e-8, weight_decay = 0, amsgrad = false },
  function(p, g, scalars, slot, options)
    return adam_rule(p, decayed(g, p, options), scalars, slot, options)
  end, adam_scalars)

-- Adam, with the weight decay taken off the parameter and not added to the gradient.
define("AdamW", { betas = { 0.9, 0.999 }, eps = 1e-8, weight_decay = 0.01, amsgrad = false },
  function(p, g, scalars, slot, options)
    if options.weight_decay ~= 0 then
      p = p - scalars.lr * options.weight_decay * p
    end
    return adam_rule(p, g, scalars, slot, options)
  end, adam_scalars)

-- Adam with Nesterov's momentum (Dozat, 2016), which grows: mu(t) = beta1 (1 - 0.96^(t
-- momentum_decay) / 2), of which P(t) is the product so far. p = p - lr d / (sqrt(v / (1 -
-- beta2^t)) + eps), d = (1 - mu(t)) / (1 - P(t)) g + mu(t + 1) / (1 - P(t + 1)) m.
define("NAdam", { lr = 2e-3, betas = { 0.9, 0.999 }, eps = 1e-8, weight_decay = 0,
                  momentum_decay = 4e-3 },
  function(p, g, scalars, slot, options)
    g = decayed(g, p, options)
    local m, v = moments(g, slot, options)
    return p - (scalars.of_gradient * g + scalars.of_mean * m) /
               (v:sqrt() * scalars.per_root + options.eps)
  end,
  function(options, slot)
    local lr = precise(rate(options.lr))
    local t = (core.step() + 1):double()
    local function momentum(at)
      return options.betas[1] * (1 - 0.5 * 0.96 ^ (at * options.momentum_decay))
    end
    local now, next_one = momentum(t), momentum(t + 1)
    local before = core.step():eq(0):where(1, slot("mu_product"))
    local product = before:double() * now
    slot("mu_product", product:float())
    return {
      of_gradient = (lr * (1 - now) / (1 - product)):float():name("gradient_size"),
      of_mean = (lr * next_one / (1 - product * next_one)):float():name("mean_size"),
      per_root = (1 / (1 - options.betas[2] ^ t):sqrt()):float():name("root_correction"),
    }
  end)

-- Adam that divides by sqrt(v) only once v is known well enough (Liu et al., 2020). With the length
-- of the mean v, rho = R - 2 t beta2^t / (1 - beta2^t), R = 2 / (1 - beta2) - 1, and m' = m / (1 -
-- beta1^t): p = p - lr m' while rho is 5 at most; then p = p - lr m' r sqrt(1 - beta2^t) / (sqrt(v)
-- + eps), r^2 = (rho - 4) (rho - 2) R / ((R - 4) (R - 2) rho).
define("RAdam", { betas = { 0.9, 0.999 }, eps = 1e-8, weight_decay = 0 },
  function(p, g, scalars, slot, options)
    local m, v = moments(decayed(g, p, options), slot, options)
    local divided = scalars.rectified * (m / (v:sqrt() + options.eps))
    return p - scalars.rate * scalars.known:where(divided, m)
  end,
  function(options)
    local beta1, beta2 = options.betas[1], options.betas[2]
    local lr = precise(rate(options.lr))
    local t, longest = (core.step() + 1):double(), 2 / (1 - beta2) - 1
    local power = beta2 ^ t
    local length = longest - 2 * t * power / (1 - power)
    local long = length:maximum(5) -- shorter ones are not asked for
    local square = (long - 4) * (long - 2) / long * (longest / ((longest - 4) * (longest - 2)))
    return {
      rate = (lr / (1 - beta1 ^ t)):float():name("step_size"),
      known = length:gt(5),
      rectified = (square * (1 - power)):sqrt():float():name("rectification"),
    }
  end)

-- p = p - lr / (1 - beta1^t) m / u, with the running mean m of g and the largest |g| of late, u =
-- max(beta2 u, |g| + eps) (Kingma and Ba, 2015).
define("Adamax", { lr = 2e-3, betas = { 0.9, 0.999 }, eps = 1e-8, weight_decay = 0 },
  function(p, g, lr, slot, options)
    g = decayed(g, p, options)
    local beta1, beta2 = options.betas[1], options.betas[2]
    local m = beta1 * slot("exp_avg") + (1 - beta1) * g
    local largest = (beta2 * slot("exp_inf")):maximum(g:abs() + options.eps)
    slot("exp_avg", m)
    slot("exp_inf", largest)
    return p - lr * (m / largest)
  end,
  function(options)
    local lr = precise(rate(options.lr))
    return (lr / (1 - options.betas[1] ^ (core.step() + 1):double())):float():name("step_size")
  end)

---- others with a rate for each element ----

-- p = p - lr g / (sqrt(v) + eps), with the running mean v of g^2; centered, less the square of that
-- of g. With momentum, b = momentum b + g / (sqrt(v) + eps), p = p - lr b.
define("RMSprop", { lr = 1e-2, alpha = 0.99, eps = 1e-8, weight_decay = 0, momentum = 0,
                    centered = false },
  function(p, g, lr, slot, options)
    g = decayed(g, p, options)
    local v = options.alpha * slot("square_avg") + (1 - options.alpha) * g * g
    slot("square_avg", v)
    if options.centered then
      local mean = options.alpha * slot("grad_avg") + (1 - options.alpha) * g
      slot("grad_avg", mean)
      v = v - mean * mean
    end
    local move = g / (v:sqrt() + options.eps)
    if options.momentum ~= 0 then
      move = options.momentum * slot("momentum_buffer") + move
      slot("momentum_buffer", move)
    end
    return p - lr * move
  end)

-- p = p - lr / (1 + steps lr_decay) g / (sqrt(s) + eps), with the sum s of g^2 over all steps.
define("Adagrad", { lr = 1e-2, lr_decay = 0, weight_decay = 0, eps = 1e-10 },
  function(p, g, lr, slot, options)
    g = decayed(g, p, options)
    local sum = slot("sum") + g * g
    slot("sum", sum)
    return p - lr * (g / (sum:sqrt() + options.eps))
  end,
  function(options)
    local lr = rate(options.lr)
    return options.lr_decay == 0 and lr or lr / (1 + options.lr_decay * core.step():float())
  end)

-- p = p - lr d, d = sqrt(u + eps) / sqrt(v + eps) g, with the running means v of g^2 and, up to the
-- step before, u of d^2 (Zeiler, 2012).
define("Adadelta", { lr = 1.0, rho = 0.9, eps = 1e-6, weight_decay = 0 },
  function(p, g, lr, slot, options)
    g = decayed(g, p, options)
    local rho, eps, moved = options.rho, options.eps, slot("acc_delta")
    local v = rho * slot("square_avg") + (1 - rho) * g * g
    local delta = (moved + eps):sqrt() / (v + eps):sqrt() * g
    slot("square_avg", v)
    slot("acc_delta", rho * moved + (1 - rho) * delta * delta)
    return p - lr * delta
  end)

-- p = p - lr (sign(beta1 m + (1 - beta1) g) + weight_decay p), m = beta2 m + (1 - beta2) g (Chen et
-- al., 2023).
define("Lion", { lr = 1e-4, betas = { 0.9, 0.99 }, weight_decay = 0 },
  function(p, g, lr, slot, options)
    local beta1, beta2 = options.betas[1], options.betas[2]
    local m = slot("exp_avg")
    slot("exp_avg", beta2 * m + (1 - beta2) * g)
    return p - lr * decayed((beta1 * m + (1 - beta1) * g):sign(), p, options)
  end)

-- Only the signs of g count (Riedmiller and Braun, 1993): p = p - s sign(g), where s, lr at first,
-- grows by the second of etas when g has the sign of the step before, and shrinks by the first of
-- them, while p stays, when it has the other; step_sizes are its least and its largest.
define("Rprop", { lr = 1e-2, etas = { 0.5, 1.2 }, step_sizes = { 1e-6, 50 } },
  function(p, g, lr, slot, options)
    local product = g * slot("prev")
    local turned = product:lt(0)
    local size = core.step():eq(0):where(lr, slot("step_size"))
    local factor = turned:where(options.etas[1], product:gt(0):where(options.etas[2], 1))
    size = (size * factor):clamp(options.step_sizes[1], options.step_sizes[2])
    g = turned:where(0, g)
    slot("step_size", size)
    slot("prev", g)
    return p - size * g:sign()
  end)

---- averages over the steps ----

-- p = (1 - lambd e) p - e g, e = lr / (1 + lambd lr t)^alpha after t steps. The slot "ax", which is
-- in state.safetensors, is the mean of p over the steps from t0 on, and p before (Polyak and
-- Juditsky, 1992).
define("ASGD", { lr = 1e-2, lambd = 1e-4, alpha = 0.75, t0 = 1e6, weight_decay = 0 },
  function(p, g, scalars, slot, options)
    local average = slot("ax")
    local next_p = p * scalars.kept - scalars.eta * decayed(g, p, options)
    slot("ax", scalars.first:where(next_p, average + (next_p - average) * scalars.share))
    return next_p
  end,
  function(options)
    local lr, t = precise(rate(options.lr)), core.step():double()
    local eta = lr / (t * lr * options.lambd + 1) ^ options.alpha
    local count = t - options.t0
    return {
      eta = eta:float():name("eta"), kept = (1 - eta * options.lambd):float():name("kept"),
      first = count:le(1), share = (1 / count:maximum(1)):float():name("share"),
    }
  end)

check.bound(optim, "optim.")
return core.strict(optim, "optim")
