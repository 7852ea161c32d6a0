-- nn.resize: more or fewer places along the spatial axes: interpolation, one axis after the other,
-- and the exchange of channels and places.
local core = ...
local check, spatial = require "tensor.check", require "nn.spatial"
local fail, words = check.fail, check.words
local tensor = require "tensor"
local resize = {}

local MOST_PLACES = 2 ^ 16 -- along one axis: their coordinates are computed in the script

---- coordinates, computed once, while the model is traced ----

-- The place that each result of "nearest" copies: exactly, which a ratio, rounded, is not.
local function nearest_places(extent, count, factor)
  local places = {}
  for i = 1, count do
    local at = factor and math.floor((i - 1) / factor) or (i - 1) * extent // count
    places[i] = math.min(at, extent - 1)
  end
  return tensor.tensor(places, "int")
end

-- Result i of "linear" lies between places low[i] and high[i], `share` of the way.
local function linear_places(extent, count, ratio, corners, dtype)
  local low, high, share = {}, {}, {}
  for i = 1, count do
    local at = corners and (i - 1) * ratio or math.max((i - 0.5) * ratio - 0.5, 0)
    low[i] = math.min(math.floor(at), extent - 1)
    high[i] = math.min(low[i] + 1, extent - 1)
    share[i] = at - low[i]
  end
  return tensor.tensor(low, "int"), tensor.tensor(high, "int"), tensor.tensor(share, dtype)
end

---- interpolation ----

-- A whole number of times as many, as repeat_interleave makes them; but these are windows side by
-- side, whose gradient is a sum over windows, and that is one of slices.
local function repeated(x, axis, count, times)
  local shape = x:shape()
  shape[#shape + 1] = times
  return core.fold(x:unsqueeze(-1):expand(shape), axis, count, times, 1)
end

local function nearest(x, axis, count, factor)
  if count % x:size(axis) == 0 and (not factor or factor == count // x:size(axis)) then
    return repeated(x, axis, count, count // x:size(axis))
  end
  return x:index_select(axis, nearest_places(x:size(axis), count, factor))
end

-- How far apart the results lie in the input.
local function ratio_of(extent, count, factor, corners)
  if corners then
    return count > 1 and (extent - 1) / (count - 1) or 0
  end
  return factor and 1 / factor or extent / count
end

local function linear(x, axis, count, factor, corners)
  local ratio = ratio_of(x:size(axis), count, factor, corners)
  local low, high, share = linear_places(x:size(axis), count, ratio, corners, check.float_of(x))
  local shape = {}
  for i = 1, x:dim() do
    shape[i] = i == axis + 1 and count or 1
  end
  share = share:reshape(shape)
  return x:index_select(axis, low) * (1 - share) + x:index_select(axis, high) * share
end

-- How many places each axis gets, and the factor that this comes from, if any.
local function targets(x, n, options)
  local counts = {}
  local size, scale = options.size, options.scale_factor
  if (size == nil) == (scale == nil) then
    fail("interpolate: either size or scale_factor is needed")
  end
  if size ~= nil then
    counts = spatial.each(size, n, 1, "interpolate: sizes")
  end
  local factors = spatial.per_axis(scale, n, "interpolate: scale factors")
  for i = 1, n do
    local extent = x:size(i + 1)
    local factor = factors[i]
    if scale ~= nil and (type(factor) ~= "number" or not (factor > 0 and factor < 2 ^ 20)) then
      fail("interpolate: scale factors are numbers above 0, not %s", check.shown(factor))
    end
    counts[i] = counts[i] or math.floor(extent * factor)
    if counts[i] < 1 or counts[i] > MOST_PLACES then
      fail("interpolate: %d places along axis %d of %s; 1 to %d are possible", counts[i], i + 1,
           words(x), MOST_PLACES)
    end
  end
  return counts, factors
end

local linear_modes = { "linear", "bilinear", "trilinear" } -- of so many axes

-- As many places along the one, two or three spatial axes of (batch, channels, ...) as size says,
-- or scale_factor times as many. Options size or scale_factor, mode ("nearest", "linear" for one
-- axis, "bilinear" for two, "trilinear" for three), align_corners.
function resize.interpolate(x, options)
  local n = check.tensor(x, "interpolate"):dim() - 2
  options = check.options(options, spatial.options.interpolate, "interpolate")
  local mode = options.mode or "nearest"
  if n < 1 or n > 3 then
    fail("interpolate: the input %s needs 3, 4 or 5 axes: (batch, channels, length), (batch, " ..
         "channels, height, width) or one more", words(x))
  elseif mode ~= "nearest" and mode ~= linear_modes[n] then
    fail("interpolate: mode '%s' for the input %s; 'nearest' and '%s' are possible",
         check.shown(mode), words(x), linear_modes[n])
  elseif options.align_corners and mode == "nearest" then
    fail("interpolate: align_corners is for the linear modes")
  end
  check.floats(x, "interpolate")
  local counts, factors = targets(x, n, options)
  local resized = mode == "nearest" and nearest or linear
  for i = 1, n do
    x = resized(x, i + 1, counts[i], factors[i], options.align_corners)
  end
  return x
end

-- (batch, channels * r^2, height, width) to (batch, channels, height * r, width * r): the elements
-- of r^2 channels become a square of places.
function resize.pixel_shuffle(x, factor)
  spatial.input(x, 2, "pixel_shuffle")
  check.count(factor, "pixel_shuffle: the factor")
  if factor > 2 ^ 10 or x:size(1) % (factor * factor) ~= 0 then
    fail("pixel_shuffle: %d channels of %s do not make squares of %d x %d", x:size(1), words(x),
         factor, factor)
  end
  local batch, channels, height, width = table.unpack(x:shape())
  channels = channels // (factor * factor)
  local parts = x:reshape(batch, channels, factor, factor, height, width)
  return parts:permute(0, 1, 4, 2, 5, 3):reshape(batch, channels, height * factor, width * factor)
end

-- (batch, channels, height * r, width * r) to (batch, channels * r^2, height, width): pixel_shuffle
-- undone.
function resize.pixel_unshuffle(x, factor)
  spatial.input(x, 2, "pixel_unshuffle")
  check.count(factor, "pixel_unshuffle: the factor")
  local batch, channels, height, width = table.unpack(x:shape())
  if height % factor ~= 0 or width % factor ~= 0 then
    fail("pixel_unshuffle: the images of %s cannot be cut into squares of %d x %d", words(x),
         factor, factor)
  end
  height, width = height // factor, width // factor
  local parts = x:reshape(batch, channels, height, factor, width, factor)
  return parts:permute(0, 1, 3, 5, 2, 4):reshape(batch, channels * factor * factor, height, width)
end

-- (batch, channels, places ...) with the channels of each group dealt out: first the first of every
-- group, then the second of every group, and so on.
function resize.channel_shuffle(x, groups)
  local what = "channel_shuffle"
  if check.tensor(x, what):dim() < 3 then
    fail("%s: the input %s needs at least 3 axes: (batch, channels, places ...)", what, words(x))
  elseif x:size(1) % check.count(groups, what .. ": the number of groups") ~= 0 then
    fail("%s: the %d channels of %s do not divide into %d groups", what, x:size(1), words(x),
         groups)
  end
  return x:unflatten(1, { groups, -1 }):transpose(1, 2):flatten(1, 2)
end

return resize
