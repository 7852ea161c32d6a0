-- optim.schedule: rates that change, functions of the number of finished steps, which an optimiser
-- takes as its lr. The formulas are those of PyTorch's torch.optim.lr_scheduler.
local core = ...
local tensor, check = require "tensor", require "tensor.check"
local schedule = {}

-- Whole numbers up to this one are floats; what begins later begins in no run.
local LAST_STEP = 2 ^ 24

-- lr / (1 + steps / half): half the rate after `half` steps, a third after twice as many.
function schedule.inverse_time(lr, half)
  check.from_zero(lr, "optim.inverse_time: lr")
  check.positive(half, "optim.inverse_time: half")
  return function(steps)
    return lr / (1 + steps / half)
  end
end

-- From `from` to `to` along half a cosine, while the angle goes from 0 to pi.
local function half_cosine(from, to, angle)
  local rest = (angle:cos() + 1) * ((from - to) / 2)
  return to == 0 and rest or rest + to
end

-- From lr down to `least`, by default 0, along half a cosine over `total` steps; then it stays.
function schedule.cosine(lr, total, least)
  check.from_zero(lr, "optim.cosine: lr")
  check.positive(total, "optim.cosine: total")
  check.from_zero(least or 0, "optim.cosine: the least rate")
  return function(steps)
    return half_cosine(lr, least or 0, (steps * (math.pi / total)):minimum(math.pi))
  end
end

-- lr times gamma, by default 0.1, after each `size` steps.
function schedule.step(lr, size, gamma)
  gamma = gamma or 0.1
  check.from_zero(lr, "optim.step: lr")
  check.positive(size, "optim.step: size")
  check.from_zero(gamma, "optim.step: gamma")
  return function(steps)
    return gamma ^ (steps / size):floor() * lr
  end
end

-- lr times gamma, by default 0.1, from each milestone on: multi_step(0.1, { 30, 80 }) changes the
-- rate after 30 and after 80 steps.
function schedule.multi_step(lr, milestones, gamma)
  gamma = gamma or 0.1
  check.from_zero(lr, "optim.multi_step: lr")
  check.from_zero(gamma, "optim.multi_step: gamma")
  if type(milestones) ~= "table" or core.is_tensor(milestones) then
    check.fail("optim.multi_step: milestones are a list of numbers of steps, as in { 30, 80 }, " ..
               "not %s", check.shown(milestones))
  end
  for i, milestone in ipairs(check.items(milestones, "optim.multi_step: milestones")) do
    check.integer(milestone, ("optim.multi_step: milestone %d"):format(i))
  end
  if #milestones == 0 then
    check.fail("optim.multi_step: there is no milestone in the list")
  end
  return function(steps)
    local passed = steps:ge(tensor.tensor(milestones):float()):float():sum()
    return gamma ^ passed * lr
  end
end

-- lr times gamma after every step.
function schedule.exponential(lr, gamma)
  check.from_zero(lr, "optim.exponential: lr")
  check.from_zero(gamma, "optim.exponential: gamma")
  return function(steps)
    return gamma ^ steps * lr
  end
end

-- lr (1 - steps / total)^power, by default in a straight line, with power 1; 0 from `total` on.
function schedule.polynomial(lr, total, power)
  power = power or 1
  check.from_zero(lr, "optim.polynomial: lr")
  check.positive(total, "optim.polynomial: total")
  check.from_zero(power, "optim.polynomial: power")
  return function(steps)
    return (1 - (steps / total):minimum(1)) ^ power * lr
  end
end

-- From lr down to `least`, by default 0, along half a cosine over `first` steps; then from lr
-- again, over `factor` times as many, by default as many, and so on.
function schedule.cosine_restarts(lr, first, factor, least)
  factor, least = factor or 1, least or 0
  check.from_zero(lr, "optim.cosine_restarts: lr")
  check.count(first, "optim.cosine_restarts: first")
  check.count(factor, "optim.cosine_restarts: factor")
  check.from_zero(least, "optim.cosine_restarts: the least rate")
  local starts = { 0 } -- first, first + first factor, ...: no logarithm, which rounds, says where
  local start = first
  while factor > 1 and start < LAST_STEP do
    table.insert(starts, start)
    start = start * factor + first
  end
  return function(steps)
    local began = (steps / first):floor() * first
    if factor > 1 then
      local known = tensor.tensor(starts):float()
      began = steps:ge(known):where(known, 0):amax()
    end
    local length = first + (factor - 1) * began -- first factor^n: began is a geometric sum
    return half_cosine(lr, least, (steps - began) / length * math.pi)
  end
end

-- From lr / div_factor up to lr, the highest rate, and down to lr / (div_factor final_div_factor),
-- each along half a cosine, in `total` steps, of which pct_start is the part that rises; then it
-- stays. Options are { pct_start = 0.3, div_factor = 25, final_div_factor = 1e4 }. The momentum of
-- the optimiser stays as it is: PyTorch's cycle_momentum = False.
function schedule.one_cycle(lr, total, options)
  options = check.options(options, { "pct_start", "div_factor", "final_div_factor" },
                          "optim.one_cycle")
  local part = options.pct_start or 0.3
  local divisor, last_divisor = options.div_factor or 25, options.final_div_factor or 1e4
  check.from_zero(lr, "optim.one_cycle: lr")
  check.count(total, "optim.one_cycle: total")
  check.probability(part, "optim.one_cycle: pct_start")
  check.positive(divisor, "optim.one_cycle: div_factor")
  check.positive(last_divisor, "optim.one_cycle: final_div_factor")
  local first, top, last = lr / divisor, part * total - 1, total - 1 -- steps are counted from 0
  return function(steps)
    local fallen = ((steps - top) / (last - top)):minimum(1)
    local falling = half_cosine(lr, first / last_divisor, fallen * math.pi)
    if top <= 0 then
      return falling
    end
    return steps:le(top):where(half_cosine(first, lr, steps / top * math.pi), falling)
  end
end

-- lr, a number or another of these, of which the first `rise` steps take a growing part: 1 / rise,
-- 2 / rise, ..., 1.
function schedule.warmup(lr, rise)
  if type(lr) ~= "function" then
    check.from_zero(lr, "optim.warmup: lr")
  end
  check.positive(rise, "optim.warmup: rise")
  return function(steps)
    local now = type(lr) == "function" and check.rate(lr(steps), "optim.warmup") or lr
    return now * ((steps + 1) * (1 / rise)):minimum(1)
  end
end

return schedule
