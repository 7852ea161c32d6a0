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

---- modules ----

-- Puts pieces of a vector in the place of a module's parameters.
local function give(net, vector)
  local at = 0
  for _, parameter in ipairs(net:parameters()) do
    local piece = vector:narrow(0, at, parameter:numel()):reshape(parameter:shape())
    at = at + parameter:numel()
    net:apply(function(part)
      for field, value in next, part do
        if rawequal(value, parameter) then
          rawset(part, field, piece)
        end
      end
    end)
  end
end

local function parameter_count(net)
  local count = 0
  for _, parameter in ipairs(net:parameters()) do
    count = count + parameter:numel()
  end
  return count
end

-- Functions that put entries for modules of nn beside PyTorch's of the same name into a list: a, b
-- and d are inputs, c the parameters, one behind the other in PyTorch's order. In PyTorch's expressions
-- M(a) is the module, filled with c.
function module_cases(cases)
  -- An entry for the module that make() returns and PyTorch's `words` are. call(M, a, b, d) is M(a)
  -- unless given, with `torch` as its other spelling.
  local function case(name, make, words, entry)
    local call = entry.call or function(m, a) return m(a) end
    local function run(a, b, c, d)
      local net = make()
      if c ~= nil then
        give(net, c)
      end
      return call(net, a, b, d)
    end
    local count = parameter_count(make())
    local torch = "torch.nn." .. words
    if count > 0 or entry.buffers then
      torch = ("filled(torch.nn.%s, c, %s)"):format(words, entry.buffers or "")
    end
    table.insert(cases, {
      name, run, torch = (entry.torch or "M(a)"):gsub("%f[%w]M%(", "(" .. torch:gsub("%%", "%%%%")
                                                      .. ")("),
      c = count > 0 and inside{ count } or nil, kink = entry.kink, discrete = entry.discrete,
      a = entry.a, b = entry.b, d = entry.d,
    })
  end

  -- Entries for nn[name](...) of these arguments in Lua and in Python, and shapes of a.
  local function plain(name, domain, entries)
    for _, each in ipairs(entries) do
      local given, words, shape = each[1], each[2], each[3]
      case(name, function() return nn[name](table.unpack(given)) end,
           ("%s(%s)"):format(name, words), { a = domain and domain(shape) or shape })
    end
  end

  local function wrong(name, call, message, entry)
    entry = entry or {}
    entry.wrong, entry[1], entry.error = name, call, name .. message
    table.insert(cases, entry)
  end

  -- The calls that go wrong: of the module with these arguments on a of this shape, and of the
  -- class.
  local function refused(name, given, shape, message, bad, bad_message)
    wrong(name, function(a) return nn[name](table.unpack(given))(a) end, message, { a = shape })
    wrong(name, function() return nn[name](table.unpack(bad)) end, bad_message)
  end

  -- What the function behind the module says of an `a` of this shape.
  local function fails(name, given, shape, message)
    table.insert(cases, { wrong = name, a = shape, error = message,
                          function(a) return nn[name](table.unpack(given))(a) end })
  end

  return case, plain, wrong, refused, fails
end

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
