-- nn.layer: modules of convolution, pooling and interpolation; names, arguments, parameters and
-- initial values are PyTorch's, what is not a number of channels or a window's size is an option.
local check, module, spatial = require "tensor.check", require "nn.module", require "nn.spatial"
local tensor = require "tensor"
local window, pool, resize = require "nn.window", require "nn.pool", require "nn.resize"
local known = spatial.options
local layer = {}

-- The names in a list but one.
local function without(names, one)
  local others = {}
  for _, name in ipairs(names) do
    others[#others + 1] = name ~= one and name or nil
  end
  return others
end

-- A module without parameters, of a function with the options `names`. Its first arguments are the
-- option `first` and, if there is one, `second`; the others are in a table; without `first`, all of
-- them are.
local function of_size(name, first, names, f, second)
  local class = module.class(name)
  local others = without(without(names, first), second)
  local function keep(self, options)
    local all = {}
    for key, value in pairs(check.options(options, others, name)) do
      all[key] = value
    end
    rawset(self, "options", all)
    return all
  end
  function class:init(size, options)
    keep(self, options)[first] = size
  end
  if not first then
    class.init = keep
  elseif second then
    function class:init(one, other, options)
      local all = keep(self, options)
      all[first], all[second] = one, other
    end
  end
  function class:forward(x)
    return f(x, rawget(self, "options"))
  end
  return class
end

local conv_options = { "stride", "padding", "padding_mode", "output_padding", "dilation", "groups",
                       "bias" }

-- Weight and bias start uniform in +-1/sqrt(size), size being the elements of the weight that
-- belong to one index of its first axis.
local function of_weight(name, n, transposed, f)
  local class = module.class(name)
  function class:init(inputs, outputs, kernel_size, options)
    options = check.options(options, conv_options, name)
    check.count(inputs, name .. ": the number of channels in")
    check.count(outputs, name .. ": the number of channels out")
    local groups = check.count(options.groups or 1, name .. ": groups")
    local shape = spatial.each(kernel_size, n, 1, name .. ": kernel sizes")
    if inputs % groups ~= 0 or outputs % groups ~= 0 then
      check.fail("%s: %d and %d channels do not make %d groups", name, inputs, outputs, groups)
    end
    table.insert(shape, 1, (transposed and outputs or inputs) // groups)
    local size = 1
    for _, extent in ipairs(shape) do
      size = size * extent
    end
    table.insert(shape, 1, transposed and inputs or outputs)
    local function initial(extents)
      return tensor.uniform(extents, -1 / math.sqrt(size), 1 / math.sqrt(size))
    end
    local units = transposed and { unit_axis = 1, groups = groups } or nil -- channels out
    self.weight = module.Parameter(shape, initial, units)
    if options.bias ~= false then
      self.bias = module.Parameter({ outputs }, initial)
    end
    local passed = {}
    for key, value in pairs(options) do
      passed[key] = key ~= "bias" and value or nil
    end
    rawset(self, "options", passed)
  end
  function class:forward(x)
    return f(x, self.weight, rawget(self, "bias"), rawget(self, "options"))
  end
  return class
end

-- conv1d with a weight and a bias of its own: Conv1d(inputs, outputs, kernel_size, options).
-- Options: stride, padding, dilation, groups, bias = false.
layer.Conv1d = of_weight("Conv1d", 1, false, window.conv1d)
-- conv2d with a weight and a bias: Conv2d(inputs, outputs, kernel_size, options).
layer.Conv2d = of_weight("Conv2d", 2, false, window.conv2d)
-- conv3d with a weight and a bias: Conv3d(inputs, outputs, kernel_size, options).
layer.Conv3d = of_weight("Conv3d", 3, false, window.conv3d)
-- conv_transpose1d with a weight and a bias: ConvTranspose1d(inputs, outputs, kernel_size,
-- options). Options: those of Conv1d, and output_padding.
layer.ConvTranspose1d = of_weight("ConvTranspose1d", 1, true, window.conv_transpose1d)
-- conv_transpose2d with a weight and a bias, likewise.
layer.ConvTranspose2d = of_weight("ConvTranspose2d", 2, true, window.conv_transpose2d)
-- conv_transpose3d with a weight and a bias, likewise.
layer.ConvTranspose3d = of_weight("ConvTranspose3d", 3, true, window.conv_transpose3d)

-- max_pool1d: MaxPool1d(kernel_size, options). The options are those of the function.
layer.MaxPool1d = of_size("MaxPool1d", "kernel_size", known.max_pool, pool.max_pool1d)
-- max_pool2d: MaxPool2d(kernel_size, options).
layer.MaxPool2d = of_size("MaxPool2d", "kernel_size", known.max_pool, pool.max_pool2d)
-- max_pool3d: MaxPool3d(kernel_size, options).
layer.MaxPool3d = of_size("MaxPool3d", "kernel_size", known.max_pool, pool.max_pool3d)
-- avg_pool1d: AvgPool1d(kernel_size, options).
layer.AvgPool1d = of_size("AvgPool1d", "kernel_size", known.avg_pool, pool.avg_pool1d)
-- avg_pool2d: AvgPool2d(kernel_size, options).
layer.AvgPool2d = of_size("AvgPool2d", "kernel_size", known.avg_pool, pool.avg_pool2d)
-- avg_pool3d: AvgPool3d(kernel_size, options).
layer.AvgPool3d = of_size("AvgPool3d", "kernel_size", known.avg_pool, pool.avg_pool3d)
-- lp_pool1d: LPPool1d(norm_type, kernel_size, options).
layer.LPPool1d = of_size("LPPool1d", "norm_type", known.lp_pool, pool.lp_pool1d, "kernel_size")
-- lp_pool2d: LPPool2d(norm_type, kernel_size, options).
layer.LPPool2d = of_size("LPPool2d", "norm_type", known.lp_pool, pool.lp_pool2d, "kernel_size")
-- adaptive_avg_pool1d: AdaptiveAvgPool1d(output_size); 1 is the mean of all places.
layer.AdaptiveAvgPool1d = of_size("AdaptiveAvgPool1d", "output_size", known.adaptive_avg_pool,
                                  pool.adaptive_avg_pool1d)
-- adaptive_avg_pool2d: AdaptiveAvgPool2d(output_size); 1 is the mean of all places.
layer.AdaptiveAvgPool2d = of_size("AdaptiveAvgPool2d", "output_size", known.adaptive_avg_pool,
                                  pool.adaptive_avg_pool2d)
-- adaptive_avg_pool3d: AdaptiveAvgPool3d(output_size); 1 is the mean of all places.
layer.AdaptiveAvgPool3d = of_size("AdaptiveAvgPool3d", "output_size", known.adaptive_avg_pool,
                                  pool.adaptive_avg_pool3d)
-- adaptive_max_pool1d: AdaptiveMaxPool1d(output_size); 1 is the largest of all places.
layer.AdaptiveMaxPool1d = of_size("AdaptiveMaxPool1d", "output_size", known.adaptive_max_pool,
                                  pool.adaptive_max_pool1d)
-- adaptive_max_pool2d: AdaptiveMaxPool2d(output_size); 1 is the largest of all places.
layer.AdaptiveMaxPool2d = of_size("AdaptiveMaxPool2d", "output_size", known.adaptive_max_pool,
                                  pool.adaptive_max_pool2d)
-- adaptive_max_pool3d: AdaptiveMaxPool3d(output_size); 1 is the largest of all places.
layer.AdaptiveMaxPool3d = of_size("AdaptiveMaxPool3d", "output_size", known.adaptive_max_pool,
                                  pool.adaptive_max_pool3d)
-- interpolate: Upsample(options).
layer.Upsample = of_size("Upsample", nil, known.interpolate, resize.interpolate)
-- channel_shuffle: ChannelShuffle(groups).
layer.ChannelShuffle = of_size("ChannelShuffle", "groups", { "groups" }, function(x, options)
  return resize.channel_shuffle(x, options.groups)
end)
-- pixel_shuffle: PixelShuffle(upscale_factor).
layer.PixelShuffle = of_size("PixelShuffle", "upscale_factor", { "upscale_factor" },
                             function(x, options)
  return resize.pixel_shuffle(x, options.upscale_factor)
end)
-- pixel_unshuffle: PixelUnshuffle(downscale_factor).
layer.PixelUnshuffle = of_size("PixelUnshuffle", "downscale_factor", { "downscale_factor" },
                               function(x, options)
  return resize.pixel_unshuffle(x, options.downscale_factor)
end)
-- x:unflatten: Unflatten(axis, sizes).
layer.Unflatten = of_size("Unflatten", "axis", { "axis", "sizes" }, function(x, options)
  return x:unflatten(options.axis, options.sizes)
end, "sizes")

-- nn.unfold: Unfold(kernel_size, options).
layer.Unfold = of_size("Unfold", "kernel_size", known.unfold, window.unfold)
-- nn.fold: Fold(output_size, kernel_size, options).
layer.Fold = of_size("Fold", "output_size", known.fold, window.fold, "kernel_size")
-- The softmax over the channels of (batch, channels, height, width) or (channels, height, width).
layer.Softmax2d = of_size("Softmax2d", nil, {}, function(x)
  if check.tensor(x, "Softmax2d"):dim() ~= 3 and x:dim() ~= 4 then
    check.fail("Softmax2d: the input %s needs 3 or 4 axes: (..., channels, height, width)",
               check.words(x))
  end
  return x:softmax(-3)
end)

-- x:pad of (batch, channels, places ...) along n axes: one width for all sides, or { left, right,
-- top, bottom } from the last axis on.
local function padding(name, n, mode, second)
  return of_size(name, "padding", { "padding", second }, function(x, options)
    spatial.input(x, n, name)
    local one, widths = options.padding, options.padding
    if type(one) == "number" then
      widths = {}
      for i = 1, 2 * n do
        widths[i] = one
      end
    elseif type(widths) ~= "table" or #widths ~= 2 * n then
      check.fail("%s: the padding is a number, or %d of them, two for each axis from the last on",
                 name, 2 * n)
    end
    return x:pad(widths, { mode = mode, value = options.value })
  end, second)
end

-- Zeros: ZeroPad2d(padding).
layer.ZeroPad2d = padding("ZeroPad2d", 2, "constant")
-- A number: ConstantPad1d(padding, value).
layer.ConstantPad1d = padding("ConstantPad1d", 1, "constant", "value")
-- A number: ConstantPad2d(padding, value).
layer.ConstantPad2d = padding("ConstantPad2d", 2, "constant", "value")
-- A number: ConstantPad3d(padding, value).
layer.ConstantPad3d = padding("ConstantPad3d", 3, "constant", "value")
-- The tensor, mirrored at its border: ReflectionPad1d(padding).
layer.ReflectionPad1d = padding("ReflectionPad1d", 1, "reflect")
-- The tensor, mirrored at its border: ReflectionPad2d(padding).
layer.ReflectionPad2d = padding("ReflectionPad2d", 2, "reflect")
-- The tensor, mirrored at its border: ReflectionPad3d(padding).
layer.ReflectionPad3d = padding("ReflectionPad3d", 3, "reflect")
-- The elements at the border: ReplicationPad1d(padding).
layer.ReplicationPad1d = padding("ReplicationPad1d", 1, "replicate")
-- The elements at the border: ReplicationPad2d(padding).
layer.ReplicationPad2d = padding("ReplicationPad2d", 2, "replicate")
-- The elements at the border: ReplicationPad3d(padding).
layer.ReplicationPad3d = padding("ReplicationPad3d", 3, "replicate")

return layer
