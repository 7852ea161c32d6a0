-- nn.norm: normalization. Each of these subtracts a mean and divides by a deviation; they differ in
-- the axes over which the two are taken. The variance is that of the centred numbers (two passes,
-- so nothing cancels), divided by their count; eps is inside the root. Modules by channels are
-- BatchNorm1d, 2d, 3d and InstanceNorm1d, 2d, 3d (num_features, options), with the options eps,
-- momentum (false for the average of all batches), affine, track_running_stats.
local core = ...
local check, module = require "tensor.check", require "nn.module"
local fail, words, is_tensor = check.fail, check.words, core.is_tensor
local norm = {}

---- the parts ----

-- (x - mean) / sqrt(variance + eps) over the axes; and the mean and the variance.
local function standardize(x, axes, eps)
  local mean = x:mean(axes, true)
  local centred = x - mean
  local variance = centred:square():mean(axes, true)
  return centred * (variance + eps):rsqrt(), mean, variance
end

-- x weight + bias, either of which may be nil; both get the shape `per` to broadcast.
local function scale_and_shift(x, weight, bias, per)
  x = weight and x * weight:reshape(per) or x
  return bias and x + bias:reshape(per) or x
end

-- The shape of one number a channel, to broadcast with x: (1, C, 1, ...).
local function per_channel(x)
  local shape = {}
  for axis = 0, x:dim() - 1 do
    shape[axis + 1] = axis == 1 and x:size(1) or 1
  end
  return shape
end

---- arguments ----

-- eps and the like: a number of at least 0.
local function number(options, name, default, what)
  local value = options[name]
  if value == nil then
    return default
  elseif type(value) ~= "number" or not (value >= 0) then
    fail("%s: %s must be a number of at least 0, not %s", what, name, check.shown(value))
  end
  return value
end

-- Weights, biases and running statistics are optional, and have the shape that is normalized.
local function check_part(x, part, name, shape, what)
  if part == nil then
    return
  end
  check.one_dtype(what, x, check.tensor(part, what .. ": " .. name))
  if words(part) ~= words(shape) then
    fail("%s: the %s %s must have the shape %s", what, name, words(part), words(shape))
  end
end

local function check_channels(x, axes, weight, bias, what)
  check.tensor(x, what)
  check.floats(x, what)
  if x:dim() < axes then
    fail("%s: the input %s needs at least %d axes: (batch, channels%s)", what, words(x), axes,
         axes > 2 and ", ..." or "")
  end
  check_part(x, weight, "weight", { x:size(1) }, what)
  check_part(x, bias, "bias", { x:size(1) }, what)
end

-- A number or a list of numbers, which must be the last extents of x.
local function trailing_shape(x, normalized, what)
  check.tensor(x, what)
  check.floats(x, what)
  local shape = check.one_or_more(normalized, what)
  local first = x:dim() - #shape
  local fits = #shape > 0 and first >= 0
  for i, extent in ipairs(shape) do
    check.count(extent, what .. ": an extent of the normalized shape")
    fits = fits and x:size(first + i - 1) == extent
  end
  if not fits then
    fail("%s: the last axes of the input %s must be the normalized shape %s", what, words(x),
         words(shape))
  end
  local axes = {}
  for i = 1, #shape do
    axes[i] = i - 1 - #shape
  end
  return axes, shape
end

---- over the last axes ----

-- Over the last axes, those of the normalized shape; the weight and the bias have that shape.
function norm.layer_norm(x, normalized_shape, weight, bias, options)
  options = check.options(options, { "eps" }, "layer_norm")
  local axes, shape = trailing_shape(x, normalized_shape, "layer_norm")
  check_part(x, weight, "weight", shape, "layer_norm")
  check_part(x, bias, "bias", shape, "layer_norm")
  local y = standardize(x, axes, number(options, "eps", 1e-5, "layer_norm"))
  return scale_and_shift(y, weight, bias, shape)
end

-- x / sqrt(mean(x^2) + eps) over the last axes: no mean is taken away. eps is by default the step
-- from 1 to the next number of the dtype.
function norm.rms_norm(x, normalized_shape, weight, options)
  options = check.options(options, { "eps" }, "rms_norm")
  local axes, shape = trailing_shape(x, normalized_shape, "rms_norm")
  check_part(x, weight, "weight", shape, "rms_norm")
  local eps = number(options, "eps", x:dtype() == "f64" and 2.0 ^ -52 or 2.0 ^ -23, "rms_norm")
  local y = x * (x:square():mean(axes, true) + eps):rsqrt()
  return scale_and_shift(y, weight, nil, shape)
end

---- by channels: (batch, channels, ...) ----

-- Over the channels of a group, of each sample; the weight and the bias have an element a channel.
function norm.group_norm(x, num_groups, weight, bias, options)
  options = check.options(options, { "eps" }, "group_norm")
  check_channels(x, 2, weight, bias, "group_norm")
  check.count(num_groups, "group_norm: the number of groups")
  local channels = x:size(1)
  if channels % num_groups ~= 0 then
    fail("group_norm: the %d channels of %s do not divide into %d groups", channels, words(x),
         num_groups)
  end
  local each = channels // num_groups
  local grouped = x:reshape(x:size(0), num_groups, each, -1)
  local y = standardize(grouped, { 2, 3 }, number(options, "eps", 1e-5, "group_norm"))
  return scale_and_shift(y, weight, bias, { 1, num_groups, each, 1 }):reshape(x:shape())
end

-- How much each option of local_response_norm is.
local function response_options(options, what)
  options = check.options(options, { "alpha", "beta", "k" }, what)
  return { alpha = number(options, "alpha", 1e-4, what), beta = number(options, "beta", 0.75, what),
           k = number(options, "k", 1, what) }
end

-- x / (k + alpha m)^beta, where m is the mean of x^2 over `size` neighbouring channels, zeros
-- beyond the first and the last. Options: alpha = 1e-4, beta = 0.75, k = 1.
function norm.local_response_norm(x, size, options)
  local what = "local_response_norm"
  check_channels(x, 3, nil, nil, what)
  check.count(size, what .. ": the number of channels")
  options = response_options(options, what)
  local square = core.pad(x:square(), 1, size // 2, (size - 1) // 2, what)
  local mean = core.unfold(square, 1, size, 1, 1):sum(-1) / size
  return x / (mean * options.alpha + options.k):pow(options.beta)
end

---- by channels, with running statistics ----

local function check_running(x, running_mean, running_var, needed, what)
  check_part(x, running_mean, "running_mean", { x:size(1) }, what)
  check_part(x, running_var, "running_var", { x:size(1) }, what)
  if (running_mean == nil) ~= (running_var == nil) then
    fail("%s: running_mean and running_var come together, or both are nil", what)
  elseif needed and running_mean == nil then
    fail("%s: without statistics of the input, running_mean and running_var are needed", what)
  end
end

-- running = (1 - momentum) running + momentum now, in training steps; momentum is a number or a
-- tensor of one.
local function follow(running, now, momentum)
  module.update(running, running * (1 - momentum) + now:reshape(-1) * momentum)
end

-- Over the batch and the places, for each channel. While training, the running statistics follow
-- those of the batch, the variance as it is estimated of the whole: divided by the count less 1.
-- Otherwise they stand in for them. Defaults: training = false, momentum = 0.1, eps = 1e-5.
function norm.batch_norm(x, running_mean, running_var, weight, bias, options)
  local what, known = "batch_norm", { "training", "momentum", "eps" }
  options = check.options(options, known, what)
  check_channels(x, 2, weight, bias, what)
  check_running(x, running_mean, running_var, not options.training, what)
  local momentum = options.momentum
  momentum = is_tensor(momentum) and momentum or number(options, "momentum", 0.1, what)
  local eps, per = number(options, "eps", 1e-5, what), per_channel(x)
  if not options.training then
    local y = (x - running_mean:reshape(per)) * (running_var + eps):rsqrt():reshape(per)
    return scale_and_shift(y, weight, bias, per)
  end
  local count = x:numel() // x:size(1)
  if count == 1 then
    fail("batch_norm: the input %s has one number a channel; training needs more%s", words(x),
         x:size(0) == 1 and " (is it the rest of the samples? choose a `batch` that leaves none)" or "")
  end
  local axes = { 0 }
  for axis = 2, x:dim() - 1 do
    axes[axis] = axis
  end
  local y, mean, variance = standardize(x, axes, eps)
  if running_mean then
    follow(running_mean, mean, momentum)
    follow(running_var, variance * (count / (count - 1)), momentum)
  end
  return scale_and_shift(y, weight, bias, per)
end

-- Over the places, for each sample and channel: (batch, channels, places ...). While training, the
-- running statistics follow the average over the batch; with use_input_stats = false they stand in.
function norm.instance_norm(x, running_mean, running_var, weight, bias, options)
  local what, known = "instance_norm", { "use_input_stats", "momentum", "eps" }
  options = check.options(options, known, what)
  check_channels(x, 3, weight, bias, what)
  local fixed = options.use_input_stats == false
  check_running(x, running_mean, running_var, fixed, what)
  local momentum = number(options, "momentum", 0.1, what)
  if fixed then
    return norm.batch_norm(x, running_mean, running_var, weight, bias, { eps = options.eps })
  end
  local batch, channels, count = x:size(0), x:size(1), x:numel() // (x:size(0) * x:size(1))
  if count == 1 then
    fail("instance_norm: the input %s has one place a channel; more are needed", words(x))
  end
  local eps = number(options, "eps", 1e-5, what)
  local y, mean, variance = standardize(x:reshape(batch, channels, count), 2, eps)
  if running_mean then
    follow(running_mean, mean:mean(0), momentum)
    follow(running_var, variance:mean(0) * (count / (count - 1)), momentum)
  end
  return scale_and_shift(y, weight, bias, { 1, channels, 1 }):reshape(x:shape())
end

---- as modules ----

-- Under PyTorch's names, with its initial values: weights 1, biases 0, running statistics those of
-- a standard normal. Options are those of the function, affine = false (elementwise_affine where
-- axes are normalized) for no weight and bias, and track_running_stats where there are any.

-- The options, checked, of which eps is kept.
local function keep_options(self, options, known, name)
  options = check.options(options, known, name)
  self.eps = number(options, "eps", nil, name)
  return options
end

local function add_affine(self, shape, weight, bias)
  self.weight = weight and module.Parameter(shape, 1) or nil
  self.bias = bias and module.Parameter(shape) or nil
end

-- A number or a list of numbers, as a list of its own.
local function shape_list(shape, what)
  local list = {}
  for i, extent in ipairs(check.one_or_more(shape, what)) do
    list[i] = check.count(extent, what .. ": an extent of the normalized shape")
  end
  return list
end

norm.LayerNorm = module.class "LayerNorm"

-- layer_norm with a weight and a bias. Options: eps; elementwise_affine = false: with neither;
-- bias = false.
function norm.LayerNorm:init(normalized_shape, options)
  options = keep_options(self, options, { "eps", "elementwise_affine", "bias" }, "LayerNorm")
  self.shape = shape_list(normalized_shape, "LayerNorm")
  local affine = options.elementwise_affine ~= false
  add_affine(self, self.shape, affine, affine and options.bias ~= false)
end

function norm.LayerNorm:forward(x)
  return norm.layer_norm(x, self.shape, self.weight, self.bias, { eps = self.eps })
end

norm.RMSNorm = module.class "RMSNorm"

-- rms_norm with a weight. Options: eps; elementwise_affine = false: without it.
function norm.RMSNorm:init(normalized_shape, options)
  options = keep_options(self, options, { "eps", "elementwise_affine" }, "RMSNorm")
  self.shape = shape_list(normalized_shape, "RMSNorm")
  add_affine(self, self.shape, options.elementwise_affine ~= false, false)
end

function norm.RMSNorm:forward(x)
  return norm.rms_norm(x, self.shape, self.weight, { eps = self.eps })
end

norm.GroupNorm = module.class "GroupNorm"

-- group_norm with a weight and a bias. Options: eps; affine = false: with neither.
function norm.GroupNorm:init(num_groups, num_channels, options)
  options = keep_options(self, options, { "eps", "affine" }, "GroupNorm")
  self.groups = check.count(num_groups, "GroupNorm: the number of groups")
  check.count(num_channels, "GroupNorm: the number of channels")
  add_affine(self, { num_channels }, options.affine ~= false, options.affine ~= false)
end

function norm.GroupNorm:forward(x)
  return norm.group_norm(x, self.groups, self.weight, self.bias, { eps = self.eps })
end

norm.LocalResponseNorm = module.class "LocalResponseNorm"

-- local_response_norm over `size` channels. Options: alpha, beta, k.
function norm.LocalResponseNorm:init(size, options)
  self.size = check.count(size, "LocalResponseNorm: the number of channels")
  self.options = response_options(options, "LocalResponseNorm")
end

function norm.LocalResponseNorm:forward(x)
  return norm.local_response_norm(x, self.size, self.options)
end

-- What batch and instance norm have in common: the ranks they take, and whether they have a weight
-- and running statistics unless told otherwise. `own`: the statistics are those of the input.
local function channel_class(name, least, most, default, normalize)
  local class = module.class(name)
  norm[name] = class

  function class:init(num_features, options)
    local known = { "eps", "momentum", "affine", "track_running_stats" }
    options = keep_options(self, options, known, name)
    local shape = { check.count(num_features, name .. ": the number of channels") }
    self.momentum = options.momentum ~= false and number(options, "momentum", 0.1, name)
    local affine, tracked = options.affine, options.track_running_stats
    if affine or affine == nil and default then
      add_affine(self, shape, true, true)
    end
    if tracked or tracked == nil and default then
      self.running_mean, self.running_var = module.Buffer(shape), module.Buffer(shape, 1)
      self.num_batches_tracked = module.Buffer({})
    end
  end

  function class:forward(x)
    check.tensor(x, name)
    if x:dim() < least or x:dim() > most then
      fail("%s: the input %s needs %s%d axes", name, words(x),
           most > least and least .. " or " or "", most)
    end
    local own = module.is_training() or self.running_mean == nil
    return normalize(x, self, own, { momentum = self.momentum or 0, eps = self.eps })
  end
end

-- Without a momentum, the running statistics are the average over all batches. Instance norm has
-- num_batches_tracked too, as in PyTorch, but does not count: without a momentum its stay.
for places = 1, 3 do
  channel_class(("BatchNorm%dd"):format(places), places == 1 and 2 or places + 2, places + 2,
                true, function(x, self, own, options)
    options.training = own
    if self.num_batches_tracked then
      local tracked = self.num_batches_tracked + 1
      module.update(self.num_batches_tracked, tracked)
      options.momentum = self.momentum or 1 / tracked
    end
    return norm.batch_norm(x, self.running_mean, self.running_var, self.weight, self.bias, options)
  end)
  channel_class(("InstanceNorm%dd"):format(places), places + 2, places + 2, false,
                function(x, self, own, options)
    options.use_input_stats = own
    return norm.instance_norm(x, self.running_mean, self.running_var, self.weight, self.bias,
                              options)
  end)
end

return norm
