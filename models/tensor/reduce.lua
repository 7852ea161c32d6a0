-- tensor.reduce: methods that make one number of many along axes. An axis argument is nil for all
-- axes, a number, or a table of numbers.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local fail = check.fail

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

-- Scaled before it is summed: then one kernel does both.
function methods.mean(a, axis, keepdim)
  check.floats(a, "mean")
  return (a * (1 / reduced_count(a, axis))):sum(axis, keepdim)
end

-- Divides by n - correction; 1, as in PyTorch, unless told otherwise.
function methods.var(a, axis, keepdim, correction)
  check.floats(a, "var")
  local count = reduced_count(a, axis) - (correction or 1)
  if count <= 0 then
    fail("var: too few elements for a correction of %s", tostring(correction or 1))
  end
  return ((a - a:mean(axis, true)):square() * (1 / count)):sum(axis, keepdim)
end

-- The largest over axes; or the larger of two tensors.
function methods.max(a, axis, keepdim)
  if core.is_tensor(axis) then
    return a:maximum(axis)
  end
  return a:amax(axis, keepdim)
end

function methods.amin(a, axis, keepdim)
  return -(-a):amax(axis, keepdim)
end

function methods.min(a, axis, keepdim)
  if core.is_tensor(axis) then
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
