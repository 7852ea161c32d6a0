-- Gamma, digamma, polygamma, the inverse of erf, Bessel functions.
local cases = {}

local function add(entry)
  table.insert(cases, entry)
end

local huge, nan = 1 / 0, 0 / 0
local ends = values{ 7, data = { 0, huge, -huge, nan, 1000, 1e5, 1e30 } }
local spread = values{ 11, data = { 0.3, 0.45, 0.6, 1.45, 2.3, 3.6, 4.7, 5.2, 7.9, 12, 40 } }
local negative = values{ 8, data = { -0.3, -0.5, -0.8, -1.4, -2.6, -3.3, -7.75, -20.25 } }

-- Cases of a:name(...) that `torch` is the other spelling of, at all that `operands` lists.
local function method(name, torch, operands, ...)
  local arguments = table.pack(...)
  local function apply(a) return a[name](a, table.unpack(arguments, 1, arguments.n)) end
  for _, operand in ipairs(operands) do
    add{ name, apply, torch = torch, a = operand }
  end
  add{ name, apply, torch = torch, shapes = elementwise,
       a = name == "erfinv" and inside or positive }
  add{ wrong = name, apply, a = index(3){ 2 },
       error = name .. ": takes floats, not i32; cast with :float()" }
  add{ wrong = name, apply, a = truth{ 2 },
       error = name .. ": takes floats, not bool; cast with :float()" }
  -- the body of a loop differentiates the formula itself
  add{ name, function(a)
    local _, ys = tensor.scan(function(x) return x * 0.75, apply(x) end, a, nil, { length = 2 })
    return ys
  end, torch = ("torch.stack([(lambda a: %s)(x) for x in (a, a * 0.75)])"):format(torch),
    a = name == "erfinv" and inside{ 4 } or values{ 5, data = { 1.9, 2.6, 3.1, 9.25, 17 } } }
  return apply
end

local lgamma = method("lgamma", "a.lgamma()", { spread, negative })
add{ "lgamma", lgamma, torch = "a.lgamma()", a = ends, discrete = true }
add{ "lgamma", lgamma, torch = "a.lgamma()", kink = "at", -- steep, or of slope 0 / 0
     a = values{ 9, data = { 1, 2, 0.99999, 2.00001, 1e-30, 1e5, huge, 0, -0.0 } } }
add{ "lgamma", lgamma, torch = "a.lgamma()", a = values{ 4, data = { -1, -2, -50, -1e9 } },
     kink = "at" }
-- In proportion: nothing is lost where the result is nearly 0.
add{ "lgamma", function(a) return (a + 1):lgamma() / a, (a + 2):lgamma() / a end, discrete = true,
     torch = "(a + 1).lgamma() / a, (a + 2).lgamma() / a",
     a = values{ 4, data = { 2 ^ -20, -2 ^ -20, 2 ^ -10, -2 ^ -23 } } }

local digamma = method("digamma", "a.digamma()", { spread, negative })
add{ "digamma", digamma, torch = "a.digamma()", a = ends, discrete = true }
add{ "digamma", digamma, torch = "a.digamma()", discrete = true,
     a = values{ 5, data = { -0.0, -1, -2, -30, 1e-30 } } }
add{ "digamma", digamma, torch = "a.digamma()", a = values{ 3, data = { 1e4, 9.5, 10 } },
     kink = "at" }

for n = 0, 4 do
  method("polygamma", ("torch.polygamma(%d, a)"):format(n), { spread, negative }, n)
  add{ "polygamma", function(a) return tensor.polygamma(n, a + 3) end, a = { 2, 3 },
       torch = ("torch.polygamma(%d, a + 3)"):format(n) }
end
add{ "polygamma", function(a) return a:polygamma(1), a:polygamma(3) end, discrete = true,
     torch = "torch.polygamma(1, a), torch.polygamma(3, a)",
     a = values{ 4, data = { 0, -0.0, nan, 1e5 } } }
add{ "polygamma", function(a) return a:polygamma(2), a:polygamma(4) end, discrete = true,
     torch = "torch.polygamma(2, a), torch.polygamma(4, a)",
     a = values{ 5, data = { 0, -1, -7, nan, 1e3 } } }
add{ "polygamma", function(a) return a:polygamma(20) end, torch = "torch.polygamma(20, a)",
     a = values{ 3, data = { 1.5, 3, 20 } }, kink = "at" }
for _, n in ipairs{ -1, 21 } do
  add{ wrong = "polygamma", function(a) return a:polygamma(n) end, a = { 2 },
       error = "polygamma: n is a whole number from 0 to 20, not " .. n }
end
add{ wrong = "polygamma", function(a) return tensor.polygamma(a, 1) end, a = { 2 },
     error = "polygamma: needs a tensor, not number" }
add{ wrong = "polygamma", function(a) return a:polygamma(4 / 2) end, a = { 2 },
     error = "polygamma: n is a whole number from 0 to 20, not 2.0, a float, which / makes of " ..
       "whole numbers; // does not" }

for p = 1, 4 do
  add{ "mvlgamma", function(a) return (a + 1.5):mvlgamma(p) end, shapes = elementwise, a = positive,
       torch = ("(a + 1.5).mvlgamma(%d)"):format(p) }
end
add{ wrong = "mvlgamma", function(a) return a:mvlgamma(0) end, a = { 2 },
     error = "mvlgamma: p must be a whole number of at least 1, not 0" }
add{ wrong = "mvlgamma", function(a) return a:mvlgamma(2) end, a = index(3){ 2 },
     error = "mvlgamma: takes floats, not i32; cast with :float()" }

-- A density as users write it.
add{ "lgamma", function(a, b)
  local beta = (a + 1):lgamma() + (b + 1):lgamma() - (a + b + 2):lgamma()
  return a * math.log(0.25) + b * math.log(0.75) - beta
end, torch = "torch.distributions.Beta(a + 1, b + 1).log_prob(torch.tensor(0.25).double())",
     shapes = elementwise2, a = positive, b = positive }

local erfinv = method("erfinv", "a.erfinv()", { inside{ 3, 4 } })
add{ "erfinv", erfinv, torch = "a.erfinv()", kink = "at",
     a = values{ 8, data = { 0, -0.0, 1e-20, 0.5, -0.9, 0.9999, 0.999999, -0.99999994 } } }
add{ "erfinv", erfinv, torch = "a.erfinv()", a = values{ 2, data = { 1, -1 } }, kink = "at" }
add{ "erfinv", erfinv, torch = "a.erfinv()", discrete = true,
     a = values{ 7, data = { 1, -1, 1.0001, -2, huge, -huge, nan } } }

for _, name in ipairs{ "i0", "i0e", "i1", "i1e" } do
  local torch = ("torch.special.%s(a)"):format(name)
  local apply = method(name, torch, {
    spread, negative, values{ 6, data = { 8.75, -9.25, 19.5, -20.5, 0.25, -0.25 } },
  })
  add{ name, apply, torch = torch, a = values{ 4, data = { 0, 1e-4, 60, -60 } }, kink = "at" }
  add{ name, apply, torch = torch, a = values{ 3, data = { nan, 1e-30, -1e-30 } }, discrete = true }
end
for _, name in ipairs{ "i0e", "i1e" } do
  add{ name, function(a) return a[name](a) * 1000 end, discrete = true,
       torch = ("torch.special.%s(a) * 1000"):format(name),
       a = values{ 4, data = { 1e4, -1e6, 1e30, 500 } } }
end

return cases
