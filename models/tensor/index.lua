-- tensor.index: reading and writing at places that are numbers in a tensor (i32). What is read at
-- an index out of range is NaN, or 0 of whole numbers; what is written there is lost, and gets no
-- gradient.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local fail, words = check.fail, check.words

-- The part of a that an index reaches: extents of axes but this one may be smaller in the index.
local function reached(a, axis, index, what)
  if a:dim() ~= index:dim() then
    fail("%s: %s and the index %s need the same number of axes", what, words(a),
         words(index))
  end
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

-- a at each of the places in a list (one axis): the axis gets the length of the list.
function methods.index_select(a, axis, places)
  axis = check.axis(axis, a:dim(), "index_select")
  if check.index(places, "index_select"):dim() ~= 1 then
    fail("index_select: the places are a list, with one axis, not %s", words(places))
  end
  local shape, lone = a:shape(), {}
  for i = 1, #shape do
    lone[i] = 1
  end
  lone[axis + 1], shape[axis + 1] = places:size(0), places:size(0)
  return core.gather(a, axis, places:reshape(lone):expand(shape))
end

---- writing ----

-- The axis to write along: the index has the extents of a, but for it.
local function check_target(a, axis, index, what)
  check.index(index, what)
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
