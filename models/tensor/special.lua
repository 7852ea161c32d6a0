-- tensor.special: methods around erf, which is the integral of a normal distribution, and Bessel
-- functions.
local check, methods = require "tensor.check", require "tensor.methods"
local series, with_gradient = require "tensor.series", require "tensor.formula"

---- the tail of the normal distribution ----

-- log(erfc(a) / t) + a^2 for a >= 0 and t = 2 / (2 + a) is a Chebyshev series in 2 t - 1: computed
-- in 60 digits from the series of erf and the continued fraction of erfc, at 64 nodes.
local ERFC = {
  -1.30265371978170941e+00, 6.41969792356490210e-01, 1.94764732041858360e-02,
  -9.56151478680863226e-03, -9.46595344482036916e-04, 3.66839497852761447e-04,
  4.25233248069077689e-05, -2.02785781125342418e-05, -1.62429000464702561e-06,
  1.30365583558052324e-06, 1.56264417220661419e-08, -8.52380959149265415e-08,
  6.52905443909885149e-09, 5.05934349555146930e-09, -9.91364156493033066e-10,
  -2.27365122293183597e-10, 9.64679110201552702e-11, 2.39403808303911459e-12,
  -6.88602752649755322e-12, 8.94487927309072531e-13, 3.13092139934295813e-13,
  -1.12708223613672523e-13, 3.81090525518923205e-16, 7.10609761360923712e-15,
  -1.52302820145710434e-15, -9.45749457129123340e-17, 1.21023718922427899e-16,
}
local ERFC_TERMS = { f32 = 14, f64 = #ERFC }

-- log(erfc(a) / t) + a^2, and t.
local function tail_of_positive(a)
  local t = 2 / (a + 2)
  return series.chebyshev(t * 4 - 2, ERFC, ERFC_TERMS[a:dtype()]), t
end

local function erfc_of_positive(a)
  local power, t = tail_of_positive(a)
  return t * (power - a * a):exp()
end

local function erfcx_of_positive(a)
  local power, t = tail_of_positive(a)
  return t * power:exp()
end

-- 1 - erf(a), whose gradient is exact; where that is nearly 0, it is mended behind the gradient.
function methods.erfc(a)
  check.floats(a, "erfc")
  local rough, far = 1 - a:erf(), a:gt(0.5)
  local tail = erfc_of_positive(far:where(a, 1))
  return rough + far:where(tail - rough, 0):detach()
end

-- e^(a^2) erfc(a), which goes down as 1 / (sqrt(pi) a) does.
function methods.erfcx(a)
  check.floats(a, "erfcx")
  local below = a:lt(0)
  local value = erfcx_of_positive(below:where(-a, a))
  local low = below:where(a, 0)
  return below:where((low * low):exp() * 2 - value, value)
end

-- How likely a standard normal number is to be below a.
function methods.ndtr(a)
  check.floats(a, "ndtr")
  return (a * -math.sqrt(0.5)):erfc() * 0.5
end

-- The logarithm of that, for all a.
function methods.log_ndtr(a)
  check.floats(a, "log_ndtr")
  local far = a:lt(-1)
  local low, high = far:where(a, -1), far:where(0, a)
  local tail = (erfcx_of_positive(low * -math.sqrt(0.5)) * 0.5):log() - low * low * 0.5
  return far:where(tail, ((high * math.sqrt(0.5)):erfc() * -0.5):log1p())
end

---- the inverse of erf ----

-- erfinv(a) / (a sqrt(q)) is a Chebyshev series in log(q), q = 6 - log(1 - a^2), which goes from 6
-- at 0 to 42.1 beyond the last double below 1: computed in 50 digits at 72 nodes. That
-- -log(1 - a^2) is the right variable is from M. Giles, "Approximating the erfinv function", 2010;
-- the logarithm takes fewer terms.
local ERFINV = {
  1.37026140736102087e+00, 2.72490243226092277e-01, -5.74000494078778997e-02,
  9.96094623493560703e-04, 5.19822172684466545e-03, -2.45245290777299993e-03,
  3.42736626343113937e-04, 2.60400458643839311e-04, -1.80804083702516556e-04,
  3.08316203324371073e-05, 2.13656954871151572e-05, -1.47513391295561496e-05,
  1.83613213676684326e-06, 2.07992128124479527e-06, -1.14031838745818999e-06,
  4.42119131802001726e-08, 1.91759385818674692e-07, -7.89268845262596431e-08,
  -4.99721886017255166e-09, 1.58230694543425513e-08, -5.05329919522800587e-09,
  -8.72818128451934518e-10, 1.23015187031602435e-09, -3.22022931892380651e-10,
  -9.54407302535695060e-11, 9.61350102802623289e-11, -2.04233387708919769e-11,
  -9.67108302670057969e-12, 7.57092359059323530e-12, -1.17159895692187602e-12,
  -9.43027048448605984e-13, 5.82720703656159275e-13, -5.22783557755915125e-14,
  -8.69869470980726938e-14, 4.33632054743938445e-14, -8.44781042911700790e-16,
  -7.64821182693630815e-15, 3.13395126182197893e-15, 1.87422669483896710e-16,
  -6.51384250799529529e-16, 2.19854620353026639e-16, 3.45228854932460071e-17,
  -5.41961034586853929e-17, 1.47978600794518408e-17, 4.26022533428292242e-18,
}
local ERFINV_TERMS = { f32 = 21, f64 = #ERFINV }
local FIRST, LAST = math.log(6), math.log(42.1)

local function erfinv_inside(a)
  local q = 6 - ((1 - a) * (1 + a)):log()
  local y = q:log() * (4 / (LAST - FIRST)) - 2 * (LAST + FIRST) / (LAST - FIRST)
  return a * (q:sqrt() * series.chebyshev(y, ERFINV, ERFINV_TERMS[a:dtype()]))
end

local function erfinv_value(a)
  local inside = erfinv_inside(a:abs():eq(1):where(0, a))
  return a:eq(1):where(math.huge, a:eq(-1):where(-math.huge, inside))
end

-- The number whose erf is a: infinite at -1 and 1, NaN beyond. Its gradient is
-- sqrt(pi) / 2 e^(y^2).
function methods.erfinv(a)
  check.floats(a, "erfinv")
  return with_gradient(erfinv_value, function(g, _, y)
    return g * (y * y):exp() * (math.sqrt(math.pi) / 2)
  end, a)
end

---- modified Bessel functions ----

-- Up to X the power series, behind it the asymptotic one (Abramowitz and Stegun, 9.6.10, 9.7.1),
-- whose least term is about e^-2X.
local BESSEL = { f32 = { 9, 2 ^ -24 }, f64 = { 20, 2 ^ -53 } }

-- The coefficients of I(n) = (x / 2)^n (c1 + c2 x^2 + c3 x^4 + ...) that count up to X.
local function bessel_power(n, limit, eps)
  local list, c, term, sum, k = {}, 1.0, 1.0, 0.0, 0
  while term > eps / 8 * sum do
    k = k + 1
    list[k], sum = c, sum + term
    c = c / (4 * k * (k + n))
    term = c * limit ^ (2 * k)
  end
  return list
end

-- The coefficients of sqrt(2 pi x) e^-x I(n) = c1 + c2 / x + c3 / x^2 + ... that count from X on.
local function bessel_tail(n, limit, eps)
  local list, c, k = {}, 1.0, 0
  while math.abs(c) * limit ^ -k > eps / 8 do
    k = k + 1
    list[k] = c
    c = -c * (4 * n * n - (2 * k - 1) ^ 2) / (8 * k)
    if math.abs(c) > math.abs(list[k]) * limit then -- the series grows again
      break
    end
  end
  return list
end

-- I(n), n = 0 or 1, or e^-|x| I(n).
local function bessel(n, a, scaled)
  local limit, eps = table.unpack(BESSEL[a:dtype()])
  local size = a:abs()
  local far = size:gt(limit)
  local low, high = far:where(0, a), far:where(size, limit)
  local near = series.power(low * low, bessel_power(n, limit, eps))
  local inverse = high:recip()
  local tail = series.power(inverse, bessel_tail(n, limit, eps))
  tail = tail * (inverse * (1 / (2 * math.pi))):sqrt()
  if n == 1 then
    near = near * (low * 0.5)
    tail = a:lt(0):where(-tail, tail)
  end
  if scaled then
    return far:where(tail, near * (-low:abs()):exp())
  end
  return far:where(tail * high:exp(), near)
end

-- The modified Bessel function of order 0.
function methods.i0(a)
  check.floats(a, "i0")
  return bessel(0, a, false)
end

-- i0(a) e^-|a|, which does not overflow.
function methods.i0e(a)
  check.floats(a, "i0e")
  return bessel(0, a, true)
end

-- The modified Bessel function of order 1.
function methods.i1(a)
  check.floats(a, "i1")
  return bessel(1, a, false)
end

-- i1(a) e^-|a|, which does not overflow.
function methods.i1e(a)
  check.floats(a, "i1e")
  return bessel(1, a, true)
end
