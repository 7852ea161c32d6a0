-- tensor.methods: the table of methods of symbolic tensors, with the operators of the table in it and
-- what is elementwise composed of them. The other parts of `tensor` add theirs.
local core = ...
local check = require "tensor.check"
local elementwise = core.elementwise
local methods = {}

for name, operator in pairs(elementwise) do
  methods[name] = operator -- neg exp log ..., add sub mul div, lt le ..., maximum, logical_and ...
end
for _, name in ipairs{ "sum", "amax", "reshape", "view", "permute", "expand", "broadcast_to",
                        "where", "shape", "size", "dim", "numel", "dtype",
                        "name" } do
  methods[name] = core[name]
end

-- The common powers without pow: exact, cheap, and with gradients everywhere.
function methods.pow(a, b)
  if b == 2 then
    return a * a
  elseif b == 3 then
    return a * a * a
  elseif b == 0.5 then
    check.floats(a, "pow")
    return a:sqrt()
  elseif b == -1 then
    check.floats(a, "pow")
    return a:recip()
  end
  return elementwise.pow(a, b)
end

-- 1 / a; the operator's own name is recip.
function methods.reciprocal(a)
  check.floats(a, "reciprocal")
  return elementwise.recip(a)
end

-- a a
function methods.square(a)
  check.numbers(a, "square")
  return a * a
end

-- 1 / sqrt(a)
function methods.rsqrt(a)
  check.floats(a, "rsqrt")
  return a:sqrt():recip()
end

-- Logarithm to base 10.
function methods.log10(a)
  check.floats(a, "log10")
  return a:log2() / math.log(10, 2)
end

-- 2^a
function methods.exp2(a)
  check.floats(a, "exp2")
  return elementwise.pow(2, a)
end

-- a without its whole part, of the sign of a.
function methods.frac(a)
  check.floats(a, "frac")
  return a - a:trunc()
end

-- sin(pi a) / (pi a), 1 at 0, where its slope is 0.
function methods.sinc(a)
  check.floats(a, "sinc")
  local zero = a:eq(0)
  local angle = zero:where(1, a) * math.pi
  return zero:where(1, angle:sin() / angle)
end

-- An angle in degrees, in radians.
function methods.deg2rad(a)
  check.floats(a, "deg2rad")
  return a * (math.pi / 180)
end

-- An angle in radians, in degrees.
function methods.rad2deg(a)
  check.floats(a, "rad2deg")
  return a * (180 / math.pi)
end

---- inverse hyperbolic functions ----

-- From here on, a^2 + 1 and a^2 - 1 are a^2 to the last bit of either dtype.
local FAR = 2 ^ 28

-- f(a) for a below FAR, and log(2 a) from there on, where a^2 may overflow.
local function logarithmic(f, a)
  local far = a:gt(FAR)
  return far:where(far:where(a, FAR):log() + math.log(2), f(far:where(2, a)))
end

-- log(a + sqrt(a^2 + 1)), for a not below 0; exact near 0.
local function asinh_of_positive(a)
  local square = a * a
  return (a + square / ((square + 1):sqrt() + 1)):log1p()
end

-- The inverse of sinh, which is odd; exact near 0, and for all a. Selected, and not by the sign: so
-- the slope at 0 is 1.
function methods.asinh(a)
  check.floats(a, "asinh")
  local below = a:lt(0)
  local result = logarithmic(asinh_of_positive, below:where(-a, a))
  return below:where(-result, result)
end

-- log(a + sqrt(a^2 - 1)), in terms of a - 1; exact near 1. Two roots: a product of two numbers
-- below 0 would have one.
local function acosh_near(a)
  local above = a - 1
  return (above + above:sqrt() * (above + 2):sqrt()):log1p()
end

-- The inverse of cosh, from 0 on; NaN below 1.
function methods.acosh(a)
  check.floats(a, "acosh")
  return logarithmic(acosh_near, a)
end

-- The inverse of tanh, log((1 + a) / (1 - a)) / 2; exact near 0, infinite at -1 and 1, NaN beyond.
function methods.atanh(a)
  check.floats(a, "atanh")
  return (a:log1p() - (-a):log1p()) * 0.5
end

---- others ----

-- log(a / (1 - a)); with eps, a number from 0 to 0.5, a is first kept between eps and 1 - eps.
function methods.logit(a, eps)
  check.floats(a, "logit")
  if eps ~= nil and (type(eps) ~= "number" or not (eps >= 0 and eps <= 0.5)) then
    check.fail("logit: eps is a number from 0 to 0.5, not %s", check.shown(eps))
  end
  a = eps and a:clamp(eps, 1 - eps) or a
  return a:log() - (-a):log1p()
end

-- Either, but not both.
function methods.logical_xor(a, b)
  check.operands("logical_xor", a, b)
  if a:dtype() ~= "bool" then
    check.fail("logical_xor: takes truth values, not %s; compare first, with gt, eq, ...",
               a:dtype())
  end
  return a:logical_or(b):logical_and(a:logical_and(b):logical_not())
end

-- a kept between low and high; nil leaves a side open. The slope at a bound is 1.
function methods.clamp(a, low, high)
  if low == nil and high == nil then
    check.fail("clamp: needs a lower or an upper bound")
  end
  check.numbers(a, "clamp")
  check.operands("clamp", a, low == nil and 0 or low, high == nil and 0 or high)
  if low ~= nil then
    a = core.where(elementwise.lt(a, low), low, a)
  end
  if high ~= nil then
    a = core.where(elementwise.gt(a, high), high, a)
  end
  return a
end

methods.clip = methods.clamp

-- The point between a and b at this part of the way, counted from the nearer end: at 1 it is b.
function methods.lerp(a, b, weight)
  check.operands("lerp", a, b, weight)
  check.floats(a, "lerp")
  local way = elementwise.sub(b, a)
  local function from_a() return a + elementwise.mul(way, weight) end
  local function from_b() return elementwise.sub(b, elementwise.mul(way, 1 - weight)) end
  if core.is_tensor(weight) then
    return core.where(weight:lt(0.5), from_a(), from_b())
  end
  return weight < 0.5 and from_a() or from_b()
end

-- log(e^a + e^b), for all a and b: infinities that are equal are not subtracted.
function methods.logaddexp(a, b)
  check.operands("logaddexp", a, b)
  check.floats(core.is_tensor(a) and a or b, "logaddexp")
  local first = elementwise.ge(a, b)
  local high, low = core.where(first, a, b), core.where(first, b, a)
  local same = elementwise.eq(a, b):logical_and(high:abs():eq(math.huge))
  return high + same:where(0, low - high):softplus()
end

-- The second operand, which may be a number, as a tensor; both are floats.
local function float_operand(a, b, what)
  check.operands(what, a, b)
  check.floats(a, what)
  return core.is_tensor(b) and b or core.full({}, b, check.float_of(a), what)
end

-- a log(b), and 0 where a = 0, unless b is NaN. There log(b) is the gradient by a if b > 0, else 0.
function methods.xlogy(a, b)
  b = float_operand(a, b, "xlogy")
  local off = a:eq(0):logical_and(b:le(0):logical_or(b:eq(math.huge)))
  return a * off:where(1, b):log()
end

-- sqrt(a^2 + b^2) of numbers of any size: both are divided by the larger, which cancels and so
-- counts as a constant. The gradient at 0 and at infinity is 0.
function methods.hypot(a, b)
  b = float_operand(a, b, "hypot")
  local size = a:abs():maximum(b:abs()):detach()
  local flat = size:eq(0):logical_or(size:eq(math.huge))
  local unit = flat:where(1, size)
  return size * flat:where(1, (a / unit):square() + (b / unit):square()):sqrt()
end

---- what a float may be ----

-- Whether it is NaN.
function methods.isnan(a)
  check.floats(a, "isnan")
  return a:ne(a)
end

-- Whether it is infinite, of either sign.
function methods.isinf(a)
  check.floats(a, "isinf")
  return a:abs():eq(math.huge)
end

-- Whether it is neither infinite nor NaN.
function methods.isfinite(a)
  check.floats(a, "isfinite")
  return a:abs():lt(math.huge)
end

local LARGEST = { f32 = 0x1.fffffep127, f64 = 0x1.fffffffffffffp1023 }

-- NaN becomes the number nan, 0 unless given, and the infinities become posinf and neginf, by
-- default the largest and the smallest finite number. No gradient flows through these.
function methods.nan_to_num(a, nan, posinf, neginf)
  check.floats(a, "nan_to_num")
  local largest = LARGEST[a:dtype()]
  nan, posinf, neginf = nan or 0, posinf or largest, neginf or -largest
  for _, value in ipairs{ nan, posinf, neginf } do
    if type(value) ~= "number" then
      check.fail("nan_to_num: takes numbers in place of NaN and infinities, not %s",
                 check.shown(value))
    end
  end
  local finite = a:eq(math.huge):where(posinf, a:eq(-math.huge):where(neginf, a))
  return a:ne(a):where(nan, finite)
end

---- whole quotients, as Lua has them on numbers ----

-- of_floats(a, b), or of whole numbers of_whole(a, b, floor(a / b)), in f64: that holds them, and no
-- quotient rounds up to a whole number, for those are at least 1 / |b| away from it.
local function divide_whole(of_floats, of_whole, a, b, what)
  check.operands(what, a, b)
  local dtype = (core.is_tensor(a) and a or b):dtype()
  if dtype ~= "i32" then
    check.floats(core.is_tensor(a) and a or b, what)
    return of_floats(a, b)
  end
  local function double(x)
    return core.is_tensor(x) and x:double() or x
  end
  a, b = double(a), double(b)
  return of_whole(a, b, elementwise.div(a, b):floor()):int()
end

-- fmod(a, b), which is exact, and whether it has the other sign than b: a / b is then below 0, and
-- its fraction goes up to the next whole number where floor goes down.
local function truncated_remainder(a, b)
  local rest = elementwise.fmod(a, b)
  return rest, (rest:sign() * b):lt(0)
end

-- a - floor(a / b) b: it has the sign of b.
local function float_remainder(a, b)
  local rest, below = truncated_remainder(a, b)
  return below:where(rest + b, rest)
end

local function whole_remainder(a, b, quotient)
  return elementwise.sub(a, quotient * b)
end

-- The remainder of a / b with the sign of b, as a % b.
function methods.remainder(a, b)
  return divide_whole(float_remainder, whole_remainder, a, b, "remainder")
end

-- floor(a / b), also where a / b rounds up to a whole number; a / 0 is IEEE's.
local function float_floor_divide(a, b)
  local rest, below = truncated_remainder(a, b)
  local whole = (elementwise.sub(a, rest) / b):round()
  return core.where(elementwise.eq(b, 0), elementwise.div(a, b), below:where(whole - 1, whole))
end

local function whole_quotient(_, _, quotient)
  return quotient
end

-- The largest whole number not above a / b, as a // b.
function methods.floor_divide(a, b)
  return divide_whole(float_floor_divide, whole_quotient, a, b, "floor_divide")
end

---- dtypes ----

for _, dtype in ipairs{ "float", "double", "int", "bool" } do
  methods[dtype] = function(a)
    return core.cast(check.tensor(a, dtype), dtype)
  end
end

return methods
