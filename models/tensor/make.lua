-- tensor.make: tensors made of numbers that the script knows.
local core = ...
local check = require "tensor.check"
local fail = check.fail
local make = {}

---- the same number everywhere ----

local dtypes = { float = true, int = true, bool = true, double = true }

local function check_dtype(dtype, what)
  if dtype ~= nil and not dtypes[dtype] then
    fail("%s: dtype %s; 'float', 'int', 'bool' and 'double' are possible", what, check.shown(dtype))
  end
  return dtype
end

local function filled(what, shape, value, dtype, ...)
  core.at_most(2, what, "", shape, dtype, ...)
  if type(shape) ~= "table" or core.is_tensor(shape) then
    fail("%s: the shape is a list of extents, as in {2, 3}, not %s", what, type(shape))
  end
  return core.full(shape, value, check_dtype(dtype, what), what)
end

-- Floats, unless a dtype is given: "float", "int", "bool" or "double".
function make.full(shape, value, dtype)
  if type(value) ~= "number" then
    fail("full: needs a shape and a number, as in full({2, 3}, 0.5)")
  end
  return filled("full", shape, value, dtype)
end

-- zeros(2, 3), zeros({2, 3}) or zeros({2, 3}, "int")
function make.zeros(shape, ...)
  if type(shape) == "table" then
    return filled("zeros", shape, 0, ...)
  end
  return filled("zeros", { shape, ... }, 0)
end

-- As zeros.
function make.ones(shape, ...)
  if type(shape) == "table" then
    return filled("ones", shape, 1, ...)
  end
  return filled("ones", { shape, ... }, 1)
end

local dtype_words = { f32 = "float", f64 = "double", i32 = "int", bool = "bool" }

local function filled_like(what, a, value)
  check.tensor(a, what)
  return core.full(a:shape(), value, dtype_words[a:dtype()], what)
end

-- The shape and dtype of another tensor.
function make.full_like(a, value)
  if type(value) ~= "number" then
    fail("full_like: needs a tensor and a number")
  end
  return filled_like("full_like", a, value)
end

-- Zeros of the shape and dtype of another tensor.
function make.zeros_like(a)
  return filled_like("zeros_like", a, 0)
end

-- Ones of the shape and dtype of another tensor.
function make.ones_like(a)
  return filled_like("ones_like", a, 1)
end

---- numbers one by one ----

local MOST_NUMBERS, MOST_AXES = 65536, 10

local function ragged()
  fail("tensor: lists at the same depth must have the same length, like the rows of a matrix")
end

-- The first path down to a number gives the shape; all others have to agree.
local function collect(value, depth, shape, numbers)
  if type(value) ~= "table" then
    if depth ~= #shape + 1 then
      ragged()
    elseif type(value) ~= "number" and type(value) ~= "boolean" then
      fail("tensor: needs numbers or truth values in nested lists, not %s",
           core.is_tensor(value) and "a tensor; see stack" or type(value))
    elseif #numbers == MOST_NUMBERS then
      fail("tensor: more than %d numbers; read them from a data file", MOST_NUMBERS)
    end
    numbers[#numbers + 1] = value
    return
  end
  check.items(value, "tensor")
  if #value == 0 or depth > MOST_AXES then
    fail("tensor: %s", #value == 0 and "an empty list has no shape" or "more than 10 axes")
  elseif #numbers == 0 then
    shape[depth] = #value
  elseif depth > #shape or shape[depth] ~= #value then
    ragged()
  end
  for i = 1, #value do
    collect(value[i], depth + 1, shape, numbers)
  end
end

-- What PyTorch makes of such numbers: truth values are bool, whole numbers int, others float.
local function natural_dtype(numbers)
  local first = type(numbers[1])
  local dtype = first == "boolean" and "bool" or "int"
  for _, number in ipairs(numbers) do
    if type(number) ~= first then
      fail("tensor: numbers and truth values do not mix")
    elseif math.type(number) == "float" then
      dtype = "float"
    end
  end
  return dtype
end

-- A number as the dtype holds it.
local function stored(number, dtype)
  if type(number) == "boolean" then
    return number and 1 or 0
  elseif dtype == "bool" then
    return number ~= 0 and 1 or 0
  elseif dtype == "int" and not (math.tointeger(number) and math.abs(number) < 1 << 31) then
    fail("tensor: %s is no whole number that fits i32", check.shown(number))
  end
  return number
end

-- The numbers in nested lists: tensor{ { 1, 0 }, { 0, 1 } }; a number alone is a scalar. The dtype
-- is what the numbers are, or "float", "int", "bool" or "double".
function make.tensor(values, dtype)
  local shape, numbers = {}, {}
  collect(values, 1, shape, numbers)
  dtype = check_dtype(dtype, "tensor") or natural_dtype(numbers)
  for i, number in ipairs(numbers) do
    numbers[i] = stored(number, dtype)
  end
  if #numbers == 1 then
    return core.full(shape, numbers[1], dtype, "tensor")
  end
  return core.table(numbers, shape, dtype)
end

---- numbers in a row ----

local function check_numbers(what, ...)
  for i = 1, select("#", ...) do
    local number = select(i, ...)
    if type(number) ~= "number" or number ~= number or math.abs(number) == math.huge then
      fail("%s: needs finite numbers, not %s", what, check.shown(number))
    end
  end
end

-- arange(stop) or arange(start, stop, step): start, start + step, ... before stop; i32 if all are
-- whole numbers, else floats.
function make.arange(start, stop, step)
  if stop == nil then
    start, stop = 0, start
  end
  step = step or 1
  check_numbers("arange", start, stop, step)
  local count = step == 0 and 0 or math.ceil((stop - start) / step)
  if math.type(count) ~= "integer" or count < 1 or count > 1 << 31 then
    fail("arange: from %s to %s in steps of %s there are no numbers, or more than 2^31",
         check.shown(start), check.shown(stop), check.shown(step))
  end
  local index = core.iota({ count }, 0, "arange")
  if not (math.type(start) == "integer" and math.type(step) == "integer") then
    index = index:float()
  elseif math.max(math.abs(start), math.abs(start + (count - 1) * step)) >= 1 << 31 then
    fail("arange: %d to %d do not fit i32", start, start + (count - 1) * step)
  end
  if step ~= 1 then
    index = index * step
  end
  return start ~= 0 and index + start or index
end

-- Counted from the nearer end.
local function spaced(start, stop, steps, what)
  check_numbers(what, start, stop)
  check.count(steps, what .. ": the number of steps")
  local index = core.iota({ steps }, 0, what)
  local first_half = index:lt(math.max(steps // 2, 1))
  local step = (stop - start) / math.max(steps - 1, 1)
  local place = first_half:where(index, index - (steps - 1)):float()
  return place * step + first_half:where(start + 0.0, stop + 0.0)
end

-- `steps` floats at equal distances, the first is start and the last is stop, both exactly.
function make.linspace(start, stop, steps)
  return spaced(start, stop, steps, "linspace")
end

-- Numbers whose logarithms, to the base 10 or another, are linspace(start, stop, steps).
function make.logspace(start, stop, steps, base)
  check_numbers("logspace", base or 10)
  check.positive(base or 10, "logspace: the base")
  return (base or 10) ^ spaced(start, stop, steps, "logspace")
end

-- Ones on the diagonal, zeros elsewhere.
function make.eye(rows, columns)
  check.count(rows, "eye: the number of rows")
  columns = check.count(columns or rows, "eye: the number of columns")
  local shape = { rows, columns }
  return core.iota(shape, 0, "eye"):eq(core.iota(shape, 1, "eye")):float()
end

return make
