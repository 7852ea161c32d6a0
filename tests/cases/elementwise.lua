-- Elementwise operators and methods of tensors, casts among them.
local cases = {}

local function add(entry)
  table.insert(cases, entry)
end

local huge, nan = 1 / 0, 0 / 0

-- Zeros of both signs, infinities, NaN, and what overflows some functions.
local special =
  values{ 13, data = { 0, -0.0, huge, -huge, nan, 1000, -1000, 50, -50, 1, -1, 2, 0.5 } }

-- The same against each other.
local special2 = {}
do
  local points = { 0, -0.0, huge, -huge, nan, 1, -1, 2.5, -0.5 }
  local left, right = { 81 }, { 81 }
  left.data, right.data = {}, {}
  for _, a in ipairs(points) do
    for _, b in ipairs(points) do
      table.insert(left.data, a)
      table.insert(right.data, b)
    end
  end
  special2.a, special2.b = values(left), values(right)
end

---- one operand ----

local floats = "%s: takes floats, not %s; cast with :float()"
local numbers = "%s: takes numbers, not %s; cast with :float() or :int(), or use where"
local bools = "%s: takes truth values, not %s; compare first, with gt, eq, ..."
local operand = "%s: operand %d is string; a tensor or a number is needed"
local mixed = "%s: f32 and i32 do not mix; cast with :float()"
local apart =
  "%s: (2, 3) and (4) do not broadcast: from the last axis on, extents must agree or be 1"

-- name, domain, rule on dtypes; then what differs from the usual: the expression in PyTorch, the
-- flags
local unary = {
  { "neg", nil, numbers }, { "abs", nonzero, numbers },
  { "sign", nonzero, numbers, discrete = true },
  { "exp", nil, floats }, { "expm1", nil, floats }, { "log", positive, floats },
  { "log1p", positive, floats }, { "sqrt", positive, floats },
  { "log2", positive, floats }, { "rsqrt", positive, floats }, { "log10", positive, floats },
  { "asinh", nil, floats }, { "atanh", inside, floats },
  { "recip", nonzero, floats, torch = "a.reciprocal()" },
  { "reciprocal", nonzero, floats },
  { "square", nil, "%s: takes numbers, not %s; cast with :float() or :int()" },
  { "sin", nil, floats }, { "cos", nil, floats }, { "tan", inside, floats },
  { "asin", inside, floats }, { "acos", inside, floats }, { "atan", nil, floats },
  { "sinh", nil, floats }, { "cosh", nil, floats }, { "tanh", nil, floats },
  { "sigmoid", nil, floats }, { "softplus", nil, floats, torch = "F.softplus(a)" },
  { "erf", nil, floats }, { "erfc", nil, floats }, { "relu", nonzero, numbers },
  { "floor", odd, floats, discrete = true }, { "ceil", odd, floats, discrete = true },
  { "round", odd, floats, discrete = true }, { "trunc", odd, floats, discrete = true },
}

for _, operator in ipairs(unary) do
  local name, domain, rule = table.unpack(operator, 1, 3)
  local torch = operator.torch or "a." .. name .. "()"
  local function apply(a) return a[name](a) end
  add{ name, apply, torch = torch, shapes = elementwise, a = domain, discrete = operator.discrete }
  if name ~= "relu" then
    add{ name, apply, torch = torch, a = special, kink = "at" }
  end
  add{ wrong = name, apply, a = truth{ 2 }, error = rule:format(name, "bool") }
  if rule == floats then
    add{ wrong = name, apply, a = index(3){ 2 }, error = rule:format(name, "i32") }
  end
end

-- PyTorch's gradient at NaN is g, here it is 0.
add{ "relu", function(a) return a:relu() end, torch = "a.relu()", kink = "at",
     a = values{ 6, data = { 0, -0.0, huge, -huge, 1, -1 } } }
add{ "relu", function(a) return a:relu() end, torch = "a.relu()", discrete = true, a = special }

-- Near 0, where log(1 + a) would lose what a is, and far out, where a^2 overflows.
add{ "asinh", function(a) return a:asinh() end, torch = "a.asinh()", kink = "at",
     a = values{ 8, data = { 1e-20, -1e-20, 1e-4, -1e-4, 3e8, -3e8, 1e30, -1e30 } } }
add{ "asinh", function(a) return a:asinh() end, torch = "a.asinh()",
     a = values{ 3, data = { 0, 1e-3, -1e-3 } } }
add{ "atanh", function(a) return a:atanh() end, torch = "a.atanh()", kink = "at",
     a = values{ 6, data = { 1e-20, -1e-20, 1e-4, -1e-4, 0.9999999, -0.9999999 } } }
add{ "acosh", function(a) return (a + 1):acosh() end, torch = "(a + 1).acosh()",
     shapes = elementwise, a = positive }
add{ "acosh", function(a) return a:acosh() end, torch = "a.acosh()", kink = "at",
     a = values{ 8, data = { 1, 1 + 2 ^ -20, 1.5, 1000, 3e8, 1e30, huge, 0.5 } } }
add{ "acosh", function(a) return a:acosh() end, torch = "a.acosh()", discrete = true,
     a = values{ 6, data = { -2, -1e4, -1e8, -1e30, -huge, nan } } }
add{ wrong = "acosh", function(a) return a:acosh() end, a = truth{ 2 },
     error = floats:format("acosh", "bool") }
add{ wrong = "acosh", function(a) return a:acosh() end, a = index(3){ 2 },
     error = floats:format("acosh", "i32") }
add{ "log10", function(a) return a:log10() end, torch = "a.log10()",
     a = values{ 5, data = { 1, 10, 1e-30, 1e30, 0.999 } }, kink = "at" }

-- The tail, as a share of itself: e^(a^2) erfc(a).
add{ "erfc", function(a) return (a * a):exp() * a:erfc() end, torch = "torch.special.erfcx(a)",
     a = values{ 8, data = { 0.5, 0.75, 1, 2, 3, 4, 5, 6 } }, discrete = true }
add{ "erfc", function(a) return a:erfc() * 2 ^ 100 end, torch = "a.erfc() * 2.0 ** 100",
     a = values{ 2, data = { 8, 8.5 } }, kink = "at" }

add{ "logit", function(a) return (a * 0.5 + 0.5):logit() end, torch = "(a * 0.5 + 0.5).logit()",
     shapes = elementwise, a = inside }
add{ "logit", function(a) return a:logit(0.25), a:logit(0.5), a:logit(0) end, kink = "at",
     torch = "a.logit(0.25), a.logit(0.5), a.logit(0)",
     a = values{ 5, data = { 0.25, 0.75, 0.1, 0.9, 0.5 } } }
add{ "logit", function(a) return a:logit(), a:logit(0), a:logit(0.125) end, discrete = true,
     torch = "a.logit(), a.logit(0), a.logit(0.125)", a = special }
add{ "logit", function(a) return a:logit() end, torch = "a.logit()", kink = "at",
     a = values{ 5, data = { 0, 1, 1e-20, 1 - 2 ^ -20, 0.5 } } }
add{ wrong = "logit", function(a) return a:logit(0.6) end, a = { 2 },
     error = "logit: eps is a number from 0 to 0.5, not 0.6" }
add{ wrong = "logit", function(a) return a:logit() end, a = index(3){ 2 },
     error = "logit: takes floats, not i32; cast with :float()" }

-- PyTorch's own largest number is that of f64, also where f32 is compared with it.
add{ "nan_to_num", function(a) return a:nan_to_num(1, 2, -3) end, shapes = elementwise,
     torch = "a.nan_to_num(1, 2, -3)" }
add{ "nan_to_num", function(a) return a:nan_to_num(0.5, 7, -7) end, kink = "at", a = special,
     torch = "a.nan_to_num(0.5, 7, -7)" }
add{ "nan_to_num", function(a) return a:nan_to_num() end, torch = "a.nan_to_num()", kink = "at",
     a = values{ 3, data = { nan, 2, -0.0 } } }
add{ "nan_to_num", function(a) return a:nan_to_num():abs():gt(3.4e38) end, discrete = true,
     a = special, torch = "a.nan_to_num().abs() > 3.4e38" }
add{ "nan_to_num", function(a) return a:nan_to_num():isfinite() end, discrete = true,
     a = special, torch = "a.nan_to_num().isfinite()" }
add{ wrong = "nan_to_num", function(a) return a:nan_to_num("0") end, a = { 2 },
     error = "nan_to_num: takes numbers in place of NaN and infinities, not 0" }
add{ wrong = "nan_to_num", function(a) return a:nan_to_num() end, a = index(3){ 2 },
     error = "nan_to_num: takes floats, not i32; cast with :float()" }

for _, name in ipairs{ "neg", "abs", "sign", "relu" } do
  add{ name, function(a) return a[name](a) end, torch = "a." .. name .. "()", a = index(9){ 4 } }
  add{ wrong = name, function(a) return a[name](1) end, a = { 2 },
       error = name .. ": needs a tensor, not number" }
end

add{ "square", function(a) return a:square() end, torch = "a * a", a = index(9){ 4 } }
add{ wrong = "square", function(a) return a.square "x" end, a = { 2 },
     error = "square: needs a tensor, not string" }

add{ "detach", function(a) return a:detach() * a end, torch = "a.detach() * a",
     shapes = elementwise, kink = "at" }
add{ wrong = "detach", function(a) return a.detach(2) end, a = {},
     error = "detach: needs a tensor, not number" }
add{ wrong = "detach", function(a) return a.detach() end, a = {},
     error = "detach: needs a tensor, not nil" }

---- two operands ----

local binary = {
  { "add", nil, nil, numbers, torch = "a + b" }, { "sub", nil, nil, numbers, torch = "a - b" },
  { "mul", nil, nil, numbers, torch = "a * b" }, { "div", nil, nonzero, floats, torch = "a / b" },
  { "pow", positive, nonzero, floats, torch = "a ** b" }, { "fmod", odd, even, floats },
  { "atan2", nonzero, nonzero, floats }, { "maximum", even, odd, numbers },
  { "minimum", even, odd, numbers }, { "remainder", odd, even },
  { "lt", even, odd, numbers, discrete = true }, { "le", even, odd, numbers, discrete = true },
  { "gt", even, odd, numbers, discrete = true }, { "ge", even, odd, numbers, discrete = true },
  { "eq", even, even, numbers, discrete = true }, { "ne", even, even, numbers, discrete = true },
  { "floor_divide", odd, even, discrete = true, torch = "a // b" },
}

for _, operator in ipairs(binary) do
  local name, left, right, rule = table.unpack(operator, 1, 4)
  local torch = operator.torch or "a." .. name .. "(b)"
  local function apply(a, b) return a[name](a, b) end
  add{ name, apply, torch = torch, shapes = elementwise2, a = left, b = right,
       discrete = operator.discrete }
  add{ name, apply, torch = torch, a = special2.a, b = special2.b, kink = "at",
       discrete = not rule or nil }
  if rule then
    add{ wrong = name, apply, a = truth{ 2 }, b = truth{ 2 }, error = rule:format(name, "bool") }
    add{ wrong = name, apply, a = { 2, 3 }, b = { 4 }, error = apart:format(name) }
    add{ wrong = name, apply, a = { 2 }, b = index(3){ 2 }, error = mixed:format(name) }
    add{ wrong = name, function(a) return a[name](a, "x") end, a = { 2 },
         error = operand:format(name, 2) }
  end
  if rule ~= floats then
    add{ name, apply, torch = torch, a = index(9){ 6 }, b = values{ dtype = "i32", data = { 4 } } }
    add{ name, apply, torch = torch, b = values{ 3, dtype = "i32", data = { -3, 4, 77 } },
         a = values{ 3, dtype = "i32", data = { -7, 8, -16777 } } }
  end
end

---- operators as Lua writes them ----

add{ "add", function(a) return a + 2, 2 + a end, torch = "a + 2, 2 + a", shapes = elementwise }
add{ "sub", function(a) return a - 2, 2 - a end, torch = "a - 2, 2 - a", shapes = elementwise }
add{ "mul", function(a) return a * 2, 2 * a end, torch = "a * 2, 2 * a", shapes = elementwise }
-- Methods as functions.
add{ "exp", function(a) return tensor.exp(a) end, torch = "torch.exp(a)", a = { 2, 3 } }
add{ "add", function(a, b) return tensor.add(a, b) end, torch = "torch.add(a, b)", a = { 2, 3 },
     b = { 3 } }
add{ "abs", function(a) return tensor.abs(a) end, torch = "torch.abs(a)", a = nonzero{ 4 } }
add{ "abs", function(a) return a:detach():abs():recip() end, torch = "1 / a.detach().abs()",
     a = values{ 2, data = { 0, -0.0 } }, discrete = true }

-- A number that is infinite in f32.
add{ "mul", function(a) return a * 1e300 end, torch = "a * 1e300", kink = "at",
     a = values{ 4, data = { 1, -2, 0.5, -0.25 } } }
add{ "div", function(a) return a / 4, 4 / a end, torch = "a / 4, 4 / a", shapes = elementwise,
     a = nonzero }
add{ "neg", function(a) return -a end, torch = "-a", shapes = elementwise }
add{ "pow", function(a) return a ^ 2, a ^ 3, a ^ 0.5, a ^ -1, a ^ 0, 2 ^ a end, a = positive,
     torch = "a ** 2, a ** 3, a ** 0.5, a ** -1, a ** 0, 2 ** a", shapes = elementwise }
add{ "pow", function(a) return a ^ 2, a ^ 3, a ^ 0.5, a ^ -1, a ^ 1.5 end, kink = "at", a = special,
     torch = "a ** 2, a ** 3, a ** 0.5, a ** -1, a ** 1.5" }
add{ "remainder", function(a) return a % 0.75, a % -2 end, torch = "a % 0.75, a % -2",
     a = values{ 4, data = { 0.5, -0.5, 3.25, -7.125 } } }
add{ "remainder", function(a) return 3 % a end, torch = "torch.full_like(a, 3) % a",
     a = values{ 4, data = { 0.7, -0.7, 1.6, 5 } } }
add{ "floor_divide", function(a) return a // 0.75, a // -2, 3 // a end, discrete = true,
     torch = "a // 0.75, a // -2, 3 // a", a = values{ 4, data = { 0.5, -0.5, 3.25, -7.125 } } }
add{ "floor_divide", function(a) return a // 0.1 end, torch = "a // 0.1", discrete = true,
     a = values{ dtype = "float", data = { 1 } } }

-- Whole numbers up to the largest that f32, which carries them here, holds.
for name, operator in pairs{ remainder = "%", floor_divide = "//" } do
  add{ name, function(a, b) return a[name](a, b), a[name](a, 49), a[name](a, -16777215) end,
       torch = ("a %s b, a %s 49, a %s -16777215"):format(operator, operator, operator),
       a = values{ 7, dtype = "i32", data = { 16777215, -16777216, 16777214, 48, -49, 1, 0 } },
       b = values{ 7, dtype = "i32", data = { 16777214, 16777215, -16777216, 3, 7, -2, 5 } } }
end
local small = values{ 7, dtype = "i32", data = { 1, -1, 2, -2, 7, -8, 16777215 } }
add{ "remainder", function(a) return 7 % a, -7 % a end, torch = "7 % a, -7 % a", a = small }
add{ "floor_divide", function(a) return 7 // a, -7 // a end, torch = "7 // a, -7 // a", a = small }

for _, name in ipairs{ "remainder", "floor_divide" } do
  add{ wrong = name, function(a, b) return a[name](a, b) end, a = truth{ 2 }, b = truth{ 2 },
       error = name .. ": takes floats, not bool; cast with :float()" }
  add{ wrong = name, function(a, b) return a[name](a, b) end, a = index(3){ 2 }, b = { 2 },
       error = name .. ": i32 and f32 do not mix; cast with :float()" }
  add{ wrong = name, function(a) return a[name](a, 0.5) end, a = index(3){ 2 },
       error = name .. ": 0.5 is no whole number that fits an i32 tensor; " ..
         "cast the tensor with :float() first" }
  add{ wrong = name, function(a) return a[name](a, {}) end, a = { 2 },
       error = name .. ": needs a tensor or a number, not table" }
end

---- truth values ----

for _, name in ipairs{ "logical_and", "logical_or", "logical_xor" } do
  add{ name, function(a, b) return a[name](a, b) end, torch = "a." .. name .. "(b)",
       shapes = elementwise2, a = truth, b = truth }
  add{ wrong = name, function(a, b) return a[name](a, b) end, a = { 2 }, b = { 2 },
       error = bools:format(name, "f32") }
  add{ wrong = name, function(a, b) return a[name](a, b) end, a = truth{ 2, 3 }, b = truth{ 4 },
       error = apart:format(name) }
end
add{ "logical_not", function(a) return a:logical_not() end, torch = "a.logical_not()",
     shapes = elementwise, a = truth }
add{ wrong = "logical_not", function(a) return a:logical_not() end, a = { 2 },
     error = bools:format("logical_not", "f32") }
add{ wrong = "logical_not", function(a) return a:logical_not() end, a = index(2){ 2 },
     error = bools:format("logical_not", "i32") }

---- two floats, composed ----

for _, name in ipairs{ "xlogy", "hypot" } do
  local function apply(a, b) return a[name](a, b) end
  local second = name == "xlogy" and positive or nonzero
  add{ name, apply, torch = ("torch.%s(a, b)"):format(name), shapes = elementwise2, a = nonzero,
       b = second }
  add{ wrong = name, apply, a = { 2, 3 }, b = { 4 }, error = apart:format(name) }
  add{ wrong = name, apply, a = { 2 }, b = index(3){ 2 }, error = mixed:format(name) }
  add{ wrong = name, function(a) return a[name](a, 1) end, a = index(3){ 2 },
       error = floats:format(name, "i32") }
  add{ wrong = name, function(a) return a[name](a) end, a = { 2 },
       error = name .. ": needs a tensor or a number, not nil" }
end
add{ "xlogy", function(a) return a:xlogy(2.5) end, torch = "torch.xlogy(a, 2.5)", a = { 2, 3 } }
add{ "xlogy", function(a, b) return a:xlogy(b) end, torch = "torch.xlogy(a, b)", discrete = true,
     a = special2.a, b = special2.b }
add{ "xlogy", function(a, b) return a:xlogy(b) end, torch = "torch.xlogy(a, b)", kink = "at",
     a = values{ 6, data = { 0, 0, -0.0, 0, 2, 0 } },
     b = values{ 6, data = { 3, -1, 0.5, 1, 1, 1e-30 } } }
add{ "xlogy", function(a, b) return a:xlogy(b) end, torch = "a * 0 + b * 0", kink = "at",
     a = values{ 2, data = { 0, -0.0 } }, b = values{ 2, data = { 0, 0 } } }
add{ "hypot", function(a) return a:hypot(2) end, torch = "(a * a + 4).sqrt()", a = { 2, 3 } }
add{ "hypot", function(a, b) return a:hypot(b) end, torch = "torch.hypot(a, b)", kink = "at",
     a = values{ 6, data = { 3, 1e30, 1e-30, -2, 0, 1 } },
     b = values{ 6, data = { 4, -1e30, 1e-30, 0, -7, 1 } } }
add{ "hypot", function(a, b) return a:hypot(b) end, torch = "torch.hypot(a, b)", discrete = true,
     a = values{ 4, data = { huge, 5, nan, -huge } },
     b = values{ 4, data = { 1, huge, 1, -huge } } }
add{ "hypot", function(a, b) return a:hypot(b) end, torch = "a * 0 + b * 0", kink = "at",
     a = values{ 2, data = { 0, -0.0 } }, b = values{ 2, data = { 0, 0 } } }
add{ "hypot", function(a, b) return a:hypot(b) end, torch = "torch.hypot(a, b)", a = { 4 },
     b = values{ 4, data = { 0, 1, -2, 3 } } }

local choices = {
  { a = truth{}, b = {}, c = {} }, { a = truth{ 5 }, b = { 5 }, c = { 5 } },
  { a = truth{ 2, 3 }, b = { 2, 3 }, c = { 2, 3 } }, { a = truth{ 2, 1 }, b = { 3 }, c = { 2, 3 } },
  { a = truth{ 4 }, b = {}, c = { 1 } }, { a = truth{ 3 }, b = { 2, 1, 3 }, c = { 2, 2, 1 } },
}
add{ "where", function(a, b, c) return a:where(b, c) end, torch = "torch.where(a, b, c)",
     shapes = choices }
add{ "where", function(a, b, c) return tensor.where(a, b, 1), a:where(0, c) end, shapes = choices,
     torch = "torch.where(a, b, 1.0), torch.where(a, 0.0, c)" }
add{ "where", function(a, b) return a:where(b, 7) end, a = truth{ 6 }, b = index(9){ 6 },
     torch = "torch.where(a, b, 7)" }
add{ "where", function(a, b) return a:where(b, 1 / b) end, torch = "torch.where(a, b, 1 / b)",
     a = values{ 4, dtype = "bool", data = { 1, 1, 0, 0 } }, kink = "at",
     b = values{ 4, data = { huge, nan, nan, 2 } } }
add{ wrong = "where", function(a, b) return a:where(b, b) end, a = { 2 }, b = { 2 },
     error = "where: the condition is f32; compare it with something" }
add{ wrong = "where", function(a, b) return a:where(b, 1) end, a = truth{ 2, 3 }, b = { 4 },
     error = apart:format "where" }
add{ wrong = "where", function(a, b) return a:where(b) end, a = truth{ 2 }, b = { 2 },
     error = "where: operand 3 is no value; a tensor or a number is needed" }

---- clamp, lerp ----

add{ "clamp", function(a) return a:clamp(-0.75, 0.75) end, torch = "a.clamp(-0.75, 0.75)",
     shapes = elementwise, a = even, kink = true }
add{ "clamp", function(a) return a:clamp(nil, 0.25), a:clamp(-0.25) end, a = even, kink = true,
     torch = "a.clamp(max=0.25), a.clamp(min=-0.25)", shapes = elementwise }
add{ "clamp", function(a) return a:clamp(-1, 1), a:clamp(0), a:clamp(nil, 0), a:clamp(2, -2) end,
     torch = "a.clamp(-1, 1), a.clamp(0), a.clamp(max=0), a.clamp(2, -2)", kink = "at",
     a = values{ 6, data = { 0, -0.0, huge, -huge, 1, -1 } } }
add{ "clamp", function(a) return a:clamp(-1, 1), a:clamp(0), a:clamp(nil, 0) end, discrete = true,
     torch = "a.clamp(-1, 1), a.clamp(0), a.clamp(max=0)", a = special }
add{ "clamp", function(a, b, c) return a:clamp(b, c) end, torch = "a.clamp(b, c)", a = even{ 2, 3 },
     b = values{ 2, 1, data = { -0.75, 0.25 } }, c = values{ 3, data = { 1.25, 0.75, 0.75 } },
     kink = true }
add{ "clamp", function(a) return a:clamp(2, 5) end, torch = "a.clamp(2, 5)", a = index(9){ 9 } }
add{ "clip", function(a) return a:clip(-0.75, 0.75) end, torch = "a.clip(-0.75, 0.75)",
     shapes = elementwise, a = even, kink = true }
add{ "clip", function(a) return a:clip(0) end, torch = "a.clip(0)", a = odd{ 2, 3 }, kink = true }
add{ wrong = "clip", function(a) return a:clip() end, a = { 2 },
     error = "clamp: needs a lower or an upper bound" }
add{ wrong = "clip", function(a) return a.clip(2) end, a = { 2 },
     error = "clip: needs a tensor, not number" }
add{ wrong = "clamp", function(a) return a:clamp() end, a = { 2 },
     error = "clamp: needs a lower or an upper bound" }
add{ wrong = "clamp", function(a) return a:clamp(0, "1") end, a = { 2 },
     error = "clamp: needs a tensor or a number, not string" }

add{ "lerp", function(a, b) return a:lerp(b, 0.25) end, torch = "a.lerp(b, 0.25)",
     shapes = elementwise2 }
add{ "lerp", function(a, b, c) return a:lerp(b, c) end, torch = "a.lerp(b, c)", a = { 2, 1 },
     b = { 3 }, c = inside{ 2, 3 } }
add{ "lerp", function(a, b) return a:double():lerp(b:double(), 0.75) end, torch = "a.lerp(b, 0.75)",
     a = { 2, 3 }, b = { 3 } }
local far_apart = { values{ 2, data = { 1e9, 3 } }, values{ 2, data = { 1, 1e9 } } }
add{ "lerp", function(a, b) return a:lerp(b, 1) end, torch = "a.lerp(b, 1)", a = far_apart[1],
     b = far_apart[2], kink = "at" }
add{ "lerp", function(a, b) return a:lerp(b, tensor.ones_like(b)) end, torch = "b + 0 * a",
     a = far_apart[1], b = far_apart[2], kink = "at" }
add{ wrong = "lerp", function(a, b) return a:lerp(b, 0.5) end, a = { 2, 3 }, b = { 4 },
     error = apart:format "lerp" }
add{ wrong = "lerp", function(a, b) return a:lerp(b) end, a = { 2 }, b = { 2 },
     error = "lerp: needs a tensor or a number, not nil" }

add{ "logaddexp", function(a, b) return a:logaddexp(b) end, torch = "torch.logaddexp(a, b)",
     shapes = elementwise2 }
add{ "logaddexp", function(a, b) return a:logaddexp(b) end, torch = "torch.logaddexp(a, b)",
     a = values{ 6, data = { 0, 1, 1000, -1000, 3, -1e30 } },
     b = values{ 6, data = { 0, 1, -1000, 1000, -math.huge, 2 } }, kink = "at" }
add{ "logaddexp", function(a, b) return a:logaddexp(b) end, torch = "torch.logaddexp(a, b)",
     a = values{ 7, data = { huge, -huge, huge, nan, huge, nan, -huge } },
     b = values{ 7, data = { huge, -huge, -huge, huge, nan, -huge, nan } }, discrete = true }
add{ wrong = "logaddexp", function(a, b) return a:logaddexp(b) end, a = { 2, 3 }, b = { 4 },
     error = apart:format "logaddexp" }
add{ wrong = "logaddexp", function(a) return a:logaddexp(1) end, a = index(3){ 2 },
     error = "logaddexp: takes floats, not i32; cast with :float()" }

for _, name in ipairs{ "isnan", "isinf", "isfinite" } do
  local function apply(a) return a[name](a) end
  add{ name, apply, torch = ("a.%s()"):format(name), shapes = elementwise, discrete = true }
  add{ name, apply, torch = ("a.%s()"):format(name), discrete = true,
       a = values{ 5, data = { 0, 1e30, math.huge, -math.huge, 0 / 0 } } }
  add{ wrong = name, apply, a = index(3){ 2 },
       error = name .. ": takes floats, not i32; cast with :float()" }
  add{ wrong = name, function(a) return a[name](a, 1) end, a = { 2 },
       error = name .. ": takes at most 1 argument, the tensor included, not 2" }
end

---- dtypes ----

local casts = { float = "a.double()", double = "a.double()", int = "a.int()", bool = "a.bool()" }
for name, torch in pairs(casts) do
  local function apply(a) return a[name](a) end
  add{ name, apply, torch = torch, shapes = elementwise,
       discrete = name == "int" or name == "bool" }
  add{ name, apply, torch = torch, shapes = elementwise, a = truth }
  add{ name, apply, torch = torch, shapes = elementwise, a = index(5) }
  add{ name, apply, torch = torch, a = values{ 6, data = { 0, -0.0, 2.75, -2.75, 0.5, -0.5 } },
       kink = "at" }
  add{ wrong = name, function(a) return a[name](1) end, a = {},
       error = name .. ": needs a tensor, not number" }
  add{ wrong = name, function(a) return a[name]() end, a = {},
       error = name .. ": needs a tensor, not nil" }
end

return cases
