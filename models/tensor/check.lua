-- tensor.check: what the parts of `tensor` and `nn` ask of their arguments; errors name the line of
-- the script.
local core = ...
local check = {}

function check.fail(format, ...)
  core.fail(format:format(...))
end

-- An axis from 0 on; `count` is the number of axes to choose from.
function check.axis(axis, count, what)
  if math.type(axis) ~= "integer" or axis < -count or axis >= count then
    check.fail("%s: axis %s is outside a tensor of %d axes", what, tostring(axis), count)
  end
  return axis < 0 and axis + count or axis
end

-- Arguments given one by one, or in a table.
function check.list(first, ...)
  return type(first) == "table" and first or { first, ... }
end

-- The axes in a table, or the one axis, each from 0 on and none twice.
function check.axes(axes, count, what)
  local list, seen = {}, {}
  for i, axis in ipairs(type(axes) == "table" and axes or { axes }) do
    list[i] = check.axis(axis, count, what)
    if seen[list[i]] then
      check.fail("%s: axis %d is given twice", what, list[i])
    end
    seen[list[i]] = true
  end
  return list
end

function check.integer(value, what)
  if math.type(value) ~= "integer" then
    check.fail("%s: a whole number is needed, not %s", what, tostring(value))
  end
  return value
end

-- A whole number of at least 1.
function check.count(value, what)
  if math.type(value) ~= "integer" or value < 1 then
    check.fail("%s must be a whole number of at least 1, not %s", what, tostring(value))
  end
  return value
end

function check.tensor(x, what, needed)
  if not core.is_tensor(x) then
    check.fail("%s: needs %s, not %s", what, needed or "a tensor", type(x))
  end
  return x
end

-- Extents as in messages: "(64, 784)", of a tensor or a list.
function check.words(shape)
  return "(" .. table.concat(core.is_tensor(shape) and shape:shape() or shape, ", ") .. ")"
end

-- What an elementwise operator takes: tensors that broadcast, and numbers.
function check.operands(what, ...)
  local first, joint = nil, {} -- extents from the last axis on
  for place = 1, select("#", ...) do
    local x = select(place, ...)
    if not core.is_tensor(x) and type(x) ~= "number" then
      check.fail("%s: needs a tensor or a number, not %s", what, type(x))
    end
    local shape = core.is_tensor(x) and x:shape() or {}
    for i = 1, #shape do
      local extent, other = shape[#shape + 1 - i], joint[i] or 1
      if extent ~= 1 and other ~= 1 and extent ~= other then
        check.fail("%s: %s and %s do not broadcast: from the last axis on, extents must agree " ..
                   "or be 1", what, check.words(first), check.words(x))
      end
      joint[i] = math.max(extent, other)
    end
    first = core.is_tensor(first) and first or x
  end
end

function check.floats(a, what)
  local dtype = a:dtype()
  if dtype ~= "f32" and dtype ~= "f64" then
    check.fail("%s: takes floats, not %s; cast with :float()", what, dtype)
  end
end

function check.numbers(a, what)
  if a:dtype() == "bool" then
    check.fail("%s: takes numbers, not bool; cast with :float() or :int()", what)
  end
end

-- A tensor of places, i32.
function check.index(index, what)
  check.tensor(index, what)
  if index:dtype() ~= "i32" then
    check.fail("%s: the index is %s; it must be i32, which :int() makes it", what, index:dtype())
  end
  return index
end

-- An option that is a tensor, of a shape that broadcasts to that of x.
function check.broadcasts_to(part, x, what)
  check.tensor(part, what)
  local extra = x:dim() - part:dim()
  local fits = extra >= 0
  for axis = 0, fits and part:dim() - 1 or -1 do
    fits = fits and (part:size(axis) == 1 or part:size(axis) == x:size(axis + extra))
  end
  if not fits then
    check.fail("%s %s does not broadcast to %s", what, check.words(part), check.words(x))
  end
end

-- Broadcasting (n, 1) with (n) would silently compare everything with everything.
function check.same_shape(a, b, what)
  check.tensor(a, what)
  check.tensor(b, what)
  if table.concat(a:shape(), ",") ~= table.concat(b:shape(), ",") then
    check.fail("%s: needs equal shapes, not %s and %s", what, tostring(a), tostring(b))
  end
end

-- An argument that is a table of options: nil is {}, and a field not among `known` is an error.
function check.options(options, known, what)
  if options == nil then
    return {}
  elseif type(options) ~= "table" or core.is_tensor(options) then
    check.fail("%s: options are a table, as in { %s = ... }, not %s", what, known[1], type(options))
  end
  local allowed = {}
  for _, name in ipairs(known) do
    allowed[name] = true
  end
  for name in pairs(options) do
    if not allowed[name] then
      check.fail("%s: no option '%s'%s", what, tostring(name),
                 type(name) == "string" and core.suggest(allowed, name) or "")
    end
  end
  return options
end

return check
