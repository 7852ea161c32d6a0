-- tensor: operators and methods of symbolic tensors, and functions that make tensors.
--
-- Primitives come from C in `core`; everything here is composed of them, with PyTorch's names. Axes
-- and indices count from 0, negative ones from the end. A number next to a tensor takes its dtype;
-- dtypes do not mix otherwise: cast with :float(), :int(), :bool(). Comparisons are methods (lt le
-- gt ge eq ne): Lua's own < <= == cannot return tensors, and raise an error.
local core = ...
local elementwise, meta, is_tensor = core.elementwise, core.metatable, core.is_tensor
local methods = {}

for name, operator in pairs(elementwise) do
  methods[name] = operator -- neg exp log ..., add sub mul div, lt le ..., maximum, logical_and ...
end
for _, name in ipairs{ "sum", "amax", "reshape", "permute", "expand", "pad", "scatter_add",
                        "where", "shape", "size", "dim", "numel", "dtype", "name" } do
  methods[name] = core[name]
end

local function fail(format, ...)
  core.fail(format:format(...))
end

-- An axis from 0 on; `count` is the number of axes to choose from.
local function axis_of(axis, count, what)
  if math.type(axis) ~= "integer" or axis < -count or axis >= count then
    fail("%s: axis %s is outside a tensor of %d axes", what, tostring(axis), count)
  end
  return axis < 0 and axis + count or axis
end

local function need_integer(value, what)
  if math.type(value) ~= "integer" then
    fail("%s: a whole number is needed, not %s", what, tostring(value))
  end
  return value
end

---- elementwise ----

-- The common powers without pow: exact, cheap, and with gradients everywhere.
function methods.pow(a, b)
  if b == 2 then
    return a * a
  elseif b == 0.5 then
    return a:sqrt()
  elseif b == -1 then
    return a:recip()
  end
  return elementwise.pow(a, b)
end

function methods.square(a)
  return a * a
end

function methods.rsqrt(a)
  return a:sqrt():recip()
end

-- a kept between low and high; nil leaves a side open.
function methods.clamp(a, low, high)
  if low ~= nil then
    a = a:maximum(low)
  end
  if high ~= nil then
    a = a:minimum(high)
  end
  return a
end

---- dtypes ----

function methods.float(a)
  return core.cast(a, "float")
end

function methods.double(a)
  return core.cast(a, "double")
end

function methods.int(a)
  return core.cast(a, "int")
end

function methods.bool(a)
  return core.cast(a, "bool")
end

---- reductions: axis is nil for all, a number, or a table of numbers ----

-- How many elements are reduced to one.
local function reduced_count(a, axis)
  if axis == nil then
    return a:numel()
  elseif type(axis) ~= "table" then
    return a:size(axis)
  end
  local count = 1
  for _, each in ipairs(axis) do
    count = count * a:size(each)
  end
  return count
end

local function need_floats(a, what)
  local dtype = a:dtype()
  if dtype ~= "f32" and dtype ~= "f64" then
    fail("%s: takes floats, not %s; cast with :float()", what, dtype)
  end
end

-- Scaled before it is summed: then one kernel does both.
function methods.mean(a, axis, keepdim)
  need_floats(a, "mean")
  return (a * (1 / reduced_count(a, axis))):sum(axis, keepdim)
end

-- Divides by n - correction; 1, as in PyTorch, unless told otherwise.
function methods.var(a, axis, keepdim, correction)
  need_floats(a, "var")
  local count = reduced_count(a, axis) - (correction or 1)
  if count <= 0 then
    fail("var: too few elements for a correction of %s", tostring(correction or 1))
  end
  return ((a - a:mean(axis, true)):square() * (1 / count)):sum(axis, keepdim)
end

-- The largest over axes; or the larger of two tensors.
function methods.max(a, axis, keepdim)
  if is_tensor(axis) then
    return a:maximum(axis)
  end
  return a:amax(axis, keepdim)
end

function methods.amin(a, axis, keepdim)
  return -(-a):amax(axis, keepdim)
end

function methods.min(a, axis, keepdim)
  if is_tensor(axis) then
    return a:minimum(axis)
  end
  return a:amin(axis, keepdim)
end

-- Index of the first largest along an axis, i32; without an axis, of the flattened tensor.
function methods.argmax(a, axis, keepdim)
  if axis == nil then
    return core.argmax(a:reshape(-1), 0)
  end
  return core.argmax(a, axis, keepdim)
end

function methods.argmin(a, axis, keepdim)
  return (-a):argmax(axis, keepdim)
end

---- movement ----

methods.view = core.reshape

-- Axes first..last become one.
function methods.flatten(a, first, last)
  local rank = a:dim()
  if rank == 0 then
    return a:reshape(1)
  end
  first, last = axis_of(first or 0, rank, "flatten"), axis_of(last or -1, rank, "flatten")
  local shape = {}
  for axis = 0, rank - 1 do
    if axis > first and axis <= last then
      shape[#shape] = shape[#shape] * a:size(axis)
    else
      shape[#shape + 1] = a:size(axis)
    end
  end
  return a:reshape(shape)
end

-- Without an axis of extent 1; without any argument, without all of them.
function methods.squeeze(a, axis)
  local rank, shape = a:dim(), {}
  axis = axis and axis_of(axis, rank, "squeeze")
  for i = 0, rank - 1 do
    if a:size(i) ~= 1 or (axis and axis ~= i) then
      shape[#shape + 1] = a:size(i)
    end
  end
  return a:reshape(shape)
end

function methods.unsqueeze(a, axis)
  local shape = a:shape()
  table.insert(shape, axis_of(axis, #shape + 1, "unsqueeze") + 1, 1)
  return a:reshape(shape)
end

function methods.transpose(a, first, second)
  local rank, axes = a:dim(), {}
  first, second = axis_of(first, rank, "transpose"), axis_of(second, rank, "transpose")
  for axis = 0, rank - 1 do
    axes[axis + 1] = axis == first and second or axis == second and first or axis
  end
  return a:permute(axes)
end

function methods.t(a)
  if a:dim() ~= 2 then
    fail("t: a matrix is needed, not %s; use transpose or permute", tostring(a))
  end
  return a:permute(1, 0)
end

-- Elements from, from + step, ... below to, along an axis; negative places count from the end.
function methods.slice(a, axis, from, to, step)
  axis = axis_of(axis, a:dim(), "slice")
  local extent = a:size(axis)
  from, to = need_integer(from or 0, "slice"), need_integer(to or extent, "slice")
  step = need_integer(step or 1, "slice")
  if step < 1 then
    fail("slice: the step is %d; it must be at least 1 (flip reverses an axis)", step)
  end
  from, to = from < 0 and from + extent or from, to < 0 and to + extent or to
  return core.slice(a, axis, from, math.min(to, extent), math.min(step, extent))
end

function methods.flip(a, axis)
  axis = axis_of(axis, a:dim(), "flip")
  return core.slice(a, axis, a:size(axis) - 1, -1, -1)
end

function methods.narrow(a, axis, start, length)
  need_integer(start, "narrow")
  return core.slice(a, axis, start, start + need_integer(length, "narrow"), 1)
end

-- One index of an axis; the axis goes away.
function methods.select(a, axis, index)
  axis = axis_of(axis, a:dim(), "select")
  index = axis_of(index, a:size(axis), "select: index")
  local shape = a:shape()
  table.remove(shape, axis + 1)
  return core.slice(a, axis, index, index + 1, 1):reshape(shape)
end

---- products ----

-- As in PyTorch: vectors stand in for a row on the left or a column on the right, batch axes
-- broadcast. Many matrices times one are one large product.
function methods.matmul(a, b)
  local rank_a, rank_b = a:dim(), b:dim()
  if rank_a == 1 and rank_b == 1 then
    return (a * b):sum()
  elseif rank_a == 1 then
    return a:unsqueeze(0):matmul(b):squeeze(-2)
  elseif rank_b == 1 then
    return a:matmul(b:unsqueeze(1)):squeeze(-1)
  elseif rank_a > 2 and rank_b == 2 then
    local shape = a:shape()
    shape[rank_a] = b:size(1)
    return core.matmul(a:flatten(0, -2), b):reshape(shape)
  end
  return core.matmul(a, b)
end

---- indexing ----

-- y[..i..] = a[..index[..i..]..]: the index has the extents of a, but for the axis.
function methods.gather(a, axis, index)
  return core.gather(a, axis, index)
end

-- a at each of the places in a list (i32, one axis): the axis gets the length of the list.
function methods.index(a, axis, places)
  axis = axis_of(axis, a:dim(), "index")
  if places:dim() ~= 1 then
    fail("index: the places are a list, with one axis, not %s", tostring(places))
  end
  local shape, lone = a:shape(), {}
  for i = 1, #shape do
    lone[i] = 1
  end
  lone[axis + 1], shape[axis + 1] = places:size(0), places:size(0)
  return core.gather(a, axis, places:reshape(lone):expand(shape))
end

-- Truth values with one more axis: is this the label?
function methods.one_hot(a, classes)
  if a:dtype() ~= "i32" then
    fail("one_hot: labels are i32, not %s; cast with :int()", a:dtype())
  end
  local shape = a:shape()
  shape[#shape + 1] = need_integer(classes, "one_hot: classes")
  return core.iota(shape, -1):eq(a:unsqueeze(-1))
end

---- the softmax family ----

-- The largest is subtracted so that exp cannot overflow; it cancels, so it counts as a constant.
local function shifted(a, axis)
  local largest = a:detach():amax(axis, true)
  return a - largest, largest
end

function methods.softmax(a, axis)
  axis = axis or -1
  local powers = shifted(a, axis):exp()
  return powers * powers:sum(axis, true):recip()
end

function methods.log_softmax(a, axis)
  axis = axis or -1
  local low = shifted(a, axis)
  return low - low:exp():sum(axis, true):log()
end

function methods.logsumexp(a, axis, keepdim)
  local low, largest = shifted(a, axis)
  local result = low:exp():sum(axis, true):log() + largest
  return keepdim and result or result:sum(axis) -- the axis has extent 1: the sum only drops it
end

---- operators ----

setmetatable(methods, {
  __index = function(_, key)
    if type(key) ~= "string" then
      fail("a tensor is not indexed with []; use x:select(axis, index), x:slice(axis, from, to) " ..
           "or x:index(axis, places)")
    end
    fail("a tensor has no method '%s'%s", key, core.suggest(methods, key))
  end,
})

meta.__index = methods
meta.__add, meta.__sub, meta.__mul = elementwise.add, elementwise.sub, elementwise.mul
meta.__div, meta.__unm, meta.__pow = elementwise.div, elementwise.neg, methods.pow

-- As Lua does on numbers: a // b rounds down, and a % b has the sign of b.
function meta.__idiv(a, b)
  return (a / b):floor()
end

function meta.__mod(a, b)
  return a - (a / b):floor() * b
end

function meta.__newindex()
  fail("a tensor is a value and cannot be assigned to; compute a new one, with where for instance")
end

function meta.__len()
  fail("a tensor has no length; use x:size(axis) or x:numel()")
end

---- making tensors ----

local tensor = {
  where = core.where,
  maximum = elementwise.maximum,
  minimum = elementwise.minimum,
  matmul = methods.matmul,
}

local function shape_of(...)
  local first = ...
  return type(first) == "table" and first or { ... }
end

function tensor.full(shape, value, dtype)
  if type(shape) ~= "table" or type(value) ~= "number" then
    fail("full: needs a shape and a number, as in full({2, 3}, 0.5)")
  end
  return core.full(shape, value, dtype)
end

function tensor.zeros(...)
  return core.full(shape_of(...), 0)
end

function tensor.ones(...)
  return core.full(shape_of(...), 1)
end

-- arange(stop) or arange(start, stop, step): start, start + step, ... below stop; i32 if all are
-- whole numbers, else floats.
function tensor.arange(start, stop, step)
  if stop == nil then
    start, stop = 0, start
  end
  step = step or 1
  if type(start) ~= "number" or type(stop) ~= "number" or type(step) ~= "number" or step == 0 then
    fail("arange: needs numbers, and a step that is not 0")
  end
  local whole = math.type(start) == "integer" and math.type(step) == "integer"
  local count = math.max(math.ceil((stop - start) / step), 0)
  local index = core.iota({ count }, 0)
  if not whole then
    index = index:float()
  end
  if step ~= 1 then
    index = index * step
  end
  return start ~= 0 and index + start or index
end

-- Random numbers: drawn anew in every training step, the same for the same seed.
function tensor.uniform(shape, low, high)
  low, high = low or 0, high or 1
  local drawn = core.uniform(shape_of(shape))
  return low == 0 and high == 1 and drawn or drawn * (high - low) + low
end

function tensor.normal(shape, mean, std)
  mean, std = mean or 0, std or 1
  local drawn = core.normal(shape_of(shape))
  return mean == 0 and std == 1 and drawn or drawn * std + mean
end

-- Tensors one behind the other along an axis.
function tensor.cat(list, axis)
  if type(list) ~= "table" or not is_tensor(list[1]) then
    fail("cat: needs a list of tensors, as in cat({a, b}, 0)")
  end
  axis = axis_of(axis or 0, list[1]:dim(), "cat")
  local total, before, joined = 0, 0, nil
  for _, part in ipairs(list) do
    total = total + part:size(axis)
  end
  for _, part in ipairs(list) do
    local extent = part:size(axis)
    local padded = core.pad(part, axis, before, total - before - extent)
    joined = joined and joined + padded or padded
    before = before + extent
  end
  return joined
end

function tensor.stack(list, axis)
  local parts = {}
  for i, part in ipairs(list) do
    parts[i] = part:unsqueeze(axis or 0)
  end
  return tensor.cat(parts, axis or 0)
end

return core.strict(tensor, "tensor")
