-- tensor.check: what the parts of `tensor`, `nn` and `optim` ask of their arguments; errors name the
-- line of the script.
local core = ...
local check = { shown = core.shown }

function check.fail(format, ...)
  core.fail(format:format(...))
end

-- An axis from 0 on; `count` is the number of axes to choose from.
function check.axis(axis, count, what)
  if math.type(axis) ~= "integer" or axis < -count or axis >= count then
    check.fail("%s: axis %s is outside a tensor of %d axes", what, core.shown(axis), count)
  end
  return axis < 0 and axis + count or axis
end

-- A list: values under 1, 2, ... and nothing else, no options and no holes.
function check.items(list, what)
  return core.list(list, what)
end

-- One value, or a list of them, as a list.
function check.one_or_more(value, what)
  return type(value) == "table" and check.items(value, what) or { value }
end

-- Arguments given one by one, or in a list.
function check.list(what, first, ...)
  if type(first) ~= "table" then
    return { first, ... }
  end
  core.at_most(1, what, " where the first is a list", first, ...)
  return check.items(first, what)
end

-- The axes in a list, which may be empty, or the one axis, each from 0 on and none twice.
function check.axes(axes, count, what)
  if axes == nil or type(axes) == "table" and next(axes) == nil then
    return {}
  end
  return core.axes(axes, count, what)
end

-- f, a function of the library, that refuses more arguments than it has names for, as Python does.
-- What calls functions with an index behind the value, a map of the script's own, needs function(x)
-- return x:relu() end for x.relu: that nobody meant the index there cannot be seen from here.
function check.bounded(f, what)
  local most = core.arity(f)
  if not most then
    return f
  end
  return function(...)
    core.at_most(most, what, "", ...)
    return f(...)
  end
end

-- The same for every function in a table, called by its name behind `prefix`; returns the table.
function check.bound(functions, prefix)
  for name, f in pairs(functions) do
    if type(f) == "function" then
      functions[name] = check.bounded(f, prefix .. name)
    end
  end
  return functions
end

-- true, false, or nil, which is left to the caller.
function check.boolean(value, what)
  if value ~= nil and type(value) ~= "boolean" then
    check.fail("%s must be true or false, not %s", what, core.shown(value))
  end
  return value
end

-- What is given in place of a whole number, as messages show it: 8 / 2 looks like one.
function check.not_whole(value)
  if math.type(value) == "float" and math.tointeger(value) then
    return core.shown(value) .. ", a float, which / makes of whole numbers; // does not"
  end
  return type(value) == "string" and ("the string '%s'"):format(value) or core.shown(value)
end

function check.integer(value, what)
  if math.type(value) ~= "integer" then
    check.fail("%s: a whole number is needed, not %s", what, check.not_whole(value))
  end
  return value
end

-- A whole number of at least 1.
function check.count(value, what)
  if math.type(value) ~= "integer" or value < 1 then
    check.fail("%s must be a whole number of at least 1, not %s", what, check.not_whole(value))
  end
  return value
end

local function check_number(value, what)
  if type(value) ~= "number" then
    check.fail("%s must be a number, not %s", what, type(value))
  end
end

function check.positive(value, what)
  check_number(value, what)
  if not (value > 0) then
    check.fail("%s must be more than 0, not %s", what, check.shown(value))
  end
end

-- A finite number.
function check.from_zero(value, what)
  check_number(value, what)
  if not (value >= 0 and value < math.huge) then
    check.fail("%s must be 0 or more, not %s", what, check.shown(value))
  end
end

-- What a function of the steps returned as the rate: a number or a scalar.
function check.rate(value, what)
  if type(value) ~= "number" and not (core.is_tensor(value) and value:dim() == 0) then
    check.fail("%s: the rate of a step is a number or a scalar, not %s", what, check.shown(value))
  end
  return value
end

-- The order p of a norm, 2 if none is given.
function check.order(p, what)
  p = p == nil and 2 or p
  if type(p) ~= "number" or p ~= p or p < 0 and p ~= -math.huge then
    check.fail("%s: the order is a number of at least 0, or -math.huge, not %s", what,
               core.shown(p))
  end
  return p
end

function check.probability(p, what)
  if type(p) ~= "number" or not (p >= 0 and p <= 1) then
    check.fail("%s must be at least 0 and at most 1, not %s", what, core.shown(p))
  end
  return p
end

function check.tensor(x, what, needed)
  if not core.is_tensor(x) then
    check.fail("%s: needs %s, not %s", what, needed or "a tensor", type(x))
  end
  return x
end

-- A function, or what can be called like one: a module of a network.
function check.callable(f, what, needed)
  local meta = type(f) == "table" and getmetatable(f)
  if type(f) ~= "function" and not (type(meta) == "table" and rawget(meta, "__call")) then
    check.fail("%s: needs %s, not %s", what, needed, type(f))
  end
end

-- Extents as in messages: "(64, 784)", of a tensor or a list of anything.
function check.words(shape)
  shape = core.is_tensor(shape) and shape:shape() or shape
  local words = {}
  for i = 1, math.min(rawlen(shape), 20) do
    words[i] = core.shown(rawget(shape, i))
  end
  return "(" .. table.concat(words, ", ") .. (rawlen(shape) > #words and ", ...)" or ")")
end

-- Tensors that broadcast, and numbers.
function check.broadcast(what, ...)
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

-- Tensors of one dtype, and numbers that it can hold.
function check.one_dtype(what, ...)
  local dtype
  for place = 1, select("#", ...) do
    local x = select(place, ...)
    if core.is_tensor(x) and dtype and x:dtype() ~= dtype then
      check.fail("%s: %s and %s do not mix; cast with :float()", what, dtype, x:dtype())
    end
    dtype = core.is_tensor(x) and x:dtype() or dtype
  end
  for place = 1, select("#", ...) do
    local x = select(place, ...)
    local whole = type(x) == "number" and x % 1 == 0 and math.abs(x + 0.0) < 2 ^ 31
    if type(x) == "number" and dtype == "i32" and not whole then
      check.fail("%s: %s is no whole number that fits an i32 tensor; cast the tensor with " ..
                 ":float() first", what, core.shown(x))
    elseif type(x) == "number" and dtype == "bool" and x ~= 0 and x ~= 1 then
      check.fail("%s: %s is no truth value", what, core.shown(x))
    end
  end
end

-- What an elementwise operator takes.
function check.operands(what, ...)
  check.broadcast(what, ...)
  check.one_dtype(what, ...)
end

-- The dtype of a tensor of floats, as core.cast and core.full say it.
function check.float_of(a)
  return a:dtype() == "f64" and "double" or "float"
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
    check.fail("%s: needs equal shapes, not %s and %s", what, core.shown(a), core.shown(b))
  end
  check.one_dtype(what, a, b)
end

---- options ----

-- Options that are true or false, whatever takes them: 0 and "no" would both be true.
local flags = {}
for _, name in ipairs{
  "add_bias_kv", "add_zero_attn", "affine", "align_corners", "allow_unused", "average_attn_weights",
  "batch_first", "bias", "bidirectional", "ceil_mode", "count_include_pad", "elementwise_affine",
  "full", "is_causal", "keepdim", "labels", "log_input", "log_target", "memory_is_causal",
  "need_weights", "norm_first", "normalize", "return_indices", "reverse", "shuffle",
  "src_is_causal", "swap", "tgt_is_causal", "three_phase", "track_running_stats", "training",
  "unbiased", "use_input_stats",
} do
  flags[name] = true
end

-- The same thing under the other name that it has, here or in PyTorch.
local other_name = { dim = "axis", axis = "dim" }

local function suggestion(allowed, name)
  local other = other_name[name]
  if allowed[other] then
    return ("; it is called '%s' here"):format(other)
  end
  return type(name) == "string" and core.suggest(allowed, name) or ""
end

-- An argument that is a table of options: nil is {}, and a field not among `known` is an error.
function check.options(options, known, what)
  if options == nil then
    return {}
  elseif type(options) ~= "table" or core.is_tensor(options) then
    if #known == 0 then
      check.fail("%s: takes no options, but is given a %s", what, type(options))
    end
    check.fail("%s: options are a table, as in { %s = ... }, not %s", what, known[1], type(options))
  end
  local allowed = {}
  for _, name in ipairs(known) do
    allowed[name] = true
  end
  for name, value in next, options do
    if not allowed[name] then
      check.fail("%s: no option '%s'%s", what, core.shown(name), suggestion(allowed, name))
    elseif flags[name] then
      check.boolean(value, what .. ": " .. name)
    end
  end
  return options
end

return check
