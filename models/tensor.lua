-- tensor: operators and methods of symbolic tensors, and functions that make tensors.
--
-- Primitives come from C in `core`; everything here is composed of them, with PyTorch's names. Axes
-- and indices count from 0, negative ones from the end. A number next to a tensor takes its dtype;
-- dtypes do not mix otherwise: cast with :float(), :int(), :bool(). Comparisons are methods (lt le
-- gt ge eq ne): Lua's own < <= == cannot return tensors, and raise an error.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local elementwise, meta, is_tensor, fail = core.elementwise, core.metatable, core.is_tensor, check.fail

for _, part in ipairs{ "reduce", "movement", "product", "index" } do
  require("tensor." .. part)
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

-- Parts first..last, joined in a balanced tree: no element is copied more than log2 of their number
-- times.
local function joined(parts, first, last, axis)
  if first == last then
    return parts[first]
  end
  local middle = (first + last) // 2
  return core.concat(joined(parts, first, middle, axis), joined(parts, middle + 1, last, axis), axis)
end

local function check_parts(parts, what)
  if type(parts) ~= "table" or is_tensor(parts) or #parts == 0 then
    fail("%s: needs a list of tensors, as in %s({ a, b }, 0)", what, what)
  end
  for _, part in ipairs(parts) do
    check.tensor(part, what)
    if part:dtype() ~= parts[1]:dtype() then
      fail("%s: %s and %s do not mix; cast one of them", what, parts[1]:dtype(), part:dtype())
    end
  end
end

-- Tensors one behind the other along an axis.
function tensor.cat(parts, axis)
  check_parts(parts, "cat")
  axis = check.axis(axis or 0, parts[1]:dim(), "cat")
  local shape = parts[1]:shape()
  for _, part in ipairs(parts) do
    shape[axis + 1] = part:dim() == #shape and part:size(axis) or 0
    if table.concat(shape, ",") ~= table.concat(part:shape(), ",") then
      fail("cat: %s and %s may differ on axis %d only", tostring(parts[1]), tostring(part), axis)
    end
  end
  return joined(parts, 1, #parts, axis)
end

-- Tensors of equal shapes along a new axis.
function tensor.stack(parts, axis)
  check_parts(parts, "stack")
  axis = check.axis(axis or 0, parts[1]:dim() + 1, "stack")
  local layers = {}
  for i, part in ipairs(parts) do
    check.same_shape(parts[1], part, "stack")
    layers[i] = part:unsqueeze(axis)
  end
  return joined(layers, 1, #layers, axis)
end

return core.strict(tensor, "tensor")
