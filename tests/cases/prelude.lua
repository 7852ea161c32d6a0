-- What case files see beside a model script's own names: domains of operands, lists of shapes. The
-- format of case files is described in cases.c.
nn, tensor = require "nn", require "tensor"

---- operands ----

local function domain_of(name, limit)
  return function(shape)
    local operand = { domain = name, limit = limit }
    table.move(shape, 1, #shape, 1, operand)
    return operand
  end
end

positive, nonzero, inside = domain_of "positive", domain_of "nonzero", domain_of "inside"
even, odd = domain_of "even", domain_of "odd"
distinct, truth = domain_of "distinct", domain_of "truth"

function index(limit)
  return domain_of("index", limit)
end

labels = index

-- The numbers themselves, row by row: values{ 2, data = { 0, -0.0 } }; dtype = "i32" or "bool".
function values(operand)
  operand.domain = "values"
  return operand
end

function ones(shape)
  local operand, count = { domain = "values", data = {} }, 1
  for axis, extent in ipairs(shape) do
    operand[axis], count = extent, count * extent
  end
  for i = 1, count do
    operand.data[i] = 1
  end
  return operand
end

elementwise = { { a = {} }, { a = { 1 } }, { a = { 5 } }, { a = { 2, 3 } }, { a = { 2, 1, 3 } } }

elementwise2 = {
  { a = {}, b = {} }, { a = { 5 }, b = { 5 } }, { a = { 2, 3 }, b = { 2, 3 } },
  { a = { 2, 3 }, b = {} }, { a = { 1 }, b = { 4 } }, { a = { 2, 1 }, b = { 1, 3 } },
  { a = { 3 }, b = { 2, 1, 3 } },
}

---- what the harness asks ----

local harness = {}

local names = { "a", "b", "c", "d", "e" }
local flags = { "wrong", "error", "torch", "why", "shapes", "kink", "discrete" }
local known = { [1] = true, [2] = true }
for _, list in ipairs{ names, flags } do
  for _, field in ipairs(list) do
    known[field] = true
  end
end

-- The operands of every run of an entry. An operand is a shape, or the domain of the shape that the
-- list `shapes` has in its place.
function harness.runs(entry)
  local runs = {}
  for field in pairs(entry) do
    assert(known[field], "a case has no field '" .. tostring(field) .. "'")
  end
  for i, shapes in ipairs(entry.shapes or { {} }) do
    runs[i] = {}
    for _, name in ipairs(names) do
      local operand = entry[name]
      if type(operand) == "function" then
        operand = operand(shapes[name])
      end
      runs[i][name] = operand or shapes[name]
    end
  end
  return runs
end

-- Public names that need no cases, and why.
local exempt = {
  shape = "asks", size = "asks", dim = "asks", numel = "asks", dtype = "asks", name = "asks",
  is_training = "asks", class = "makes a class", Parameter = "makes a variable",
  Buffer = "makes a variable", update = "changes a variable", ModuleList = "holds modules",
  ModuleDict = "holds modules", Identity = "does nothing",
}

local function is_class(value)
  return type(value) == "table" and rawget(value, "_is_class")
end

-- The names that need cases: methods of tensors, functions of tensor, nn and autograd, and the
-- modules of nn.
function harness.public()
  local seen, list = {}, {}
  local function ask(library)
    return library["no such name"] -- which loads the parts that nobody has asked for yet
  end
  local libraries = { require "tensor.methods", tensor, nn, require "autograd" }
  for _, library in ipairs(libraries) do
    pcall(ask, library)
  end
  for _, part in ipairs(libraries) do
    for name, value in pairs(part) do
      local wanted = type(value) == "function" or is_class(value)
      if wanted and not exempt[name] and not seen[name] then
        seen[name] = true
        table.insert(list, name)
      end
    end
  end
  table.sort(list)
  return list
end

return harness
