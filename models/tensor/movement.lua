-- tensor.movement: methods that put the same numbers into another place or shape. They are views
-- wherever strides can say it: what computes with the result reads through them.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local fail, words = check.fail, check.words

---- shapes ----

-- Axes first..last become one.
function methods.flatten(a, first, last)
  local rank = a:dim()
  if rank == 0 then
    return a:reshape(1)
  end
  first, last = check.axis(first or 0, rank, "flatten"), check.axis(last or -1, rank, "flatten")
  if first > last then
    fail("flatten: axis %d of %s does not come before axis %d", first, words(a), last)
  end
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

-- The extents, of which one may be -1, that the `count` elements of an axis are cut into; nil if
-- they do not fit.
local function fitting(sizes, count)
  local filled, open, left = {}, nil, count
  for i, size in ipairs(sizes) do
    filled[i] = size
    if size == -1 and not open then
      open = i
    elseif check.integer(size, "unflatten") < 1 or left % size ~= 0 then
      return nil
    else
      left = left // size
    end
  end
  if open then
    filled[open] = left
  end
  return (open or left == 1) and filled or nil
end

-- One axis becomes several, of which one extent may be -1.
function methods.unflatten(a, axis, sizes)
  axis = check.axis(axis, a:dim(), "unflatten")
  if type(sizes) ~= "table" then
    fail("unflatten: needs the extents of the new axes, as in x:unflatten(1, {2, -1})")
  end
  check.items(sizes, "unflatten")
  local filled = fitting(sizes, a:size(axis))
  if not filled then
    fail("unflatten: axis %d of %s does not fit %s", axis, words(a), words(sizes))
  end
  local shape = a:shape()
  table.remove(shape, axis + 1)
  for i, extent in ipairs(filled) do
    table.insert(shape, axis + i, extent)
  end
  return a:reshape(shape)
end

-- Without an axis of extent 1; without any argument, without all of them.
function methods.squeeze(a, axis)
  local rank, shape = a:dim(), {}
  axis = axis and check.axis(axis, rank, "squeeze")
  for i = 0, rank - 1 do
    if a:size(i) ~= 1 or (axis and axis ~= i) then
      shape[#shape + 1] = a:size(i)
    end
  end
  return a:reshape(shape)
end

-- One more axis, of extent 1, at this place of the result.
function methods.unsqueeze(a, axis)
  local shape = a:shape()
  table.insert(shape, check.axis(axis, #shape + 1, "unsqueeze") + 1, 1)
  return a:reshape(shape)
end

-- In the shape of another tensor, axes of extent 1 repeated.
function methods.expand_as(a, other)
  check.broadcasts_to(a, check.tensor(other, "expand_as"), "expand_as:")
  return a:expand(other:shape())
end

-- The same elements in the shape of another tensor.
function methods.reshape_as(a, other)
  if a:numel() ~= check.tensor(other, "reshape_as"):numel() then
    fail("reshape_as: %s and %s do not have as many elements", words(a), words(other))
  end
  return a:reshape(other:shape())
end

methods.view_as = methods.reshape_as

---- the order of axes ----

-- Two axes change places.
function methods.transpose(a, first, second)
  local rank, axes = a:dim(), {}
  first, second = check.axis(first, rank, "transpose"), check.axis(second, rank, "transpose")
  for axis = 0, rank - 1 do
    axes[axis + 1] = axis == first and second or axis == second and first or axis
  end
  return a:permute(axes)
end

-- Rows become columns; what has fewer than two axes stays.
function methods.t(a)
  if a:dim() > 2 then
    fail("t: %s has more than two axes; use transpose or permute", words(a))
  end
  return a:dim() == 2 and a:permute(1, 0) or a
end

methods.swapaxes = methods.transpose

-- Axis source[i] goes to place destination[i]; the others keep their order.
function methods.movedim(a, source, destination)
  local rank, axes, taken = a:dim(), {}, {}
  source = check.axes(source, rank, "movedim")
  destination = check.axes(destination, rank, "movedim")
  if #source ~= #destination then
    fail("movedim: %d axes of %s cannot go to %d places", #source, words(a), #destination)
  end
  for i, place in ipairs(destination) do
    axes[place + 1] = source[i]
    taken[source[i]] = true
  end
  local place = 1
  for axis = 0, rank - 1 do
    if not taken[axis] then
      while axes[place] do
        place = place + 1
      end
      axes[place] = axis
    end
  end
  return a:permute(axes)
end

methods.moveaxis = methods.movedim

---- parts ----

-- A place of a slice as Python reads it: counted from the end if negative, and never beyond the
-- ends, `lowest` and `highest`.
local function clipped(place, extent, lowest, highest)
  check.integer(place, "slice")
  return math.max(lowest, math.min(place < 0 and place + extent or place, highest))
end

-- Elements from, from + step, ... before `to`, along an axis, as Python's a[from:to:step]: negative
-- places count from the end, a negative step walks backwards, nil stands for the end.
function methods.slice(a, axis, from, to, step)
  axis = check.axis(axis, a:dim(), "slice")
  local extent = a:size(axis)
  step = check.integer(step or 1, "slice")
  if step == 0 then
    fail("slice: the step is 0; it must be at least 1, or at most -1 to walk backwards")
  end
  local lowest, highest = 0, extent
  if step < 0 then
    lowest, highest = -1, extent - 1
  end
  from = from and clipped(from, extent, lowest, highest) or (step > 0 and lowest or highest)
  to = to and clipped(to, extent, lowest, highest) or (step > 0 and highest or lowest)
  return core.slice(a, axis, from, to, math.max(-extent, math.min(step, extent)))
end

-- `length` elements from `start` along an axis.
function methods.narrow(a, axis, start, length)
  axis = check.axis(axis, a:dim(), "narrow")
  local extent = a:size(axis)
  check.integer(start, "narrow")
  check.integer(length, "narrow")
  local first = start < 0 and start + extent or start
  if first < 0 or first >= extent or length < 1 or length > extent - first then
    fail("narrow: %d elements from %d on are not in axis %d of %s", length, start, axis, words(a))
  end
  return core.slice(a, axis, first, first + length, 1)
end

-- One index of an axis; the axis goes away.
function methods.select(a, axis, index)
  axis = check.axis(axis, a:dim(), "select")
  local extent, shape = a:size(axis), a:shape()
  if math.type(index) ~= "integer" or index < -extent or index >= extent then
    fail("select: index %s is outside axis %d of %s", check.shown(index), axis, words(a))
  end
  index = index < 0 and index + extent or index
  table.remove(shape, axis + 1)
  return core.slice(a, axis, index, index + 1, 1):reshape(shape)
end

-- Several results are values on Lua's stack, which is not endless.
local MOST_PIECES = 10000

-- Consecutive pieces of an axis.
local function pieces(a, axis, sizes)
  local parts, start = {}, 0
  for i, size in ipairs(sizes) do
    parts[i] = core.slice(a, axis, start, start + size, 1)
    start = start + size
  end
  return table.unpack(parts)
end

-- Pieces of `size` elements, of which the last may be smaller.
local function equal_pieces(a, axis, size, what)
  local extent, sizes = a:size(axis), {}
  if (extent - 1) // size >= MOST_PIECES then
    fail("%s: axis %d of %s makes more than %d pieces", what, axis, words(a), MOST_PIECES)
  end
  for start = 0, extent - 1, size do
    sizes[#sizes + 1] = math.min(size, extent - start)
  end
  return pieces(a, axis, sizes)
end

-- local q, k, v = x:split(8, -1): pieces of 8 elements, the last one perhaps smaller; or of the
-- sizes in a table.
function methods.split(a, size, axis)
  axis = check.axis(axis or 0, a:dim(), "split")
  if type(size) ~= "table" then
    return equal_pieces(a, axis, check.count(size, "split: the size of a piece"), "split")
  end
  local extent, left = a:size(axis), a:size(axis)
  for _, each in ipairs(check.items(size, "split")) do
    if check.count(each, "split: the size of a piece") > left then
      left = nil
      break
    end
    left = left - each
  end
  if left ~= 0 or #size > MOST_PIECES then
    fail("split: the sizes %s do not add up to %d, the extent of axis %d of %s", words(size),
         extent, axis, words(a))
  end
  return pieces(a, axis, size)
end

-- At most `count` pieces, all but the last one of equal size.
function methods.chunk(a, count, axis)
  axis = check.axis(axis or 0, a:dim(), "chunk")
  local extent = a:size(axis)
  count = math.min(check.count(count, "chunk: the number of chunks"), extent)
  return equal_pieces(a, axis, (extent + count - 1) // count, "chunk")
end

-- The parts at 0, 1, 2, ... of an axis, which goes away.
function methods.unbind(a, axis)
  axis = check.axis(axis or 0, a:dim(), "unbind")
  local parts = {}
  if a:size(axis) > MOST_PIECES then
    fail("unbind: axis %d of %s makes more than %d pieces", axis, words(a), MOST_PIECES)
  end
  for i = 1, a:size(axis) do
    parts[i] = a:select(axis, i - 1)
  end
  return table.unpack(parts)
end

---- backwards ----

-- Axes read backwards.
function methods.flip(a, ...)
  local axes = check.list("flip", ...)
  if #axes == 0 then
    fail("flip: which axes of %s? x:flip(0), x:flip({0, 1})", words(a))
  end
  for _, axis in ipairs(check.axes(axes, a:dim(), "flip")) do
    a = core.slice(a, axis, a:size(axis) - 1, -1, -1)
  end
  return a
end

local function check_axes(a, least, what)
  if a:dim() < least then
    fail("%s: needs at least %d %s, not %s", what, least, least == 1 and "axis" or "axes",
         words(a))
  end
end

-- Columns in reverse order: along axis 1.
function methods.fliplr(a)
  check_axes(a, 2, "fliplr")
  return a:flip(1)
end

-- Rows in reverse order: along axis 0.
function methods.flipud(a)
  check_axes(a, 1, "flipud")
  return a:flip(0)
end

-- Turned k times, once unless told otherwise, by a right angle from the first of two axes to the
-- second, by default { 0, 1 }.
function methods.rot90(a, k, axes)
  check_axes(a, 2, "rot90")
  k = check.integer(k or 1, "rot90") % 4
  local pair = check.axes(axes or { 0, 1 }, a:dim(), "rot90")
  if #pair ~= 2 then
    fail("rot90: needs two axes, not %d", #pair)
  end
  if k == 2 then
    return a:flip(pair)
  elseif k == 0 then
    return a
  end
  return a:flip(k == 1 and pair[2] or pair[1]):transpose(pair[1], pair[2])
end

---- windows ----

-- Windows of `size` neighbours along an axis, `step` apart: the axis counts them, and a new last axis
-- has their elements.
function methods.unfold(a, axis, size, step)
  axis = check.axis(axis, a:dim(), "unfold")
  check.count(size, "unfold: the size")
  check.count(step, "unfold: the step")
  if size > a:size(axis) then
    fail("unfold: axis %d of %s has no window of %d", axis, words(a), size)
  end
  return core.unfold(a, axis, size, step, 1)
end
