-- tensor.index: reading and writing at places that are numbers in a tensor (i32).
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local fail = check.fail

-- y[..i..] = a[..index[..i..]..]: the index has the extents of a, but for the axis.
function methods.gather(a, axis, index)
  return core.gather(a, axis, index)
end

-- a at each of the places in a list (i32, one axis): the axis gets the length of the list.
function methods.index(a, axis, places)
  axis = check.axis(axis, a:dim(), "index")
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
  shape[#shape + 1] = check.integer(classes, "one_hot: classes")
  return core.iota(shape, -1):eq(a:unsqueeze(-1))
end
