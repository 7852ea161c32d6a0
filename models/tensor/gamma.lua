-- tensor.gamma: the logarithm of the gamma function, and the derivatives of that: psi(n), which is
-- digamma for n = 0, and polygamma.
--
-- From some N on they are sums of an asymptotic series, up to N found by recurrence from there, and
-- below 0 by reflection (Abramowitz and Stegun, 6.1.40, 6.3.5 to 6.3.18, 6.4.6 to 6.4.11). N and
-- the number of terms follow from n and the dtype. Where branches meet, the one that is not taken
-- gets an argument that is harmless to it.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local series, with_gradient = require "tensor.series", require "tensor.formula"
local fail = check.fail
local gamma = {}

-- Where the asymptotic series begins, and the relative error of a number.
local function accuracy(n, a)
  if a:dtype() == "f64" then
    return 10 + n, 2 ^ -53
  end
  return 5 + n // 2, 2 ^ -24
end

---- the asymptotic series ----

-- B(2), B(4), ...
local BERNOULLI = { 1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510,
                    43867 / 798, -174611 / 330, 854513 / 138, -236364091 / 2730, 8553103 / 6 }

-- (m + n - 1)! / m!
local function factorials(m, n)
  local product = 1.0
  for i = 1, n - 1 do
    product = product * (m + i)
  end
  for i = n, 0 do
    product = product / (m + i)
  end
  return product
end

-- y^k for a whole k > 0.
local function raised(y, k)
  if k == 1 then
    return y
  end
  local half = raised(y, k // 2)
  return k % 2 == 0 and half * half or half * half * y
end

-- The sum of B(2 k) (2 k + n - 1)! / (2 k)! / y^(2 k + n) over k >= 1, for y from N on: the terms
-- that count beside (n - 1)! / y^n, or beside 1.
local function corrections(n, y, start, eps)
  local list, most = {}, n > 0 and factorials(0, n) * start ^ 2 or 1.0 * start ^ (n + 2)
  for k, number in ipairs(BERNOULLI) do
    local factor = number * factorials(2 * k, n)
    if math.abs(factor) * start ^ (2 - 2 * k) < eps / 4 * most then
      break
    end
    list[k] = factor
  end
  local inverse = y:recip()
  return raised(inverse, n + 2) * series.power(inverse * inverse, list)
end

---- derivatives ----

-- The coefficients of r, where the n-th derivative of u = pi / tan(pi x) is r(u^2), or u r(u^2) for
-- an even n: u' = -(pi^2 + u^2).
local function cotangent_derivative(n)
  local q = { 0.0, 1.0 } -- by the powers of u, from 0 on
  for _ = 1, n do
    local next_q = {}
    for i = 1, #q + 1 do
      next_q[i] = -(i * (q[i + 1] or 0) * math.pi ^ 2 + math.max(i - 2, 0) * (q[i - 1] or 0))
    end
    q = next_q
  end
  local r = {}
  for i = n % 2 == 0 and 2 or 1, #q, 2 do
    table.insert(r, q[i])
  end
  return r
end

-- The n-th derivative of pi / tan(pi x) for x < 0; digamma has no limit at its poles there.
local function reflected(n, a, below)
  local r = below:where(a - a:round(), 0.5)
  local u = (r * math.pi):tan():recip() * math.pi
  if n == 0 then
    return r:eq(0):where(0 / 0, u)
  end
  local sum = series.power(u * u, cotangent_derivative(n))
  return n % 2 == 0 and u * sum or sum
end

-- psi(n) of x >= 0: (-1)^(n+1) (n! (sum of (x + i)^-(n+1) for i < N) + the series at x + N).
local function psi_from_zero(n, x)
  local start, eps = accuracy(n, x)
  local near = x:lt(start)
  local low, high, sum = near:where(x, 1), near:where(x + start, x), nil
  for i = start - 1, 0, -1 do
    local shifted = i == 0 and low or low + i -- keeps the sign of 0
    local part = raised(shifted:recip(), n + 1)
    sum = sum and sum + part or part
  end
  local inverse = high:recip()
  local tail = inverse * 0.5
  if n == 0 then
    tail = tail - high:log()
  else
    local leading = raised(inverse, n) * factorials(0, n)
    tail = leading + tail * leading * n
  end
  tail = corrections(n, high, start, eps) + tail
  local total = near:where(sum * factorials(0, n + 1), 0) + tail
  return n % 2 == 0 and -total or total
end

-- psi(n)(x) = (-1)^n psi(n)(1 - x) minus the n-th derivative of pi / tan(pi x).
local function psi_value(n, a)
  local below = a:lt(0)
  local value = psi_from_zero(n, below:where(1 - a, a))
  local other = n % 2 == 0 and value or -value
  return below:where(other - reflected(n, a, below), value)
end

local function psi(n, a)
  return with_gradient(function(x) return psi_value(n, x) end,
                       function(g, x) return g * psi(n + 1, x) end, a)
end

-- The logarithmic derivative of the gamma function. NaN at the negative whole numbers, -inf at 0.
function methods.digamma(a)
  check.floats(a, "digamma")
  return psi(0, a)
end

-- Beyond that, factorials leave f32.
local MOST = 20

local function checked_psi(n, a)
  if math.type(n) ~= "integer" or n < 0 or n > MOST then
    fail("polygamma: n is a whole number from 0 to %d, not %s", MOST, check.not_whole(n))
  end
  check.floats(a, "polygamma")
  return psi(n, a)
end

-- The n-th derivative of digamma, n from 0 to 20: x:polygamma(n), or as in PyTorch
-- tensor.polygamma(n, x).
function methods.polygamma(a, n)
  return checked_psi(n, a)
end

-- The n-th derivative of the digamma of a.
function gamma.polygamma(n, a)
  return checked_psi(n, check.tensor(a, "polygamma"))
end

---- the logarithm ----

-- log(gamma(2 + e)) / e, for |e| <= 1/2, is a Chebyshev series in 2 e: computed in 50 digits at 60
-- nodes.
local LGAMMA = {
  8.28372249843133512e-01, 1.63221700687600640e-01, -8.65897239412628458e-03,
  6.72751572600148473e-04, -6.13955696362823348e-05, 6.11006579700357583e-06,
  -6.41000303382622275e-07, 6.96224269276895121e-08, -7.74724873378821675e-09,
  8.77407514068723946e-10, -1.00702668698301984e-10, 1.16786021306523743e-11,
  -1.36568713347449321e-12, 1.60793511497115525e-13, -1.90395010884887319e-14,
  2.26537687678330637e-15, -2.70665681483189608e-16, 3.24566073162619096e-17,
  -3.90448337845744690e-18,
}
local ENOUGH = { f32 = 9, f64 = #LGAMMA } -- terms

-- From 1/2 to N: x is a whole r, and e. The logarithm at 2 + e is exact in proportion, so that
-- nothing is lost near 1 and 2, where the result is 0. Then come the factors from 2 + e up to
-- x - 1, or, if r = 1, the divisor x.
local function lgamma_near(x, start)
  local r = (x + 0.5):floor()
  local e, one, product = x - r, r:lt(2), nil
  for i = 1, start - 2 do
    local factor = r:ge(i + 2):where(x - i, 1)
    product = product and product * factor or factor
  end
  local shift = one:where(x, product):log()
  return e * series.chebyshev(e * 4, LGAMMA, ENOUGH[x:dtype()]) + one:where(-shift, shift)
end

-- From N on: (x - 1/2) (log x - 1) + (log(2 pi) - 1) / 2 and the series.
local function lgamma_far(x, start, eps)
  local constant = (math.log(2 * math.pi) - 1) / 2
  return (x - 0.5) * (x:log() - 1) + (corrections(-1, x, start, eps) + constant)
end

-- For x < 1/2: log(pi) - log|sin(pi x)| - lgamma(1 - x).
local function lgamma_value(a)
  local start, eps = accuracy(-1, a)
  local below = a:lt(0.5)
  local x = below:where(1 - a, a)
  local near = x:lt(start)
  local value = near:where(lgamma_near(near:where(x, 1), start),
                           lgamma_far(near:where(start, x), start, eps))
  local sine = (below:where(a - a:round(), 0.5) * math.pi):sin():abs()
  local other = math.log(math.pi) - (sine:log() + value)
  return a:eq(-math.huge):where(math.huge, below:where(other, value))
end

-- log|gamma(a)|: infinite at 0 and at the negative whole numbers. Its gradient is digamma.
function methods.lgamma(a)
  check.floats(a, "lgamma")
  return with_gradient(lgamma_value, function(g, x) return g * psi(0, x) end, a)
end

-- The logarithm of the gamma function of p dimensions, for a > (p - 1) / 2: p (p - 1) / 4 log(pi)
-- and lgamma(a - i / 2) for every i < p.
function methods.mvlgamma(a, p)
  check.floats(a, "mvlgamma")
  if check.count(p, "mvlgamma: p") >= 1 << 31 then
    fail("mvlgamma: p is %d; at most 2^31 - 1 can be counted", p)
  end
  local half = core.cast(core.iota({ p }, 0), check.float_of(a)) * 0.5
  return (a:unsqueeze(-1) - half):lgamma():sum(-1) + p * (p - 1) / 4 * math.log(math.pi)
end

return gamma
