-- nn.window: convolution and its adjoint, for any number of spatial axes, as one large product over
-- windows: what unfold shows of the input becomes a matrix, and fold puts a matrix back together.
local core = ...
local check, spatial = require "tensor.check", require "nn.spatial"
local fail, words = check.fail, check.words
local window = {}

local function product(list)
  local total = 1
  for _, factor in ipairs(list) do
    total = total * factor
  end
  return total
end

local function joined(...)
  local list = {}
  for _, part in ipairs{ ... } do
    table.move(part, 1, #part, #list + 1, list)
  end
  return list
end

---- windows as the columns of a matrix, and back ----

-- (N, C, S1, ...) to (C, K1, ..., N, L1, ...): a view. Axis i of the window goes to its place
-- before the next is taken, so that what fold writes on the way back is dense in the spatial axes.
local function unfolded(x, size, stride, dilation)
  x = x:transpose(0, 1)
  for i = 1, #size do
    x = core.unfold(x, 2 * i, size[i], stride[i], dilation[i])
    x = spatial.moved(x, -1 + x:dim(), i)
  end
  return x
end

-- (C, K1, ..., N, L1, ...) to (N, C, S1, ...), the adjoint of unfolded.
local function folded(x, extent, stride, dilation)
  for i = #extent, 1, -1 do
    x = spatial.moved(x, i, x:dim() - 1)
    x = core.fold(x, 2 * i, extent[i], stride[i], dilation[i])
  end
  return x:transpose(0, 1)
end

---- what is asked of the operands ----

-- The weight is (channels out, channels in of a group, ...), or transposed (channels in, channels
-- out of a group, ...). Returns the channels out.
local function check_operands(x, weight, bias, n, groups, transposed, what)
  spatial.input(x, n, what)
  check.floats(x, what)
  if check.tensor(weight, what .. ": the weight"):dim() ~= n + 2 then
    fail("%s: the weight %s needs %d axes: %s", what, words(weight), n + 2,
         transposed and "channels in, channels out, and the window" or
         "channels out, channels in, and the window")
  end
  check.count(groups, what .. ": groups")
  local inputs = transposed and weight:size(0) or weight:size(1) * groups
  local outputs = transposed and weight:size(1) * groups or weight:size(0)
  if x:size(1) ~= inputs then
    fail("%s: the input %s has %d channels, the weight %s in %d groups takes %d", what, words(x),
         x:size(1), words(weight), groups, inputs)
  elseif (transposed and inputs or outputs) % groups ~= 0 then
    fail("%s: the %d channels of the weight %s do not make %d groups", what,
         transposed and inputs or outputs, words(weight), groups)
  elseif bias and (check.tensor(bias, what .. ": the bias"):dim() ~= 1 or
                   bias:size(0) ~= outputs) then
    fail("%s: the bias %s must be (%d), one number a channel", what, words(bias), outputs)
  end
  return outputs
end

local function with_bias(y, bias)
  if not bias then
    return y
  end
  local shape = { -1 }
  for _ = 3, y:dim() do
    shape[#shape + 1] = 1
  end
  return y + bias:reshape(shape)
end

-- A matrix for each group, or one.
local function matrices(x, groups, rows)
  return groups == 1 and x:reshape(rows, -1) or x:reshape(groups, rows // groups, -1)
end

---- convolution ----

-- How many zeros go before and after each spatial axis.
local function padding_of(padding, size, stride, dilation, what)
  if padding == "same" then
    local before, after = {}, {}
    for i = 1, #size do
      if stride[i] ~= 1 then
        fail("%s: padding 'same' needs a stride of 1, not %d", what, stride[i])
      end
      local total = dilation[i] * (size[i] - 1)
      before[i], after[i] = total // 2, total - total // 2
    end
    return before, after
  elseif type(padding) == "string" and padding ~= "valid" then
    fail("%s: padding is a number, a list of %d, 'same' or 'valid', not '%s'", what, #size, padding)
  end
  local both = spatial.each(padding == "valid" and 0 or padding, #size, 0, what .. ": padding")
  return both, both
end

local function check_fits(x, before, after, size, dilation, what)
  for i = 1, #size do
    local extent = x:size(i + 1) + before[i] + after[i]
    if spatial.reach(size[i], dilation[i]) > extent then
      fail("%s: the window %s in steps of %s is larger than the input %s, padded to %d on axis %d",
           what, words(size), words(dilation), words(x), extent, i + 1)
    end
  end
end

-- A window of one element: a product for every image, and nothing is moved.
local function pointwise(x, weight, stride, groups)
  for i = 1, #stride do
    x = core.slice(x, i + 1, 0, x:size(i + 1), math.min(stride[i], x:size(i + 1)))
  end
  local batch, outputs = x:size(0), weight:size(0)
  local images = groups == 1 and x:flatten(2) or x:reshape(batch, groups, x:size(1) // groups, -1)
  local y = core.matmul(matrices(weight, groups, outputs), images)
  return y:reshape(joined({ batch, outputs }, spatial.extents(x)))
end

-- One product for all images: (channels out, window) times (window, places of all images).
local function convolved(x, weight, size, stride, dilation, groups)
  local columns, outputs = unfolded(x, size, stride, dilation), weight:size(0)
  local places = table.pack(table.unpack(columns:shape(), #size + 2))
  local y = core.matmul(matrices(weight, groups, outputs),
                        matrices(columns, groups, weight:numel() // outputs * groups))
  return y:reshape(joined({ outputs }, places)):transpose(0, 1)
end

-- Around the spatial axes: zeros, or what the mode of nn.pad finds in x itself.
local function padded(x, before, after, mode, what)
  if mode == nil or mode == "zeros" then
    return spatial.padded(x, before, after, what)
  elseif mode ~= "reflect" and mode ~= "replicate" and mode ~= "circular" then
    fail("%s: padding_mode is 'zeros', 'reflect', 'replicate' or 'circular', not %s", what,
         check.shown(mode))
  end
  local widths = {}
  for i = #before, 1, -1 do
    table.insert(widths, before[i])
    table.insert(widths, after[i])
  end
  return x:pad(widths, { mode = mode })
end

local convolution_options = { "stride", "padding", "padding_mode", "dilation", "groups" }

local function convolution(n, what)
  return function(x, weight, bias, options)
    options = check.options(options, convolution_options, what)
    local groups = options.groups or 1
    check_operands(x, weight, bias, n, groups, false, what)
    local size = spatial.extents(weight)
    local stride = spatial.each(options.stride or 1, n, 1, what .. ": strides")
    local dilation = spatial.each(options.dilation or 1, n, 1, what .. ": dilations")
    local before, after = padding_of(options.padding or 0, size, stride, dilation, what)
    check_fits(x, before, after, size, dilation, what)
    x = padded(x, before, after, options.padding_mode, what)
    local y = product(size) == 1 and pointwise(x, weight, stride, groups) or
              convolved(x, weight, size, stride, dilation, groups)
    return with_bias(y, bias)
  end
end

-- Convolution of (batch, channels, length) with a weight (channels out, channels in, size); options
-- stride, padding (a number, "same" or "valid"), padding_mode ("zeros", "reflect", "replicate" or
-- "circular"), dilation, groups.
window.conv1d = convolution(1, "conv1d")

-- The same over two axes: (batch, channels, height, width).
window.conv2d = convolution(2, "conv2d")

-- The same over three axes: (batch, channels, depth, height, width).
window.conv3d = convolution(3, "conv3d")

---- the adjoint ----

-- The places that the padding takes away, and those that output_padding adds.
local function cropped(y, padding, extra, what)
  local n = #padding
  for i = 1, n do
    local axis, extent = i + 1, y:size(i + 1)
    if extent + extra[i] <= 2 * padding[i] then
      fail("%s: padding %d leaves nothing of %d places on axis %d", what, padding[i], extent, axis)
    end
    local after = extra[i] - padding[i]
    y = after > 0 and core.pad(y, axis, 0, after, what) or y
    y = core.slice(y, axis, padding[i], extent + after, 1)
  end
  return y
end

local transposed_options = { "stride", "padding", "output_padding", "dilation", "groups" }

local function transposed_convolution(n, what)
  return function(x, weight, bias, options)
    options = check.options(options, transposed_options, what)
    local groups = options.groups or 1
    local outputs = check_operands(x, weight, bias, n, groups, true, what)
    local size = spatial.extents(weight)
    local stride = spatial.each(options.stride or 1, n, 1, what .. ": strides")
    local dilation = spatial.each(options.dilation or 1, n, 1, what .. ": dilations")
    local padding = spatial.each(options.padding or 0, n, 0, what .. ": paddings")
    local extra = spatial.each(options.output_padding or 0, n, 0, what .. ": output paddings")
    local extent = {}
    for i = 1, n do
      if extra[i] >= math.max(stride[i], dilation[i]) then
        fail("%s: output_padding %d must be less than the stride %d or the dilation %d", what,
             extra[i], stride[i], dilation[i])
      end
      extent[i] = (x:size(i + 1) - 1) * stride[i] + spatial.reach(size[i], dilation[i])
    end
    local places = joined({ x:size(0) }, spatial.extents(x))
    local columns = core.matmul(matrices(weight, groups, x:size(1)):transpose(-2, -1),
                                matrices(x:transpose(0, 1), groups, x:size(1)))
    local y = folded(columns:reshape(joined({ outputs }, size, places)), extent, stride, dilation)
    return with_bias(cropped(y, padding, extra, what), bias)
  end
end

-- The adjoint of conv1d: every place of the input adds a window to the result. The weight is
-- (channels in, channels out, size); options stride, padding, output_padding, dilation, groups.
window.conv_transpose1d = transposed_convolution(1, "conv_transpose1d")

-- The adjoint of conv2d.
window.conv_transpose2d = transposed_convolution(2, "conv_transpose2d")

-- The adjoint of conv3d.
window.conv_transpose3d = transposed_convolution(3, "conv_transpose3d")

---- windows for scripts ----

local function window_of(options, what)
  return spatial.each(options.kernel_size, 2, 1, what .. ": kernel sizes"),
         spatial.each(options.stride or 1, 2, 1, what .. ": strides"),
         spatial.each(options.padding or 0, 2, 0, what .. ": paddings"),
         spatial.each(options.dilation or 1, 2, 1, what .. ": dilations")
end

-- (batch, channels, height, width) to (batch, channels * window, windows), one window a column.
-- Options kernel_size, stride, padding, dilation.
function window.unfold(x, options)
  spatial.input(x, 2, "unfold")
  options = check.options(options, spatial.options.unfold, "unfold")
  local size, stride, padding, dilation = window_of(options, "unfold")
  check_fits(x, padding, padding, size, dilation, "unfold")
  local columns = unfolded(spatial.padded(x, padding, padding, "unfold"), size, stride, dilation)
  return spatial.moved(columns, 3, 0):reshape(x:size(0), x:size(1) * product(size), -1)
end

-- Columns of windows added up to images, the adjoint of nn.unfold. Options output_size (height,
-- width), kernel_size, stride, padding, dilation.
function window.fold(columns, options)
  options = check.options(options, spatial.options.fold, "fold")
  local size, stride, padding, dilation = window_of(options, "fold")
  local output = spatial.each(options.output_size, 2, 1, "fold: output sizes")
  if check.tensor(columns, "fold"):dim() ~= 3 or columns:size(1) % product(size) ~= 0 then
    fail("fold: the columns are (batch, channels * %d, windows), not %s", product(size),
         words(columns))
  end
  local extent, count = {}, {}
  for i = 1, 2 do
    extent[i] = output[i] + 2 * padding[i]
    count[i] = (extent[i] - spatial.reach(size[i], dilation[i])) // stride[i] + 1
  end
  if count[1] < 1 or count[2] < 1 or count[1] * count[2] ~= columns:size(2) then
    fail("fold: %s has %d windows, and %d x %d fit into %s", words(columns), columns:size(2),
         math.max(count[1], 0), math.max(count[2], 0), words(output))
  end
  local shape = joined({ columns:size(0), columns:size(1) // product(size) }, size, count)
  local image = folded(spatial.moved(columns:reshape(shape), 0, 3), extent, stride, dilation)
  return cropped(image, padding, { 0, 0 }, "fold")
end

return window
