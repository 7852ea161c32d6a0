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

-- A number, or a rate that changes, at this step.
local function rate_at(lr, steps, what)
  return type(lr) == "function" and check.rate(lr(steps), what) or lr
end

local function check_rate(lr, what)
  if type(lr) ~= "function" then
    check.from_zero(lr, what)
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

-- From `from` to `to` in a straight line, while the angle goes from 0 to pi.
local function straight(from, to, angle)
  return angle * ((to - from) / math.pi) + from
end

local strategies = { cos = half_cosine, linear = straight }

-- The rate of phases { last step, first rate, last rate }, of which each begins where the one
-- before ends, and there it is that one's; a phase that ends before step 0 is left out.
local function in_phases(steps, phases, way)
  local rate
  for i = #phases, 1, -1 do
    local stop, from, to = table.unpack(phases[i])
    local start = i > 1 and phases[i - 1][1] or 0
    local now = way(from, to, ((steps - start) / (stop - start)):minimum(1) * math.pi)
    rate = not rate and now or stop > 0 and steps:le(stop):where(now, rate) or rate
  end
  return rate
end

-- From lr / div_factor up to lr, the highest rate, and down to lr / (div_factor final_div_factor),
-- each along half a cosine, or with anneal_strategy = "linear" in a straight line, in `total`
-- steps, of which pct_start is the part that rises; then it stays. With three_phase it falls to
-- lr / div_factor in as many steps as it rose, and further down from there. Options are
-- { pct_start = 0.3, anneal_strategy = "cos", three_phase = false, div_factor = 25,
-- final_div_factor = 1e4 }. The momentum of the optimiser stays as it is: PyTorch's
-- cycle_momentum = False.
function schedule.one_cycle(lr, total, options)
  options = check.options(options, { "pct_start", "anneal_strategy", "three_phase", "div_factor",
                                     "final_div_factor" }, "optim.one_cycle")
  local way = strategies[options.anneal_strategy or "cos"]
  local part = options.pct_start or 0.3
  local divisor, last_divisor = options.div_factor or 25, options.final_div_factor or 1e4
  check.from_zero(lr, "optim.one_cycle: lr")
  check.count(total, "optim.one_cycle: total")
  check.probability(part, "optim.one_cycle: pct_start")
  check.positive(divisor, "optim.one_cycle: div_factor")
  check.positive(last_divisor, "optim.one_cycle: final_div_factor")
  if not way then
    check.fail("optim.one_cycle: anneal_strategy is 'cos' or 'linear', not %s",
               check.shown(options.anneal_strategy))
  elseif options.three_phase and part > 0.5 then
    check.fail("optim.one_cycle: with three_phase pct_start is at most 0.5, not %s",
               check.shown(part))
  end
  local first, top = lr / divisor, part * total - 1 -- steps are counted from 0
  local phases = { { top, first, lr }, { total - 1, lr, first / last_divisor } }
  if options.three_phase then
    phases[2] = { 2 * top, lr, first }
    phases[3] = { total - 1, first, first / last_divisor }
  end
  return function(steps)
    return in_phases(steps, phases, way)
  end
end

-- lr, a number or another of these, of which the first `rise` steps take a growing part: 1 / rise,
-- 2 / rise, ..., 1.
function schedule.warmup(lr, rise)
  check_rate(lr, "optim.warmup: lr")
  check.positive(rise, "optim.warmup: rise")
  return function(steps)
    return rate_at(lr, steps, "optim.warmup") * ((steps + 1) * (1 / rise)):minimum(1)
  end
end

-- lr, a number or another of these, times a factor that goes from `first` to `last` in a straight
-- line over `total` steps, by default from 1/3 to 1 over 5.
function schedule.linear(lr, total, first, last)
  total, first, last = total or 5, first or 1 / 3, last or 1
  check_rate(lr, "optim.linear: lr")
  check.positive(total, "optim.linear: total")
  check.from_zero(first, "optim.linear: the first factor")
  check.from_zero(last, "optim.linear: the last factor")
  return function(steps)
    local factor = (steps / total):minimum(1) * (last - first) + first
    return rate_at(lr, steps, "optim.linear") * factor
  end
end

-- lr, a number or another of these, times a factor, by default 1/3, in the first `total` steps, by
-- default 5.
function schedule.constant(lr, total, factor)
  total, factor = total or 5, factor or 1 / 3
  check_rate(lr, "optim.constant: lr")
  check.positive(total, "optim.constant: total")
  check.from_zero(factor, "optim.constant: the factor")
  return function(steps)
    return steps:lt(total):where(factor, 1) * rate_at(lr, steps, "optim.constant")
  end
end

-- One rate after the other, numbers or others of these: from each milestone on the next one, which
-- counts its steps from there: sequential({ optim.linear(0.1, 10), optim.cosine(0.1, 90) },
-- { 10 }).
function schedule.sequential(rates, milestones)
  for _, list in ipairs{ { rates }, { milestones } } do
    if type(list[1]) ~= "table" or core.is_tensor(list[1]) then
      check.fail("optim.sequential: needs a list of rates and one of milestones, not %s",
                 check.shown(list[1]))
    end
  end
  if #check.items(rates, "optim.sequential: rates") == 0 then
    check.fail("optim.sequential: there is no rate in the list")
  end
  for i, lr in ipairs(rates) do
    check_rate(lr, ("optim.sequential: rate %d"):format(i))
  end
  check.items(milestones, "optim.sequential: milestones")
  if #milestones ~= #rates - 1 then
    check.fail("optim.sequential: %d rates need %d milestones, not %d", #rates, #rates - 1,
               #milestones)
  end
  for i, milestone in ipairs(milestones) do
    check.integer(milestone, ("optim.sequential: milestone %d"):format(i))
    if milestone <= (milestones[i - 1] or 0) then
      check.fail("optim.sequential: milestone %d, %d, does not come after the one before", i,
                 milestone)
    end
  end
  return function(steps)
    local now = rate_at(rates[1], steps, "optim.sequential")
    for i, milestone in ipairs(milestones) do
      local later = rate_at(rates[i + 1], (steps - milestone):maximum(0), "optim.sequential")
      now = steps:ge(milestone):where(later, now)
    end
    return now
  end
end

local cycle_modes = { triangular = true, triangular2 = true, exp_range = true }

-- Up from `least` to lr in a straight line over step_size_up steps, and down again over
-- step_size_down, by default as many; then anew. What is above `least` is halved after every such
-- cycle in the mode "triangular2", and times gamma after every step in the mode "exp_range".
-- Options are { step_size_up = 2000, step_size_down, mode = "triangular", gamma = 1 }. The momentum
-- stays as it is: PyTorch's cycle_momentum = False.
function schedule.cyclic(least, lr, options)
  local what = "optim.cyclic"
  options = check.options(options, { "step_size_up", "step_size_down", "mode", "gamma" }, what)
  local up, mode = options.step_size_up or 2000, options.mode or "triangular"
  local down, gamma = options.step_size_down or up, options.gamma or 1
  check.from_zero(least, what .. ": the least rate")
  check.from_zero(lr, what .. ": lr")
  check.count(up, what .. ": step_size_up")
  check.count(down, what .. ": step_size_down")
  check.from_zero(gamma, what .. ": gamma")
  if not cycle_modes[mode] then
    check.fail("%s: mode is 'triangular', 'triangular2' or 'exp_range', not %s", what,
               check.shown(mode))
  end
  return function(steps)
    local cycle = (steps / (up + down)):floor()
    local place = steps - cycle * (up + down)
    local height = (place / up):minimum((up + down - place) / down) * (lr - least)
    if mode == "triangular2" then
      height = height * 0.5 ^ cycle
    elseif mode == "exp_range" then
      height = height * gamma ^ steps
    end
    return height + least
  end
end

return schedule
