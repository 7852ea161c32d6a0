-- tensor.movement: methods that put the same numbers into another place or shape. They are views:
-- what computes with the result reads through strides.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local fail = check.fail

methods.view = core.reshape

-- Axes first..last become one.
function methods.flatten(a, first, last)
  local rank = a:dim()
  if rank == 0 then
    return a:reshape(1)
  end
  first, last = check.axis(first or 0, rank, "flatten"), check.axis(last or -1, rank, "flatten")
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
  axis = axis and check.axis(axis, rank, "squeeze")
  for i = 0, rank - 1 do
    if a:size(i) ~= 1 or (axis and axis ~= i) then
      shape[#shape + 1] = a:size(i)
    end
  end
  return a:reshape(shape)
end

function methods.unsqueeze(a, axis)
  local shape = a:shape()
  table.insert(shape, check.axis(axis, #shape + 1, "unsqueeze") + 1, 1)
  return a:reshape(shape)
end

function methods.transpose(a, first, second)
  local rank, axes = a:dim(), {}
  first, second = check.axis(first, rank, "transpose"), check.axis(second, rank, "transpose")
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
  axis = check.axis(axis, a:dim(), "slice")
  local extent = a:size(axis)
  from, to = check.integer(from or 0, "slice"), check.integer(to or extent, "slice")
  step = check.integer(step or 1, "slice")
  if step < 1 then
    fail("slice: the step is %d; it must be at least 1 (flip reverses an axis)", step)
  end
  from, to = from < 0 and from + extent or from, to < 0 and to + extent or to
  return core.slice(a, axis, from, math.min(to, extent), math.min(step, extent))
end

function methods.flip(a, axis)
  axis = check.axis(axis, a:dim(), "flip")
  return core.slice(a, axis, a:size(axis) - 1, -1, -1)
end

function methods.narrow(a, axis, start, length)
  check.integer(start, "narrow")
  return core.slice(a, axis, start, start + check.integer(length, "narrow"), 1)
end

-- One index of an axis; the axis goes away.
function methods.select(a, axis, index)
  axis = check.axis(axis, a:dim(), "select")
  index = check.axis(index, a:size(axis), "select: index")
  local shape = a:shape()
  table.remove(shape, axis + 1)
  return core.slice(a, axis, index, index + 1, 1):reshape(shape)
end
