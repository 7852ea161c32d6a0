-- Short compositions, by PyTorch's names for them.
local cases = {}

local function add(entry)
  table.insert(cases, entry)
end

local huge, nan = 1 / 0, 0 / 0
local special = values{ 8, data = { 0, -0.0, huge, -huge, nan, 1, -1, 0.5 } }

---- elementwise ----

local elements = {
  { "exp2", "a.exp2()", nil, values{ 3, data = { 100, -100, 0 } } },
  { "frac", "a.frac()", odd, values{ 4, data = { 2.75, -2.75, 1e9, 3 } } },
  { "sinc", "a.sinc()", nonzero, values{ 4, data = { 1, -2, 0.5, 1.5 } } },
  { "deg2rad", "a.deg2rad()" }, { "rad2deg", "a.rad2deg()" },
  { "erfcx", "torch.special.erfcx(a)", nil, values{ 6, data = { 0, 3, 20, -3, 0.25, -0.5 } } },
  { "ndtr", "torch.special.ndtr(a)", nil, values{ 4, data = { 0, -1.5, 3, -5 } } },
  { "log_ndtr", "torch.special.log_ndtr(a)", nil, values{ 5, data = { 0, -1.5, 3, -5, -40 } } },
}
for _, each in ipairs(elements) do
  local name, torch, domain, points = table.unpack(each, 1, 4)
  local function apply(a) return a[name](a) end
  add{ name, apply, torch = torch, shapes = elementwise, a = domain }
  add{ name, apply, torch = torch, a = special, discrete = true }
  if points then
    add{ name, apply, torch = torch, a = points, kink = "at" }
  end
  add{ wrong = name, apply, a = index(3){ 2 },
       error = name .. ": takes floats, not i32; cast with :float()" }
  add{ wrong = name, apply, a = truth{ 2 },
       error = name .. ": takes floats, not bool; cast with :float()" }
end
-- In proportion, far out.
add{ "erfcx", function(a) return a * a:erfcx() end, torch = "a * torch.special.erfcx(a)",
     a = values{ 4, data = { 50, 1000, 1e6, 1e12 } }, discrete = true }
add{ "ndtr", function(a) return (a * a / 2):exp() * a:ndtr() end, discrete = true,
     torch = "(a * a / 2).exp() * torch.special.ndtr(a)", a = values{ 3, data = { -1, -3, -6 } } }
add{ "log_ndtr", function(a) return a:log_ndtr() end, torch = "torch.special.log_ndtr(a)",
     a = values{ 3, data = { -20, -100, -1e3 } }, kink = "at" }
add{ "log_ndtr", function(a) return a:log_ndtr() end, torch = "torch.special.log_ndtr(a)",
     a = values{ 2, data = { -1e6, -1e15 } }, discrete = true }
add{ "sinc", function(a) return a:sinc() end, torch = "a.sinc()", a = values{ 1, data = { 0 } },
     kink = "at" }

---- joined ----

local pairs_of = {
  hstack = { { a = {}, b = { 2 } }, { a = { 3 }, b = { 2 } }, { a = { 2, 3 }, b = { 2, 1 } },
             { a = { 2, 1, 2 }, b = { 2, 3, 2 } }, { a = {}, b = {} } },
  vstack = { { a = {}, b = { 1 } }, { a = { 3 }, b = { 2, 3 } }, { a = { 2, 3 }, b = { 1, 3 } },
             { a = { 2, 1, 2 }, b = { 1, 1, 2 } }, { a = { 2 }, b = { 2 } } },
}
for name, shapes in pairs(pairs_of) do
  add{ name, function(a, b) return tensor[name]{ a, b } end, shapes = shapes,
       torch = ("torch.%s([a, b])"):format(name) }
  add{ wrong = name, function(a) return tensor[name](a) end, a = { 2 },
       error = ("%s: needs a list of tensors, as in %s({ a, b }, 0)"):format(name, name) }
end
add{ wrong = "hstack", function(a, b) return tensor.hstack{ a, b } end, a = { 2, 3 }, b = { 3, 3 },
     error = "hstack: (2, 3) and (3, 3) may differ on axis 1 only" }
add{ wrong = "vstack", function(a, b) return tensor.vstack{ a, b } end, a = { 3 }, b = { 2 },
     error = "vstack: (1, 3) and (1, 2) may differ on axis 0 only" }

---- reduced ----

local holes = values{ 3, 4, data = { 1, nan, 2, 3, nan, nan, nan, nan, 0, -1, huge, 2 } }
for _, name in ipairs{ "nansum", "nanmean" } do
  add{ name, function(a) return a[name](a) end, torch = ("a.%s()"):format(name),
       shapes = elementwise }
  add{ name, function(a) return a[name](a, -1, true) end, a = { 2, 3 },
       torch = ("a.%s(-1, keepdim=True)"):format(name) }
  add{ name, function(a) return a[name](a, 1), a[name](a, { 0, 1 }) end, a = holes, discrete = true,
       torch = ("a.%s(1), a.%s((0, 1))"):format(name, name) }
  add{ name, function(a) return a[name](a, 0) end, torch = ("a.%s(0)"):format(name), kink = "at",
       a = values{ 2, 3, data = { 1, nan, 2, -1, 3, 4 } } }
  add{ wrong = name, function(a) return a[name](a) end, a = index(3){ 2 },
       error = name .. ": takes floats, not i32; cast with :float()" }
  add{ wrong = name, function(a) return a[name](a, 2) end, a = { 2, 3 },
       error = name .. ": axis 2 is outside a tensor of 2 axes (0 to 1, or -2 to -1)" }
end

---- moved ----

local matrices = { { a = { 2, 3 } }, { a = { 3, 1 } }, { a = { 2, 2, 2 } }, { a = { 1, 4, 2 } } }
for _, name in ipairs{ "fliplr", "flipud" } do
  add{ name, function(a) return a[name](a) end, torch = ("a.%s()"):format(name),
       shapes = matrices }
  add{ name, function(a) return a[name](a) end, torch = ("a.%s()"):format(name), a = { 3, 4 } }
  add{ wrong = name, function(a) return a[name](a, 1) end, a = { 2, 2 },
       error = name .. ": takes at most 1 argument, the tensor included, not 2" }
end
add{ wrong = "fliplr", function(a) return a:fliplr() end, a = { 2 },
     error = "fliplr: needs at least 2 axes, not (2)" }
add{ wrong = "flipud", function(a) return a:flipud() end, a = {},
     error = "flipud: needs at least 1 axis, not ()" }
for k = -1, 4 do
  add{ "rot90", function(a) return a:rot90(k) end, torch = ("a.rot90(%d)"):format(k),
       shapes = matrices }
end
add{ "rot90", function(a) return a:rot90(), a:rot90(1, { 2, 0 }), a:rot90(3, { -1, 1 }) end,
     torch = "a.rot90(), a.rot90(1, (2, 0)), a.rot90(3, (-1, 1))", a = { 2, 3, 2 } }
add{ wrong = "rot90", function(a) return a:rot90(1, { 0 }) end, a = { 2, 2 },
     error = "rot90: needs two axes, not 1" }
add{ wrong = "rot90", function(a) return a:rot90(0.5) end, a = { 2, 2 },
     error = "rot90: a whole number is needed, not 0.5" }

---- products ----

for _, each in ipairs{
  { 1, "1", { 2, 3 }, { 3, 2 } }, { 2, "2", { 2, 3, 2 }, { 3, 2, 2 } }, { 0, "0", { 2 }, { 3, 2 } },
  { { { 0 }, { 1 } }, "([0], [1])", { 2, 3 }, { 3, 2 } },
  { { { 2, 0 }, { 0, -1 } }, "([2, 0], [0, 1])", { 2, 3, 4 }, { 4, 2 } },
  { { { 1, 0 }, { 0, 2 } }, "([1, 0], [0, 2])", { 2, 3 }, { 3, 2, 2 } },
} do
  add{ "tensordot", function(a, b) return a:tensordot(b, each[1]) end, a = each[3], b = each[4],
       torch = ("torch.tensordot(a, b, %s)"):format(each[2]) }
end
add{ "tensordot", function(a, b) return tensor.tensordot(a, b) end, a = { 2, 3 }, b = { 2, 3 },
     torch = "torch.tensordot(a, b)" }
add{ wrong = "tensordot", function(a, b) return a:tensordot(b, 1) end, a = { 2, 3 }, b = { 2, 3 },
     error = "tensordot: axes (1) of (2, 3) and (0) of (2, 3) do not have the same extents" }
add{ wrong = "tensordot", function(a, b) return a:tensordot(b, 3) end, a = { 2, 3 }, b = { 2, 3 },
     error = "tensordot: needs the number of axes that (2, 3) and (2, 3) have in common, or two " ..
       "lists of axes, not 3" }
add{ wrong = "tensordot", function(a, b) return a:tensordot(b, { { 0 }, { 0, 1 } }) end,
     a = { 2, 3 }, b = { 2, 3 },
     error = "tensordot: axes (0) of (2, 3) and (0, 1) of (2, 3) do not have the same extents" }

for _, n in ipairs{ 0, 1, 2, 3, 5, -1, -2 } do
  add{ "matrix_power", function(a) return (a + tensor.eye(a:size(-1)) * 3):matrix_power(n) end,
       torch = ("torch.linalg.matrix_power(a + 3 * torch.eye(a.shape[-1]), %d)"):format(n),
       shapes = { { a = { 2, 2 } }, { a = { 2, 3, 3 } } }, a = inside }
end
add{ wrong = "matrix_power", function(a) return a:matrix_power(2) end, a = { 2, 3 },
     error = "matrix_power: needs square matrices (..., n, n), not (2, 3)" }
add{ wrong = "matrix_power", function(a) return a:matrix_power(0.5) end, a = { 2, 2 },
     error = "matrix_power: n: a whole number is needed, not 0.5" }

---- made ----

for _, each in ipairs{ { 0, 2, 3 }, { -1, 1, 7 }, { 2, -3, 4 }, { 0, 0, 2 }, { 0.5, 1, 1 } } do
  local words = ("%g, %g, %d"):format(table.unpack(each))
  for _, base in ipairs{ 10, 2, 0.5, math.exp(1) } do
    add{ "logspace", function() return tensor.logspace(each[1], each[2], each[3], base) end,
         torch = ("torch.logspace(%s, base=%.17g, dtype=torch.float64)"):format(words, base) }
  end
end
add{ wrong = "logspace", function() return tensor.logspace(0, 1, 0) end,
     error = "logspace: the number of steps must be a whole number of at least 1, not 0" }
add{ wrong = "logspace", function() return tensor.logspace(0, 1, 2, -1) end,
     error = "logspace: the base must be more than 0, not -1" }

return cases
