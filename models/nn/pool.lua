-- nn.pool: the largest or the mean of windows, one spatial axis after the other: what a window of
-- several axes gives is what windows along one axis give of the others' results.
local core = ...
local check, spatial = require "tensor.check", require "nn.spatial"
local with_gradient = require "tensor.formula"
local fail, words = check.fail, check.words
local pool = {}

---- where windows lie ----

-- One of { size, stride, padding, dilation, extent, count, after } for each spatial axis: `count`
-- windows over `extent` places with `padding` before and `after` behind them. With ceil_mode the
-- last window may reach out, but not start beyond, as in PyTorch.
local function regular(x, n, options, what)
  local size = spatial.each(options.kernel_size, n, 1, what .. ": kernel sizes")
  local stride = spatial.each(options.stride or size, n, 1, what .. ": strides")
  local padding = spatial.each(options.padding or 0, n, 0, what .. ": paddings")
  local dilation = spatial.each(options.dilation or 1, n, 1, what .. ": dilations")
  local axes = {}
  for i = 1, n do
    local a = { size = size[i], stride = stride[i], padding = padding[i], dilation = dilation[i],
                extent = x:size(i + 1) }
    if 2 * a.padding > a.size then
      fail("%s: padding %d is more than half of the window %d", what, a.padding, a.size)
    end
    local reach = spatial.reach(a.size, a.dilation)
    local room = a.extent + 2 * a.padding - reach
    a.count = (options.ceil_mode and room + a.stride - 1 or room) // a.stride + 1
    if options.ceil_mode and (a.count - 1) * a.stride >= a.extent + a.padding then
      a.count = a.count - 1
    end
    if a.count < 1 then
      fail("%s: a window of %d places does not fit axis %d of %s", what, reach, i + 1, words(x))
    end
    a.after = math.max((a.count - 1) * a.stride + reach - a.extent - a.padding, 0)
    axes[i] = a
  end
  return axes
end

-- A vector over one axis of x.
local function along(vector, x, axis)
  local shape = {}
  for i = 1, x:dim() do
    shape[i] = i == axis + 1 and -1 or 1
  end
  return vector:reshape(shape)
end

-- The windows along one axis, their elements on a new last one; `fill` where there is no input.
local function windows(x, axis, a, fill)
  if a.places then
    local picked = x:index_select(axis, a.places:reshape(-1)):unflatten(axis, { a.count, a.size })
    picked = spatial.moved(picked, axis + 1, picked:dim() - 1)
    local shape = {}
    for i = 1, picked:dim() do
      shape[i] = i == axis + 1 and a.count or i == picked:dim() and a.size or 1
    end
    return a.inside:reshape(shape):where(picked, fill)
  elseif a.padding > 0 or a.after > 0 then
    local widths = {}
    for i = 1, 2 * (x:dim() - axis) do
      widths[i] = 0
    end
    widths[#widths - 1], widths[#widths] = a.padding, a.after
    x = x:pad(widths, { value = fill })
  end
  return core.unfold(x, axis, a.size, a.stride, a.dilation)
end

---- the largest ----

local FEW = 16 -- candidates

-- A candidate for the largest of a window has its `value`, and its place in the flattened spatial
-- axes, counted from the window's first, in two parts: `along` this axis, the same for all windows,
-- and `within`, where the candidate was itself chosen along inner axes.

-- Of two candidates the larger, the first of equals; NaN is largest, and the last NaN counts.
local function larger(first, second)
  local better = second.value:gt(first.value):logical_or(second.value:ne(second.value))
  local function of(name) return better:where(second[name], first[name]) end
  return { value = of "value", along = of "along", within = second.within and of "within" }
end

-- The largest of the candidates first to last, neighbours compared first.
local function largest_of(candidates, first, last)
  if first == last then
    return candidates[first]
  end
  local middle = (first + last) // 2
  return larger(largest_of(candidates, first, middle), largest_of(candidates, middle + 1, last))
end

-- Some of the candidates that lie along the last axis.
local function part(candidates, start, stop, step)
  local function of(x) return x and core.slice(x, x:dim() - 1, start, stop, step) end
  return { value = of(candidates.value), along = of(candidates.along), within = of(candidates.within) }
end

-- The largest of `size` candidates along the last axis, neighbours compared first: of many all pairs
-- at once, of few one after the other, where each has a place of its own in the C.
local function largest_along(candidates, size)
  if size <= FEW then
    local list = {}
    for j = 0, size - 1 do
      local one = part(candidates, j, j + 1, 1)
      list[j + 1] = { value = one.value:squeeze(-1), within = one.within and one.within:squeeze(-1),
                      along = one.along:squeeze(-1) }
    end
    return largest_of(list, 1, size)
  elseif size % 2 == 1 then
    return larger(largest_along(part(candidates, 0, size - 1, 1), size - 1),
                  largest_along(part(candidates, size - 1, size, 1), 1))
  end
  return largest_along(larger(part(candidates, 0, size, 2), part(candidates, 1, size, 2)), size // 2)
end

-- For every window along an axis the place of its first element that is no padding.
local function first_places(a)
  local places = core.iota({ a.count, a.size }, 1) * a.dilation +
                 core.iota({ a.count, a.size }, 0) * a.stride - a.padding
  return places:lt(0):int():sum(1) * a.dilation
end

-- From candidates everywhere to the largest of each window along one axis, whose neighbours are
-- `pitch` places apart; `first` is the place to take where all are -inf.
local function largest(x, first, axis, a, pitch)
  local value = windows(x.value, axis, a, -math.huge)
  local within = x.place and windows(x.place, axis, a, 0)
  local steps = core.iota({ a.size }, 0) * (a.dilation * pitch)
  local chosen = largest_along({ value = value, within = within,
                                 along = along(steps, value, value:dim() - 1) }, a.size)
  local place = within and chosen.within + chosen.along or chosen.along
  local best = { value = chosen.value, place = place:expand(chosen.value:shape()) }
  if a.padding > 0 then
    first = along(first_places(a), x.value, axis) * pitch + first
  end
  if first ~= 0 then
    best.place = best.value:ne(-math.huge):where(best.place, first)
  end
  return best, first
end

-- For every window its first largest element, and the place of that in the flattened spatial axes.
local function largest_places(x, axes)
  local best, first, corner, pitch = { value = x }, 0, 0, 1
  for i = #axes, 1, -1 do
    local a = axes[i]
    best, first = largest(best, first, i + 1, a, pitch)
    local start = a.start or core.iota({ a.count }, 0) * a.stride - a.padding
    corner = along(start, x, i + 1) * pitch + corner
    pitch = pitch * a.extent
  end
  return best.value, best.place + corner
end

-- The same. A gradient goes to its place at once, not back through the comparisons.
local function with_places(x, axes)
  local places
  local value = with_gradient(function(all)
    local largest
    largest, places = largest_places(all, axes)
    return largest
  end, function(g)
    local count = x:flatten(2):size(2)
    return core.scatter_add(g:flatten(2), 2, places:flatten(2), count):reshape(x:shape())
  end, x)
  return value, places
end

local known = spatial.options

-- A pool of the largest: `layout` says where its windows lie.
local function max_pool(n, layout, names, what)
  return function(x, options)
    spatial.input(x, n, what)
    check.floats(x, what)
    options = check.options(options, names, what)
    local value, places = with_places(x, layout(x, n, options, what))
    if options.return_indices then
      return value, places
    end
    return value
  end
end

-- The largest of each window along (batch, channels, length); the first of equals gets the
-- gradient. Options kernel_size, stride (the window's size), padding, dilation, ceil_mode,
-- return_indices.
pool.max_pool1d = max_pool(1, regular, known.max_pool, "max_pool1d")

-- The same over (batch, channels, height, width); indices count the places of an image.
pool.max_pool2d = max_pool(2, regular, known.max_pool, "max_pool2d")

-- The same over (batch, channels, depth, height, width); indices count the places of a volume.
pool.max_pool3d = max_pool(3, regular, known.max_pool, "max_pool3d")

---- the mean ----

-- How many places of each window count: all, unless it reaches beyond the padding or only the input
-- counts.
local function counts(a, include)
  local length = include and a.extent + 2 * a.padding or a.extent
  local before = include and 0 or a.padding
  local total = a.extent + a.padding + a.after
  local place = core.iota({ math.max(total, before + length) }, 0)
  local inside = place:ge(before):logical_and(place:lt(before + length))
  return core.unfold(inside:float(), 0, a.size, a.stride, 1):sum(-1)
end

local function is_full(a, include)
  return include and a.after <= a.padding or a.padding == 0 and a.after == 0
end

local function avg_pool(n, what)
  return function(x, options)
    spatial.input(x, n, what)
    check.floats(x, what)
    options = check.options(options, known.avg_pool, what)
    local axes = regular(x, n, options, what)
    local include, divisor = options.count_include_pad ~= false, options.divisor_override
    if divisor ~= nil and (type(divisor) ~= "number" or divisor == 0) then
      fail("%s: divisor_override is a number but 0, not %s", what, check.shown(divisor))
    end
    local count = 1
    for i = n, 1, -1 do
      local a, axis = axes[i], i + 1
      x = windows(x, axis, a, 0):sum(-1)
      if is_full(a, include) then
        count = count * a.size
      elseif not divisor then
        x = x / core.cast(along(counts(a, include), x, axis), check.float_of(x))
      end
    end
    return x / (divisor or count)
  end
end

-- The mean of each window along (batch, channels, length). Options kernel_size, stride (the
-- window's size), padding, ceil_mode, count_include_pad (true), divisor_override.
pool.avg_pool1d = avg_pool(1, "avg_pool1d")

-- The same over (batch, channels, height, width).
pool.avg_pool2d = avg_pool(2, "avg_pool2d")

-- The same over (batch, channels, depth, height, width).
pool.avg_pool3d = avg_pool(3, "avg_pool3d")

---- the power mean ----

local function lp_pool(n, what)
  local mean = avg_pool(n, what)
  return function(x, options)
    options = check.options(options, known.lp_pool, what)
    local p = options.norm_type
    if type(p) ~= "number" or not (p > 0 and p < math.huge) then
      fail("%s: norm_type must be a finite number above 0, not %s", what, check.shown(p))
    end
    local size = 1
    for _, extent in ipairs(spatial.each(options.kernel_size, n, 1, what .. ": kernel sizes")) do
      size = size * extent
    end
    check.floats(spatial.input(x, n, what), what)
    local sum = mean(x:pow(p), { kernel_size = options.kernel_size, stride = options.stride,
                                 ceil_mode = options.ceil_mode }) * size
    local zero = sum:eq(0)
    return zero:where(0, zero:where(1, sum):pow(1 / p))
  end
end

-- sum(x^p)^(1/p) of each window along (batch, channels, length), for p = norm_type; the mean of x^p
-- times the kernel's size stands for the sum, also where a window reaches out. The gradient is 0
-- where the sum is. Options norm_type, kernel_size, stride (the window's size), ceil_mode.
pool.lp_pool1d = lp_pool(1, "lp_pool1d")

-- The same over (batch, channels, height, width).
pool.lp_pool2d = lp_pool(2, "lp_pool2d")

---- windows for a given number of results ----

-- floor((i extent + more) / count) for i = 0, 1, ...: exact in f64, for no quotient is nearer than
-- 1 / (2 count) to a whole number.
local function quotients(extent, more, count)
  local numerator = core.iota({ count }, 0):double() * extent + (more + 0.5)
  return (numerator * (1 / count)):floor():int()
end

-- Window i of n has the places floor(i E / n) to ceil((i + 1) E / n) - 1. Where n divides E they
-- are all alike; else each takes as many places as the largest, and masks those not its own.
local function adaptive_axis(extent, count)
  if extent % count == 0 then
    local size = extent // count
    return { size = size, stride = size, padding = 0, dilation = 1, extent = extent, count = count,
             after = 0 }
  end
  local size = 0
  for i = 0, count - 1 do
    size = math.max(size, ((i + 1) * extent + count - 1) // count - i * extent // count)
  end
  local start, stop = quotients(extent, 0, count), quotients(extent, extent + count - 1, count)
  local places = start:unsqueeze(1) + core.iota({ count, size }, 1)
  return { size = size, padding = 0, dilation = 1, extent = extent, count = count, start = start,
           lengths = (stop - start):float(), inside = places:lt(stop:unsqueeze(1)),
           places = places:minimum(extent - 1) }
end

local function adaptive(x, n, options, what)
  local count = spatial.each(options.output_size, n, 1, what .. ": output sizes")
  local axes = {}
  for i = 1, n do
    if count[i] > 2 ^ 20 then
      fail("%s: %d results along one axis are too many", what, count[i])
    end
    if x:size(i + 1) >= 1 << 31 then
      fail("%s: axis %d of %s is too long to count in i32", what, i + 1, words(x))
    end
    axes[i] = adaptive_axis(x:size(i + 1), count[i])
  end
  return axes
end

-- The largest of output_size windows of (batch, channels, length), which share it evenly. Options
-- output_size, return_indices.
pool.adaptive_max_pool1d = max_pool(1, adaptive, known.adaptive_max_pool, "adaptive_max_pool1d")

-- The same over (batch, channels, height, width).
pool.adaptive_max_pool2d = max_pool(2, adaptive, known.adaptive_max_pool, "adaptive_max_pool2d")

-- The same over (batch, channels, depth, height, width).
pool.adaptive_max_pool3d = max_pool(3, adaptive, known.adaptive_max_pool, "adaptive_max_pool3d")

local function adaptive_avg_pool(n, what)
  return function(x, options)
    spatial.input(x, n, what)
    check.floats(x, what)
    options = check.options(options, known.adaptive_avg_pool, what)
    local count = 1
    for i, a in ipairs(adaptive(x, n, options, what)) do
      x = windows(x, i + 1, a, 0):sum(-1)
      if a.lengths then
        x = x / core.cast(along(a.lengths, x, i + 1), check.float_of(x))
      else
        count = count * a.size
      end
    end
    return x / count
  end
end

-- The means of output_size windows of (batch, channels, length), which share it evenly. Option
-- output_size.
pool.adaptive_avg_pool1d = adaptive_avg_pool(1, "adaptive_avg_pool1d")

-- The same over (batch, channels, height, width).
pool.adaptive_avg_pool2d = adaptive_avg_pool(2, "adaptive_avg_pool2d")

-- The same over (batch, channels, depth, height, width).
pool.adaptive_avg_pool3d = adaptive_avg_pool(3, "adaptive_avg_pool3d")

return pool
