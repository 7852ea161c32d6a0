-- nn.spatial: what convolution, pooling and interpolation ask of their arguments. Inputs are
-- (batch, channels, ...) with n spatial axes; an option for every spatial axis is a number
-- or a list of n.
local core = ...
local check = require "tensor.check"
local fail, words = check.fail, check.words
local spatial = {}

spatial.letters = { "(batch, channels, length)", "(batch, channels, height, width)",
                    "(batch, channels, depth, height, width)" }

-- Options of functions, which their modules take too.
spatial.options = {
  max_pool = { "kernel_size", "stride", "padding", "dilation", "ceil_mode", "return_indices" },
  avg_pool = { "kernel_size", "stride", "padding", "ceil_mode", "count_include_pad",
               "divisor_override" },
  lp_pool = { "norm_type", "kernel_size", "stride", "ceil_mode" },
  adaptive_max_pool = { "output_size", "return_indices" },
  adaptive_avg_pool = { "output_size" },
  unfold = { "kernel_size", "stride", "padding", "dilation" },
  fold = { "output_size", "kernel_size", "stride", "padding", "dilation" },
  interpolate = { "size", "scale_factor", "mode", "align_corners" },
}

-- The input of an operator over n spatial axes.
function spatial.input(x, n, what)
  if check.tensor(x, what):dim() ~= n + 2 then
    fail("%s: the input %s needs %d axes: %s", what, words(x), n + 2, spatial.letters[n])
  end
  return x
end

-- The spatial extents of an input.
function spatial.extents(x)
  return table.pack(table.unpack(x:shape(), 3))
end

-- One value for each of n axes: those of a list, or n times the same.
function spatial.per_axis(value, n, what)
  local list = {}
  if type(value) == "table" then
    check.items(value, what)
    if #value ~= n then
      fail("%s: %d numbers for %d axes", what, #value, n)
    end
  end
  for i = 1, n do
    list[i] = type(value) == "table" and value[i] or value
  end
  return list
end

-- One whole number of at least `least` for each of n axes.
function spatial.each(value, n, least, what)
  local list = spatial.per_axis(value, n, what)
  for i = 1, n do
    if math.type(list[i]) ~= "integer" or list[i] < least then
      fail("%s must be whole numbers of at least %d, not %s", what, least,
           check.not_whole(list[i]))
    elseif list[i] >= 1 << 31 then
      fail("%s must be less than 2^31, not %d", what, list[i])
    end
  end
  return list
end

-- Zeros around the spatial axes: before[i] and after[i] of them; a negative `after` takes away.
function spatial.padded(x, before, after, what)
  for i = 1, #before do
    local axis = i + 1
    if before[i] > 0 or after[i] > 0 then
      x = core.pad(x, axis, before[i], math.max(after[i], 0), what)
    end
    if after[i] < 0 then
      x = core.slice(x, axis, 0, x:size(axis) + after[i], 1)
    end
  end
  return x
end

-- The extent that a window covers.
function spatial.reach(size, dilation)
  return dilation * (size - 1) + 1
end

-- Axis `from` moved to place `to`.
function spatial.moved(x, from, to)
  local axes = {}
  for axis = 0, x:dim() - 1 do
    if axis ~= from then
      axes[#axes + 1] = axis
    end
  end
  table.insert(axes, to + 1, from)
  return x:permute(axes)
end

return spatial
