-- tensor.pad: a tensor widened along its axes.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local fail, words = check.fail, check.words
local join = require "tensor.join"

-- What comes before and after an axis in the modes that repeat the tensor itself.
local sides = {}

function sides.reflect(a, axis, before, after)
  local last = a:size(axis) - 1
  return before > 0 and core.slice(a, axis, before, 0, -1),
         after > 0 and core.slice(a, axis, last - 1, last - 1 - after, -1)
end

function sides.circular(a, axis, before, after)
  local extent = a:size(axis)
  return before > 0 and core.slice(a, axis, extent - before, extent, 1),
         after > 0 and core.slice(a, axis, 0, after, 1)
end

function sides.replicate(a, axis, before, after)
  local shape, last = a:shape(), a:size(axis) - 1
  local function repeated(index, count)
    shape[axis + 1] = count
    return count > 0 and core.slice(a, axis, index, index + 1, 1):expand(shape)
  end
  return repeated(0, before), repeated(last, after)
end

-- How far a mode can reach beyond an axis.
local function reach(mode, extent)
  return mode == "reflect" and extent - 1 or mode == "circular" and extent or math.maxinteger
end

local function pad_mode(a, width, mode)
  local axis, before, after = width.axis, width.before, width.after
  local most = reach(mode, a:size(axis))
  if before > most or after > most then
    fail("pad: %d and %d for axis %d of %s; mode '%s' reaches no further than %d", before, after,
         axis, words(a), mode, most)
  end
  local list, front, back = { a }, sides[mode](a, axis, before, after)
  if front then
    table.insert(list, 1, front)
  end
  if back then
    table.insert(list, back)
  end
  return #list > 1 and join.cat(list, axis) or a
end

-- Truth values: whether an element of the padded axis comes from the tensor.
local function is_inside(shape, axis, before, extent)
  local index = core.iota(shape, axis)
  return index:ge(before):logical_and(index:lt(before + extent))
end

-- Zeros first; where the value is another one, it is chosen outside.
local function pad_constant(a, widths, value)
  local inside, extents = nil, a:shape()
  for _, width in ipairs(widths) do
    a = core.pad(a, width.axis, width.before, width.after)
  end
  if value == 0 then
    return a
  end
  for _, width in ipairs(widths) do
    local within = is_inside(a:shape(), width.axis, width.before, extents[width.axis + 1])
    inside = inside and inside:logical_and(within) or within
  end
  return inside and inside:where(a, value) or a
end

-- The widths as a list of { axis, before, after }.
local function list_widths(a, widths)
  local rank, list = a:dim(), {}
  if type(widths) ~= "table" or #widths % 2 ~= 0 or #widths > 2 * rank then
    fail("pad: widths are {left, right, top, bottom, ...}, two for each axis from the last one on; "
         .. "%s has %d axes", words(a), rank)
  end
  check.items(widths, "pad")
  for i = 1, #widths, 2 do
    local axis = rank - (i + 1) // 2
    local before, after = check.integer(widths[i], "pad"), check.integer(widths[i + 1], "pad")
    list[#list + 1] = { axis = axis, before = before, after = after }
  end
  return list
end

-- Without what negative widths take away.
local function crop(a, widths)
  for _, width in ipairs(widths) do
    local extent = a:size(width.axis)
    local first = -math.max(math.min(width.before, 0), -extent)
    local last = extent + math.max(math.min(width.after, 0), -extent)
    if first >= last then
      fail("pad: %d and %d leave nothing of axis %d of %s", width.before, width.after, width.axis,
           words(a))
    end
    if last - first < extent then
      a = core.slice(a, width.axis, first, last, 1)
    end
  end
  return a
end

-- The positive widths alone.
local function added(widths)
  local list = {}
  for i, width in ipairs(widths) do
    list[i] = { axis = width.axis, before = math.max(width.before, 0),
                after = math.max(width.after, 0) }
  end
  return list
end

-- Widens axes, from the last one on, as PyTorch's F.pad: x:pad({ left, right, top, bottom }, { mode
-- = "constant", value = 0 }); the modes reflect, replicate and circular repeat the tensor itself.
-- Negative widths crop.
function methods.pad(a, widths, options)
  options = check.options(options, { "mode", "value" }, "pad")
  local mode, value = options.mode or "constant", options.value
  if mode ~= "constant" and not sides[mode] then
    fail("pad: mode '%s'; 'constant', 'reflect', 'replicate' and 'circular' are possible",
         check.shown(mode))
  end
  if value ~= nil and (mode ~= "constant" or type(value) ~= "number") then
    fail("pad: the value is a number, for mode 'constant'; not %s in mode '%s'", check.shown(value),
         mode)
  end
  widths = list_widths(a, widths)
  if mode == "constant" then
    return pad_constant(crop(a, widths), added(widths), value or 0)
  end
  for _, width in ipairs(added(widths)) do
    a = pad_mode(a, width, mode)
  end
  return crop(a, widths) -- now: what is repeated may come from there
end
