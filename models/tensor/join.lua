-- tensor.join: tensors one behind the other, and what is written out as such: the same tensor
-- rolled or repeated, along axes of its own or along those of others.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local fail, words = check.fail, check.words
local join = {}

-- Parts first..last, joined in a balanced tree: no element is copied more than log2 of their number
-- times.
local function joined(parts, first, last, axis)
  if first == last then
    return parts[first]
  end
  local middle = (first + last) // 2
  local front, back = joined(parts, first, middle, axis), joined(parts, middle + 1, last, axis)
  return core.concat(front, back, axis)
end

local function check_parts(parts, what, options)
  if type(parts) ~= "table" or core.is_tensor(parts) or #parts == 0 then
    fail("%s: needs a list of tensors, as in %s({ a, b }, %s)", what, what, options or 0)
  end
  check.items(parts, what)
  for i = 1, #parts do
    local part = check.tensor(parts[i], what)
    if part:dtype() ~= parts[1]:dtype() then
      fail("%s: %s and %s do not mix; cast one of them", what, parts[1]:dtype(), part:dtype())
    end
  end
end

local function concatenated(parts, axis, what)
  check_parts(parts, what)
  axis = check.axis(axis or 0, parts[1]:dim(), what)
  local shape = parts[1]:shape()
  for _, part in ipairs(parts) do
    shape[axis + 1] = part:dim() == #shape and part:size(axis) or 0
    if table.concat(shape, ",") ~= table.concat(part:shape(), ",") then
      fail("%s: %s and %s may differ on axis %d only", what, words(parts[1]), words(part), axis)
    end
  end
  return joined(parts, 1, #parts, axis)
end

-- Tensors one behind the other along an axis.
function join.cat(parts, axis)
  return concatenated(parts, axis, "cat")
end

-- The same as cat.
function join.concat(parts, axis)
  return concatenated(parts, axis, "concat")
end

-- Tensors of equal shapes along a new axis.
function join.stack(parts, axis)
  check_parts(parts, "stack")
  axis = check.axis(axis or 0, parts[1]:dim() + 1, "stack")
  local layers = {}
  for i, part in ipairs(parts) do
    check.same_shape(parts[1], part, "stack")
    layers[i] = part:unsqueeze(axis)
  end
  return joined(layers, 1, #layers, axis)
end

-- Side by side: along axis 1, or axis 0 of vectors; a scalar is a vector of one.
function join.hstack(parts)
  check_parts(parts, "hstack")
  local list = {}
  for i, part in ipairs(parts) do
    list[i] = part:dim() == 0 and part:unsqueeze(0) or part
  end
  return concatenated(list, list[1]:dim() == 1 and 0 or 1, "hstack")
end

-- One below the other, along axis 0; a vector is a row.
function join.vstack(parts)
  check_parts(parts, "vstack")
  local list = {}
  for i, part in ipairs(parts) do
    list[i] = part:dim() < 2 and part:reshape(1, -1) or part
  end
  return concatenated(list, 0, "vstack")
end

local function roll_axis(a, shift, axis)
  local extent = a:size(axis)
  shift = check.integer(shift, "roll") % extent
  if shift == 0 then
    return a
  end
  local head, tail = core.slice(a, axis, 0, extent - shift, 1),
                     core.slice(a, axis, extent - shift, extent, 1)
  return join.cat({ tail, head }, axis)
end

-- Elements move up by `shifts` along axes, and what leaves at the end comes in at the front;
-- without axes, along all elements in order.
function methods.roll(a, shifts, axes)
  shifts = check.one_or_more(shifts, "roll")
  if axes == nil then
    if #shifts ~= 1 then
      fail("roll: %d shifts of %s need as many axes", #shifts, words(a))
    end
    return roll_axis(a:reshape(-1), shifts[1], 0):reshape(a:shape())
  end
  axes = check.one_or_more(axes, "roll")
  if #shifts ~= #axes then
    fail("roll: %d shifts of %s need as many axes, not %d", #shifts, words(a), #axes)
  end
  for i, axis in ipairs(axes) do
    a = roll_axis(a, shifts[i], check.axis(axis, a:dim(), "roll"))
  end
  return a
end

---- repeating ----

local MOST_ELEMENTS, MOST_AXES = 1 << 40, 10

-- Repeats one after the other: the number of elements stays within bounds.
local function check_repeats(a, counts, what)
  if #counts > MOST_AXES then
    fail("%s: repeated along %d axes; at most %d are possible", what, #counts, MOST_AXES)
  end
  local total = a:numel()
  for i = 1, #counts do
    local count = check.count(counts[i], what .. ": the number of repeats")
    if count > MOST_ELEMENTS // total then
      fail("%s: %s repeated %s times has more than 2^40 elements", what, words(a), words(counts))
    end
    total = total * count
  end
end

-- Every run of the axes from `axis` on, repeated `count` times.
local function repeat_runs(a, axis, count)
  local shape = a:shape()
  table.insert(shape, axis + 1, count)
  return a:unsqueeze(axis):expand(shape)
end

-- The whole tensor as a tile: repeated so many times along each axis, from the last axis on.
function methods.tile(a, ...)
  local counts = check.list("tile", ...)
  check_repeats(a, counts, "tile")
  for _ = a:dim() + 1, #counts do
    a = a:unsqueeze(0)
  end
  local missing = a:dim() - #counts
  for axis = a:dim() - 1, missing, -1 do
    local count = counts[axis - missing + 1]
    if count > 1 then
      local repeated, shape = repeat_runs(a, axis, count), a:shape()
      shape[axis + 1] = shape[axis + 1] * count
      a = repeated:reshape(shape)
    end
  end
  return a
end

-- Every element `count` times along an axis; without an axis, of the flattened tensor.
function methods.repeat_interleave(a, count, axis)
  check_repeats(a, { count or 0 }, "repeat_interleave")
  if axis == nil then
    a, axis = a:reshape(-1), 0
  end
  axis = check.axis(axis, a:dim(), "repeat_interleave")
  local shape = a:shape()
  local repeated = repeat_runs(a, axis + 1, count)
  shape[axis + 1] = shape[axis + 1] * count
  return repeated:reshape(shape)
end

local function check_grid(shape)
  local total = 1
  for _, extent in ipairs(shape) do
    if extent > MOST_ELEMENTS // total then
      fail("meshgrid: a grid of %s has more than 2^40 elements", words(shape))
    end
    total = total * extent
  end
end

-- Lists as the coordinates of a grid with an axis for each: local x, y = tensor.meshgrid{ a, b },
-- where x and y have the shape (extent of a, extent of b). Option: indexing, "ij" or, with the
-- first two axes the other way round, "xy".
function join.meshgrid(parts, options)
  check_parts(parts, "meshgrid", '{ indexing = "ij" }')
  local indexing = check.options(options, { "indexing" }, "meshgrid").indexing or "ij"
  if indexing ~= "ij" and indexing ~= "xy" then
    fail("meshgrid: indexing is 'ij' or 'xy', not %s", check.shown(indexing))
  elseif #parts > MOST_AXES then
    fail("meshgrid: a grid of %d axes; at most %d are possible", #parts, MOST_AXES)
  end
  local shape, places, grid = {}, {}, {}
  for i, part in ipairs(parts) do
    if part:dim() > 1 then
      fail("meshgrid: part %d is %s; it must be a list, with one axis", i, words(part))
    end
    places[i] = indexing == "xy" and i <= 2 and #parts > 1 and 3 - i or i
    shape[places[i]] = part:numel()
  end
  check_grid(shape)
  for i, part in ipairs(parts) do
    local lone = {}
    for axis = 1, #parts do
      lone[axis] = axis == places[i] and part:numel() or 1
    end
    grid[i] = part:reshape(lone):expand(shape)
  end
  return table.unpack(grid)
end

return join
