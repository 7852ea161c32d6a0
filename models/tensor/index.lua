-- tensor.index: reading and writing at places that are numbers in a tensor (i32). What is read at
-- an index out of range is NaN, or 0 of whole numbers; what is written there is lost, and gets no
-- gradient.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local fail, words = check.fail, check.words

local function check_axes(a, index, what)
  if a:dim() ~= index:dim() then
    fail("%s: %s and the index %s need the same number of axes", what, words(a), words(index))
  end
end

-- The part of a that an index reaches: extents of axes but this one may be smaller in the index.
local function reached(a, axis, index, what)
  check_axes(a, index, what)
  for other = 0, a:dim() - 1 do
    local extent = index:size(other)
    if other ~= axis and extent > a:size(other) then
      fail("%s: the index %s leaves %s on axis %d", what, words(index), words(a), other)
    elseif other ~= axis and extent < a:size(other) then
      a = a:narrow(other, 0, extent)
    end
  end
  return a
end

-- y[..i..] = a[..index[..i..]..]
function methods.gather(a, axis, index)
  check.index(index, "gather")
  axis = check.axis(axis, a:dim(), "gather")
  return core.gather(reached(a, axis, index, "gather"), axis, index)
end

-- As gather, but extents of 1 broadcast; without an axis, places in the flattened tensor.
function methods.take_along_dim(a, index, axis)
  check.index(index, "take_along_dim")
  if axis == nil then
    return core.gather(a:reshape(-1), 0, index:reshape(-1))
  end
  axis = check.axis(axis, a:dim(), "take_along_dim")
  local wide, high = a:shape(), index:shape()
  for i = 1, #wide == #high and #wide or 0 do
    if i ~= axis + 1 then
      wide[i] = wide[i] == 1 and high[i] or wide[i]
      high[i] = high[i] == 1 and wide[i] or high[i]
    end
  end
  a, index = a:expand(wide), index:expand(high)
  return core.gather(reached(a, axis, index, "take_along_dim"), axis, index)
end

-- Elements of the flattened tensor, in the shape of the index.
function methods.take(a, index)
  check.index(index, "take")
  return core.gather(a:reshape(-1), 0, index:reshape(-1)):reshape(index:shape())
end

-- A list of places for the axis as an index: the axis, the index, and its shape, which is that of a
-- but for the length of the list.
local function listed(a, axis, places, what)
  axis = check.axis(axis, a:dim(), what)
  if check.index(places, what):dim() ~= 1 then
    fail("%s: the places are a list, with one axis, not %s", what, words(places))
  end
  local shape, lone = a:shape(), {}
  for i = 1, #shape do
    lone[i] = 1
  end
  lone[axis + 1], shape[axis + 1] = places:size(0), places:size(0)
  return axis, places:reshape(lone):expand(shape), shape
end

-- a at each of the places in a list (one axis): the axis gets the length of the list.
function methods.index_select(a, axis, places)
  local along, index = listed(a, axis, places, "index_select")
  return core.gather(a, along, index)
end

---- writing ----

-- The axis to write along: the index has the extents of a, but for it.
local function check_target(a, axis, index, what)
  check.index(index, what)
  check_axes(a, index, what)
  axis = check.axis(axis, a:dim(), what)
  local shape = index:shape()
  shape[axis + 1] = a:size(axis)
  if table.concat(shape, ",") ~= table.concat(a:shape(), ",") then
    fail("%s: %s and the index %s may differ on axis %d only", what, words(a), words(index),
         axis)
  end
  return axis
end

-- The part of what is written that the index has a place for.
local function written(a, axis, index, source, what)
  if check.tensor(source, what):dtype() ~= a:dtype() then
    fail("%s: %s and %s do not mix; cast one of them", what, a:dtype(), source:dtype())
  end
  return reached(source, nil, index, what)
end

-- a with a[..index[..i..]..] = source[..i..]; where several write, the last stays. The source may
-- be a number.
function methods.scatter(a, axis, index, source)
  axis = check_target(a, axis, index, "scatter")
  local writer = core.inverse(index, axis, a:size(axis))
  if type(source) ~= "number" then
    local part = written(a, axis, index, source, "scatter")
    source = core.gather(part, axis, writer:maximum(0))
  end
  return writer:ge(0):where(source, a)
end

-- a with a[..index[..i..]..] += source[..i..]
function methods.scatter_add(a, axis, index, source)
  check.numbers(a, "scatter_add")
  axis = check_target(a, axis, index, "scatter_add")
  local part = written(a, axis, index, source, "scatter_add")
  return a + core.scatter_add(part, axis, index, a:size(axis))
end

-- a with a[..places[i]..] += source[..i..]: the places are a list for the axis, as index_select has.
function methods.index_add(a, axis, places, source)
  check.numbers(a, "index_add")
  local along, index, shape = listed(a, axis, places, "index_add")
  if words(shape) ~= words(check.tensor(source, "index_add")) then
    fail("index_add: %d places on axis %d of %s need a source %s, not %s", places:size(0), along,
         words(a), words(shape), words(source))
  end
  return methods.scatter_add(a, along, index, source)
end

-- The largest of what is written to each place of `shape`, with `low` where nothing is: of sorted
-- numbers, the last that is written.
local function largest(low, axis, index, part)
  local order = part:argsort(axis)
  return methods.scatter(low, axis, index:gather(axis, order), part:gather(axis, order))
end

-- Where each number is a largest one, its part of the gradient, which all of them share. The value
-- of a mean of equal numbers may be off in its last digit, which is mended behind the gradient.
local function share(a, axis, index, part, keep)
  local low = core.full(a:shape(), -math.huge, check.float_of(a))
  local start = keep and a or low
  local most = largest(low, axis, index, part:detach()):maximum(start):detach()
  local here, there = start:eq(most), part:eq(most:gather(axis, index))
  local total = here:where(start, 0) + core.scatter_add(there:where(part, 0), axis, index,
                                                        a:size(axis))
  local count = here:float() + core.scatter_add(there:float(), axis, index, a:size(axis))
  local mean = total / core.cast(count:maximum(1), check.float_of(a))
  return mean + mean:eq(most):where(0, most - mean):detach()
end

-- a with a[..index[..i..]..] = the reduction "sum", "mean", "amax" or "amin" of what the source
-- writes there and, unless include_self = false, of what a has there. Where nothing is written a
-- stays. Largest numbers that are equal share the gradient.
function methods.scatter_reduce(a, axis, index, source, reduce, options)
  local what = "scatter_reduce"
  check.floats(a, what)
  axis = check_target(a, axis, index, what)
  local part = written(a, axis, index, source, what)
  options = check.options(options, { "include_self" }, what)
  local keep = check.boolean(options.include_self, what .. ": include_self") ~= false
  local function added(x)
    return core.scatter_add(x, axis, index, a:size(axis))
  end
  local count = added(core.full(part:shape(), 1, check.float_of(a)))
  local reduced
  if reduce == "sum" or reduce == "mean" then
    reduced = added(part) + (keep and a or 0)
    if reduce == "mean" then
      reduced = reduced / (keep and count + 1 or count:maximum(1))
    end
  elseif reduce == "amax" then
    reduced = share(a, axis, index, part, keep)
  elseif reduce == "amin" then
    reduced = -share(-a, axis, index, -part, keep)
  else
    fail("%s: reduce is \"sum\", \"mean\", \"amax\" or \"amin\", not %s", what, check.shown(reduce))
  end
  return keep and reduced or count:gt(0):where(reduced, a)
end

-- value where the mask holds, else a
function methods.masked_fill(a, mask, value)
  if check.tensor(mask, "masked_fill"):dtype() ~= "bool" then
    fail("masked_fill: the mask is %s; compare it with something", mask:dtype())
  end
  check.broadcast("masked_fill", a, mask, value)
  check.one_dtype("masked_fill", a, value)
  return mask:where(value, a)
end

-- Truth values with one more axis: is this the label?
function methods.one_hot(a, classes)
  if a:dtype() ~= "i32" then
    fail("one_hot: labels are i32, not %s; cast with :int()", a:dtype())
  end
  local shape = a:shape()
  shape[#shape + 1] = check.count(classes, "one_hot: the number of classes")
  return core.iota(shape, -1, "one_hot"):eq(a:unsqueeze(-1))
end
