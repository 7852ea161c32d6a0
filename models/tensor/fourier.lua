-- tensor.fourier: discrete Fourier transforms along an axis. There are no complex numbers: a result
-- is two tensors, its real and its imaginary part, and so is an operand.
--
-- Sums of n terms are products with matrices of cosines and sines. Where n = p q, those of all
-- terms are sums of p terms, turned by an angle, and of those sums of q (Cooley and Tukey, 1965):
-- with j = q j1 + j2 and k = k1 + p k2,
--     e(j k / n) = e(j1 k1 / p) e(j2 k1 / n) e(j2 k2 / q),   e(t) = exp(-2 pi i t).
-- They are linear, so that gradients are transforms again.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local join, fail = require "tensor.join", check.fail

-- Up to LARGE terms are summed by one product, and prime numbers of them up to MOST.
local LARGE, MOST = 48, 2048

---- one matrix ----

-- cos and sign sin of 2 pi j k / n, for j < rows and k < columns: (rows, columns). From whole
-- numbers and in double, so that only the last bit is rounded.
local function turns(rows, columns, n, sign, dtype)
  local shape = { rows, columns }
  local whole = (core.iota(shape, 0) * core.iota(shape, 1)):remainder(n)
  local angle = whole:double() * (2 * math.pi / n)
  return core.cast(angle:cos(), dtype), core.cast(angle:sin() * sign, dtype)
end

-- The sums over the last axis, of n elements; im may be nil.
local function summed(re, im, n, sign)
  local c, s = turns(n, n, n, sign, check.float_of(re))
  if not im then
    return re:matmul(c), re:matmul(s)
  end
  return re:matmul(c) - im:matmul(s), re:matmul(s) + im:matmul(c)
end

---- any number of terms ----

-- The largest divisor of n that is not above its root.
local function divisor_of(n)
  for p = math.floor(math.sqrt(n)), 2, -1 do
    if n % p == 0 then
      return p
    end
  end
  return 1
end

-- The same as summed. The sign is that of the angles.
local function transformed(re, im, sign)
  local n = re:size(-1)
  local p = n > LARGE and divisor_of(n) or 1
  if p == 1 then
    return summed(re, im, n, sign)
  end
  local q, shape = n // p, re:shape()
  shape[#shape], shape[#shape + 1] = p, q
  local function split(x) return x and x:reshape(shape):transpose(-1, -2) end
  local x, y = summed(split(re), split(im), p, sign) -- (j2, k1)
  local c, s = turns(q, p, n, sign, check.float_of(re))
  x, y = transformed((x * c - y * s):transpose(-1, -2), (x * s + y * c):transpose(-1, -2), sign)
  local function merged(z) return z:transpose(-1, -2):reshape(re:shape()) end -- from (k1, k2)
  return merged(x), merged(y)
end

---- arguments ----

local norms = { backward = { 0, 1 }, ortho = { 0.5, 0.5 }, forward = { 1, 0 } }

local function factor_of(norm, inverse, n, what)
  local powers = norms[norm == nil and "backward" or norm]
  if not powers then
    fail("%s: norm is 'backward', 'ortho' or 'forward', not %s", what, check.shown(norm))
  end
  return n ^ -powers[inverse and 2 or 1]
end

-- Checks the parts and moves the axis, of which n elements count, to the end.
local function arguments(re, im, axis, what)
  check.floats(check.tensor(re, what), what)
  if im ~= nil then
    check.same_shape(re, im, what)
  end
  axis = check.axis(axis or -1, re:dim(), what)
  local function moved(x) return x and x:transpose(axis, -1) end
  return moved(re), moved(im), moved
end

-- The number of terms, which have to be few or to divide.
local function checked(n, what)
  check.count(n, what .. ": the number of elements")
  if n >= 1 << 31 then
    fail("%s: %d elements; at most 2^31 - 1 can be counted", what, n)
  end
  local rest = n
  while rest > MOST do
    local p = divisor_of(rest)
    if p == 1 then
      fail("%s: %d elements have the prime factor %d; up to %d are possible", what, n, rest, MOST)
    end
    rest = rest // p
  end
  return n
end

-- The first n elements of the last axis, with zeros where there are fewer.
local function fitted(x, n, what)
  local size = x and x:size(-1)
  if not x or size == n then
    return x
  end
  return size > n and x:narrow(-1, 0, n) or core.pad(x, x:dim() - 1, 0, n - size, what)
end

---- the four ----

-- fft and ifft.
local function both_ways(re, im, n, axis, norm, inverse, what)
  local x, y, back = arguments(re, im, axis, what)
  n = checked(n == nil and x:size(-1) or n, what)
  local factor = factor_of(norm, inverse, n, what)
  x, y = transformed(fitted(x, n, what), fitted(y, n, what), inverse and 1 or -1)
  if factor ~= 1 then
    x, y = x * factor, y * factor
  end
  return back(x), back(y)
end

-- The sums of a(j) exp(-2 pi i j k / n) along an axis, by default the last, of n elements, by
-- default all: real and imaginary part. The imaginary part of a may be nil, for 0. The norm says
-- what divides by n: "backward" the inverse, "forward" this, "ortho" both, by its root.
function methods.fft(a, im, n, axis, norm)
  return both_ways(a, im, n, axis, norm, false, "fft")
end

-- The inverse of fft.
function methods.ifft(a, im, n, axis, norm)
  return both_ways(a, im, n, axis, norm, true, "ifft")
end

-- The first n // 2 + 1 elements of the fft of a real tensor, which say the others: x:rfft(n, axis,
-- norm).
function methods.rfft(a, n, axis, norm)
  local re, im = both_ways(a, nil, n, axis, norm, false, "rfft")
  axis = check.axis(axis or -1, re:dim(), "rfft")
  local count = re:size(axis) // 2 + 1
  return re:narrow(axis, 0, count), im:narrow(axis, 0, count)
end

-- The inverse of rfft: n elements, by default 2 (m - 1), of m.
function methods.irfft(a, im, n, axis, norm)
  local x, y, back = arguments(a, check.tensor(im, "irfft"), axis, "irfft")
  n = checked(n == nil and 2 * (x:size(-1) - 1) or n, "irfft")
  local factor, half = factor_of(norm, true, n, "irfft"), n // 2 + 1
  local function whole(z, sign)
    z = fitted(z, half, "irfft")
    if n < 3 then
      return z
    end
    return join.cat({ z, z:narrow(-1, 1, n - half):flip(-1) * sign }, -1)
  end
  return back((transformed(whole(x, 1), whole(y, -1), 1)) * factor)
end
