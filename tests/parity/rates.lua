-- Every rate of optim.schedule over 130 steps; the other side is rates.py.
local nn, optim = require "nn", require "optim"
local rates = {
  cosine = optim.cosine(0.5, 50, 0.125),
  step = optim.step(0.5, 7, 0.75),
  multi_step = optim.multi_step(0.5, { 30, 9, 30 }, 0.5),
  exponential = optim.exponential(0.5, 0.95),
  polynomial = optim.polynomial(0.5, 80, 2),
  restarts = optim.cosine_restarts(0.5, 10, 2, 0.125),
  restarts_alike = optim.cosine_restarts(0.5, 9),
  one_cycle = optim.one_cycle(0.5, 130),
  one_cycle_linear = optim.one_cycle(0.5, 130, { anneal_strategy = "linear", pct_start = 0.4 }),
  one_cycle_three = optim.one_cycle(0.5, 130, { three_phase = true, div_factor = 5,
                                               final_div_factor = 10 }),
  one_cycle_both = optim.one_cycle(0.5, 130, { three_phase = true, anneal_strategy = "linear" }),
  cyclic = optim.cyclic(0.125, 0.5, { step_size_up = 10 }),
  cyclic_uneven = optim.cyclic(0.125, 0.5, { step_size_up = 8, step_size_down = 15,
                                             mode = "triangular2" }),
  cyclic_range = optim.cyclic(0.125, 0.5, { step_size_up = 16, mode = "exp_range", gamma = 0.98 }),
  linear = optim.linear(0.5),
  linear_down = optim.linear(0.5, 40, 1, 0.25),
  constant = optim.constant(0.5),
  constant_long = optim.constant(0.5, 30, 0.75),
  sequential = optim.sequential({ optim.constant(0.5, 20, 0.1), optim.exponential(0.5, 0.9),
                                  optim.cosine(0.5, 30) }, { 20, 50 }),
  chained = optim.constant(optim.exponential(0.5, 0.9), 30, 0.1),
}

local compiled = {}
for name, rate in pairs(rates) do
  compiled[name] = compile(name, { { 1 } }, function(step) return rate(step:sum()) end)
end

return model {
  run = function()
    for name, rate in pairs(compiled) do
      local found = {}
      for step = 1, 130 do
        found[step] = ("%.9g"):format(rate({ step - 1 }))
      end
      print("rate " .. name .. " " .. table.concat(found, " "))
    end
  end,
}
