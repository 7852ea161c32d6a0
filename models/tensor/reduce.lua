-- tensor.reduce: methods that make one number of many along axes, or a running number along one. An
-- axis argument is nil for all axes, a number, or a table of numbers.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local fail, words = check.fail, check.words

---- axes ----

-- The list of axes that an argument stands for, from 0 on; keepdim, beside it, is checked.
local function axes_of(a, axis, keepdim, what)
  core.keepdim(keepdim, what)
  return core.axes(axis, a:dim(), what)
end

local function count_of(a, axes)
  local count = 1
  for _, axis in ipairs(axes) do
    count = count * a:size(axis)
  end
  return count
end

-- Without the axes, which have extent 1 by now, unless they are kept.
local function finished(a, axes, keepdim)
  return keepdim and a or a:sum(axes)
end

-- Largest and smallest trade places in it. Of whole numbers -1 - a does it without overflow.
local function mirrored(a, what)
  check.numbers(a, what)
  return a:dtype() == "i32" and -1 - a or -a
end

---- sums ----

-- Summed before it is divided, and not multiplied by 1 / n, which rounds: n equal numbers whose sum
-- is exact have themselves as their mean.
function methods.mean(a, axis, keepdim)
  check.floats(a, "mean")
  local axes = axes_of(a, axis, keepdim, "mean")
  return a:sum(axes, keepdim) / count_of(a, axes)
end

-- The sum of what is not NaN; no gradient flows to the rest.
function methods.nansum(a, axis, keepdim)
  check.floats(a, "nansum")
  return a:isnan():where(0, a):sum(axes_of(a, axis, keepdim, "nansum"), keepdim)
end

-- The mean of what is not NaN; where all are, NaN.
function methods.nanmean(a, axis, keepdim)
  check.floats(a, "nanmean")
  local axes, off = axes_of(a, axis, keepdim, "nanmean"), a:isnan()
  local count = core.cast(off:logical_not(), check.float_of(a)):sum(axes, keepdim)
  return off:where(0, a):sum(axes, keepdim) / count
end

-- How many of the elements are not 0, i32.
function methods.count_nonzero(a, axis)
  return a:bool():int():sum(axes_of(a, axis, nil, "count_nonzero"))
end

-- x^p for x >= 0, with a gradient of 0 at 0: there the power is taken of 1.
local function power(x, p)
  local zero = x:eq(0)
  return zero:where(0, zero:where(1, x):pow(p))
end

-- The divisor of a variance is n - correction. The last argument is that number, 1 if left out, or
-- { correction = c } or { unbiased = false }, which is a correction of 0.
local function correction_of(argument, what)
  if type(argument) == "number" then
    return argument
  end
  local options = check.options(argument, { "correction", "unbiased" }, what)
  local correction = options.correction or options.unbiased == false and 0 or 1
  if type(correction) ~= "number" then
    fail("%s: the correction is a number, not %s", what, type(correction))
  end
  return correction
end

-- The elements at the start of the axes, which are kept.
local function first_along(a, axes)
  for _, axis in ipairs(axes) do
    a = a:narrow(axis, 0, 1)
  end
  return a
end

local function divisor_of(count, correction, what)
  correction = correction_of(correction, what)
  if count <= correction then
    fail("%s: the number of elements, %d, must be above the correction, %g", what, count,
         correction)
  end
  return count - correction
end

-- a less its mean; and that mean, counted from the first element, and that. Where all are large,
-- the differences from it are exact, or nearly so, but the mean of the numbers themselves is off by
-- as much as they are rounded. The origin cancels, so it counts as a constant.
local function centred(a, axes)
  local origin = first_along(a, axes):detach()
  local from_there = a - origin
  local mean = from_there:mean(axes, true)
  return from_there - mean, mean, origin
end

-- Variance and mean. Equal numbers have no variance at all.
local function moments(a, axis, keepdim, correction, what)
  check.floats(a, what)
  core.keepdim(keepdim, what, "; the divisor is said behind it, as { correction = 0 }")
  if keepdim == false and correction == nil then -- says nothing here, but much in PyTorch
    fail("%s: is the false PyTorch's unbiased? That is (axis, false, { correction = 0 }); keepdim " ..
         "is false without", what)
  end
  local axes = core.axes(axis, a:dim(), what)
  local divisor = divisor_of(count_of(a, axes), correction, what)
  local apart, mean, origin = centred(a, axes)
  local var = apart:square():sum(axes, keepdim) / divisor
  return var, finished(mean + origin, axes, keepdim)
end

-- Variance: divides by n - correction; 1, as in PyTorch, unless told otherwise.
function methods.var(a, axis, keepdim, correction)
  return (moments(a, axis, keepdim, correction, "var"))
end

-- Variance and mean.
function methods.var_mean(a, axis, keepdim, correction)
  return moments(a, axis, keepdim, correction, "var_mean")
end

-- Standard deviation, the square root of the variance; its gradient at 0 is 0.
function methods.std(a, axis, keepdim, correction)
  return power(moments(a, axis, keepdim, correction, "std"), 0.5)
end

-- Standard deviation and mean.
function methods.std_mean(a, axis, keepdim, correction)
  local var, mean = moments(a, axis, keepdim, correction, "std_mean")
  return power(var, 0.5), mean
end

-- Variables, each a row of observations, less their means; one of them may come as a vector.
local function observations(a, what)
  check.floats(a, what)
  if a:dim() ~= 1 and a:dim() ~= 2 then
    fail("%s: needs (variables, observations), or the (observations) of one, not %s", what,
         words(a))
  end
  return (centred(a:dim() == 1 and a:unsqueeze(0) or a, { 1 }))
end

-- The products of all rows with all; of a single one, a scalar.
local function products(rows)
  return rows:matmul(rows:transpose(0, 1)):squeeze()
end

-- Covariances of variables, whose observations are the rows. The divisor is as in var.
function methods.cov(a, correction)
  local rows = observations(a, "cov")
  return products(rows) / divisor_of(a:size(-1), correction, "cov")
end

-- Correlations of variables, whose observations are the rows.
function methods.corrcoef(a)
  local rows = observations(a, "corrcoef")
  return products(rows / rows:square():sum(1, true):sqrt()):clamp(-1, 1)
end

-- The p-norm, 2 unless told otherwise: sum(|a|^p)^(1/p). math.huge and -math.huge give the largest
-- and the smallest |a|, and 0 the number of elements other than 0. The gradient at 0 is 0.
function methods.norm(a, p, axis, keepdim)
  check.floats(a, "norm")
  p = check.order(p, "norm")
  local axes = axes_of(a, axis, keepdim, "norm")
  if p == 0 then
    return core.cast(a:ne(0), check.float_of(a)):sum(axes, keepdim)
  elseif p == 1 then
    return a:abs():sum(axes, keepdim)
  elseif p == 2 then
    return power(a:square():sum(axes, keepdim), 0.5)
  elseif p == math.huge then
    return a:abs():amax(axes, keepdim)
  elseif p == -math.huge then
    return a:abs():amin(axes, keepdim)
  end
  return power(power(a:abs(), p):sum(axes, keepdim), 1 / p)
end

---- products ----

-- The product by halves, so that zeros have exact gradients of every order; odd ones out wait in
-- `rest`.
local function product(a, axis)
  local extent, rest = a:size(axis), nil
  while extent > 1 do
    if extent % 2 == 1 then
      local last = a:narrow(axis, extent - 1, 1)
      rest = rest and rest * last or last
    end
    extent = extent // 2
    a = a:narrow(axis, 0, extent) * a:narrow(axis, extent, extent)
  end
  return rest and a * rest or a
end

-- Product over axes; the gradient is right where factors are 0, too.
function methods.prod(a, axis, keepdim)
  check.numbers(a, "prod")
  local axes = axes_of(a, axis, keepdim, "prod")
  for _, each in ipairs(axes) do
    a = product(a, each)
  end
  return finished(a, axes, keepdim)
end

-- What `join`, which is associative, makes of the elements up to each, by doubling: after the step
-- with `shift`, every element has the 2 shift elements up to its own.
local function doubled(a, axis, join)
  local extent, shift = a:size(axis), 1
  while shift < extent do
    local behind = join(a:narrow(axis, shift, extent - shift), a:narrow(axis, 0, extent - shift))
    a = core.concat(a:narrow(axis, 0, shift), behind, axis)
    shift = 2 * shift
  end
  return a
end

-- The same of lines (outer, extent, inner), in fewer passes where they are long: in runs, then over
-- their ends, then each run with the end of the one before. The places of a run come in front, so
-- that neighbours are worked on side by side. Zeros fill up the last run; nothing depends on them.
local RUN = 8

local function in_runs(a, join)
  local extent = a:size(1)
  if extent <= RUN * RUN then
    return doubled(a, 1, join)
  end
  local runs = (extent + RUN - 1) // RUN
  local filled = core.pad(a, 1, 0, runs * RUN - extent)
  local inside = doubled(filled:unflatten(1, { runs, RUN }):movedim(2, 0), 0, join)
  local ends = in_runs(inside:select(0, RUN - 1), join):narrow(1, 0, runs - 1)
  local later = inside:narrow(2, 1, runs - 1)
  later = join(later, ends:unsqueeze(0):expand(later:shape()))
  local all = core.concat(inside:narrow(2, 0, 1), later, 2)
  return all:movedim(0, 2):flatten(1, 2):narrow(1, 0, extent)
end

local function running(a, axis, join)
  local shape, outer = a:shape(), 1
  for i = 1, axis do
    outer = outer * shape[i]
  end
  return in_runs(a:reshape{ outer, shape[axis + 1], -1 }, join):reshape(shape)
end

-- Running products.
function methods.cumprod(a, axis)
  check.numbers(a, "cumprod")
  return running(a, check.axis(axis, a:dim(), "cumprod"), core.elementwise.mul)
end

---- largest and smallest ----

-- The smallest over axes; ties share the gradient.
function methods.amin(a, axis, keepdim)
  return mirrored(mirrored(a, "amin"):amax(axes_of(a, axis, keepdim, "amin"), keepdim), "amin")
end

-- The one number that is left of all, with as many axes as `a` has if they are kept.
local function alone(number, a, keepdim)
  local ones = {}
  for i = 1, keepdim and a:dim() or 0 do
    ones[i] = 1
  end
  return number:reshape(ones)
end

-- Index of the first largest along an axis, i32; without an axis, of the flattened tensor.
local function argmax(a, axis, keepdim, what)
  check.boolean(keepdim, what .. ": keepdim")
  if axis ~= nil then
    return core.argmax(a, check.axis(axis, a:dim(), what), keepdim)
  end
  return alone(core.argmax(a:reshape(-1), 0), a, keepdim)
end

-- Index of the first largest along an axis, i32; without an axis, of the flattened tensor.
function methods.argmax(a, axis, keepdim)
  check.numbers(a, "argmax")
  return argmax(a, axis, keepdim, "argmax")
end

-- Index of the first smallest along an axis, as argmax.
function methods.argmin(a, axis, keepdim)
  return argmax(mirrored(a, "argmin"), axis, keepdim, "argmin")
end

-- The element of each line at one index, with the axis kept: fuses with what found the index.
local function picked(a, axis, index)
  return core.iota(a:shape(), axis):eq(index):where(a, 0):sum(axis, true)
end

-- Values and indices along an axis, all of the gradient going to the first largest.
local function extreme(a, from, axis, keepdim, what)
  if type(axis) == "table" then
    fail("%s: one axis has an index, not several; a%s takes a table of axes", what, what)
  end
  axis = check.axis(axis, a:dim(), what)
  check.boolean(keepdim, what .. ": keepdim")
  local index = core.argmax(from, axis, true)
  local values = picked(a, axis, index)
  return finished(values, { axis }, keepdim), finished(index, { axis }, keepdim)
end

-- With an axis, the largest and their indices; without, the largest of all, which equals share; or
-- the larger of two tensors.
function methods.max(a, axis, keepdim)
  if core.is_tensor(axis) then
    core.at_most(2, "max", ", the tensor included, where the second is a tensor", a, axis, keepdim)
    return a:maximum(axis)
  end
  check.numbers(a, "max")
  if axis == nil then
    return a:amax(nil, keepdim)
  end
  return extreme(a, a, axis, keepdim, "max")
end

-- The smallest of all; with an axis its values and their indices; or the smaller of two tensors.
function methods.min(a, axis, keepdim)
  if core.is_tensor(axis) then
    core.at_most(2, "min", ", the tensor included, where the second is a tensor", a, axis, keepdim)
    return a:minimum(axis)
  elseif axis == nil then
    return mirrored(mirrored(a, "min"):amax(nil, keepdim), "min")
  end
  return extreme(a, mirrored(a, "min"), axis, keepdim, "min")
end

-- Whether any element is not 0.
function methods.any(a, axis, keepdim)
  return a:bool():int():amax(axes_of(a, axis, keepdim, "any"), keepdim):bool()
end

-- Whether no element is 0.
function methods.all(a, axis, keepdim)
  return a:bool():int():amin(axes_of(a, axis, keepdim, "all"), keepdim):bool()
end

---- running ----

-- Running sums.
function methods.cumsum(a, axis)
  return core.cumsum(a, axis)
end

-- log of the running sums of e^a, for all a.
function methods.logcumsumexp(a, axis)
  check.floats(a, "logcumsumexp")
  return running(a, check.axis(axis, a:dim(), "logcumsumexp"), methods.logaddexp)
end

-- What each element is above the one before it along an axis, by default the last; n times over.
function methods.diff(a, n, axis)
  check.numbers(a, "diff")
  n, axis = check.count(n or 1, "diff: the order"), check.axis(axis or -1, a:dim(), "diff")
  if n >= a:size(axis) then
    fail("diff: axis %d of %s has no differences of order %d", axis, words(a), n)
  end
  for _ = 1, n do
    local left = a:size(axis) - 1
    a = a:narrow(axis, 1, left) - a:narrow(axis, 0, left)
  end
  return a
end

-- Running largest and the indices where they are: of equals the last.
function methods.cummax(a, axis)
  check.numbers(a, "cummax")
  local index = core.cumargmax(a, check.axis(axis, a:dim(), "cummax"))
  return core.gather(a, axis, index), index
end

-- Running smallest and the indices where they are: of equals the last.
function methods.cummin(a, axis)
  local index = core.cumargmax(mirrored(a, "cummin"), check.axis(axis, a:dim(), "cummin"))
  return core.gather(a, axis, index), index
end

---- in order ----

-- Indices that sort an axis, or the first `count` of them: equals in order; NaN is the largest.
local function order(a, axis, descending, count)
  local sorted = descending and core.argsort_falling or core.argsort
  return sorted(a, axis, count)
end

-- Indices that sort an axis, by default the last; equals stay in order, NaN is the largest.
function methods.argsort(a, axis, descending)
  check.numbers(a, "argsort")
  check.boolean(descending, "argsort: descending")
  return order(a, check.axis(axis or -1, a:dim(), "argsort"), descending)
end

-- Values in order, and the indices that they had.
function methods.sort(a, axis, descending)
  check.numbers(a, "sort")
  check.boolean(descending, "sort: descending")
  axis = check.axis(axis or -1, a:dim(), "sort")
  local index = order(a, axis, descending)
  return core.gather(a, axis, index), index
end

-- The k largest in falling order, or with largest = false the k smallest in rising order, and their
-- indices.
function methods.topk(a, k, axis, largest)
  check.numbers(a, "topk")
  axis = check.axis(axis or -1, a:dim(), "topk")
  if math.type(k) ~= "integer" or k < 1 or k > a:size(axis) then
    fail("topk: %s of the %d elements of axis %d of %s", check.shown(k), a:size(axis), axis,
         words(a))
  end
  check.boolean(largest, "topk: largest")
  local index = order(a, axis, largest ~= false, k)
  return core.gather(a, axis, index), index
end

-- The index of each line's median, with the axis kept; of the first NaN, if there is one.
local function middle(a, axis)
  local extent, sorted = a:size(axis), core.argsort(a, axis)
  if a:dtype() == "i32" then
    return sorted:narrow(axis, (extent - 1) // 2, 1)
  end
  local nans = a:isnan():int():sum(axis, true)
  return core.gather(sorted, axis, nans:gt(0):where(extent - nans, (extent - 1) // 2))
end

-- With an axis, the medians and their indices; without, the median of all. Of the two in the middle
-- of an even number it is the lower; it is NaN if anything is. One element gets the gradient.
function methods.median(a, axis, keepdim)
  check.numbers(a, "median")
  check.boolean(keepdim, "median: keepdim")
  if axis == nil then
    local all = a:reshape(-1)
    return alone(core.gather(all, 0, middle(all, 0)), a, keepdim)
  elseif type(axis) == "table" then
    fail("median: one axis has an index, not several; flatten them, or leave the axis out for all")
  end
  axis = check.axis(axis, a:dim(), "median")
  local index = middle(a, axis)
  return finished(core.gather(a, axis, index), { axis }, keepdim),
         finished(index, { axis }, keepdim)
end

-- What lies the part q of the way from the smallest to the largest along an axis, linearly between
-- its neighbours; NaN if anything is. Without an axis, of all; of a list of q, along a new first
-- axis.
function methods.quantile(a, q, axis, keepdim)
  check.floats(a, "quantile")
  check.boolean(keepdim, "quantile: keepdim")
  local all = axis == nil
  local lines = all and a:reshape(-1) or a
  axis = check.axis(axis or 0, lines:dim(), "quantile")
  local sorted, top = lines:sort(axis), lines:size(axis) - 1
  local last = sorted:narrow(axis, top, 1)
  local function at(part)
    if type(part) ~= "number" or not (part >= 0 and part <= 1) then
      fail("quantile: q is a number from 0 to 1, or a list of such, not %s", check.shown(part))
    end
    local low = math.floor(part * top)
    local value, share = sorted:narrow(axis, low, 1), part * top - low
    if share > 0 then
      value = value:lerp(sorted:narrow(axis, low + 1, 1), share)
    end
    value = last:ne(last):where(last, value)
    return all and alone(value, a, keepdim) or finished(value, { axis }, keepdim)
  end
  if type(q) ~= "table" then
    return at(q)
  end
  local results = {}
  for i, part in ipairs(check.items(q, "quantile")) do
    results[i] = at(part)
  end
  return #results > 0 and require("tensor.join").stack(results, 0) or at(nil)
end

---- the softmax family ----

-- The largest is subtracted so that exp cannot overflow; it cancels, so it counts as a constant.
local function shifted(a, axes, what)
  check.floats(a, what)
  return a - a:detach():amax(axes, true)
end

-- e^a divided by its sum along the axis, by default the last.
function methods.softmax(a, axis)
  local axes = axes_of(a, axis or -1, nil, "softmax")
  local powers = shifted(a, axes, "softmax"):exp()
  return powers * powers:sum(axes, true):recip()
end

-- log of the softmax, without leaving the logarithm.
function methods.log_softmax(a, axis)
  local axes = axes_of(a, axis or -1, nil, "log_softmax")
  local low = shifted(a, axes, "log_softmax")
  return low - low:exp():sum(axes, true):log()
end

-- The softmax of -a.
function methods.softmin(a, axis)
  check.floats(a, "softmin")
  local axes = axes_of(a, axis or -1, nil, "softmin")
  return (-a):softmax(axes)
end

-- log(sum(e^a)). Where the largest is infinite it is not subtracted, and the sum says it all.
function methods.logsumexp(a, axis, keepdim)
  check.floats(a, "logsumexp")
  local axes = axes_of(a, axis, keepdim, "logsumexp")
  local largest = a:detach():amax(axes, true)
  largest = largest:abs():eq(math.huge):where(0, largest)
  local result = (a - largest):exp():sum(axes, true):log() + largest
  return finished(result, axes, keepdim)
end
