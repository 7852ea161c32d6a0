-- nn.module: what a module is, and how the modules and parameters of a model are found and named.
local core = ...
local check = require "tensor.check"
local module = {}

-- Whether a value is a module, and not a class or something else.
local function is_module(value)
  local class = type(value) == "table" and getmetatable(value)
  return type(class) == "table" and rawget(class, "_is_class") == true
end
module.is_module = is_module

-- Fields that may hold parameters are remembered in the order in which they were set: the order in
-- which parameters are listed, as in PyTorch.
local function remember(self, field, value)
  rawset(self, field, value)
  if type(value) == "table" or core.is_variable(value) then
    table.insert(self._order, field)
  end
end

-- What init has no name for is refused after it, for its own messages say more.
local function construct(class, ...)
  local made = setmetatable({ _place = core.place(), _order = {}, _given = table.pack(...) },
                            class)
  if class.init then
    class.init(made, ...)
    local most = core.arity(class.init) -- nil for classes of the script
    if most then
      core.at_most(most - 1, class._name, "", ...)
    end
  end
  return made
end

-- What every module can do; see below.
local methods = {}

-- A module as PyTorch prints it: what it holds itself, and a line for each module in it.
local function shown(self, indent, seen)
  local own, lines = {}, {}
  local function show(field, value)
    if core.is_variable(value) then
      own[#own + 1] = field .. tostring(value):gsub("^tensor", "")
    elseif is_module(value) then
      local text = seen[value] and "..." or shown(value, indent .. "  ", seen)
      lines[#lines + 1] = ("%s  (%s): %s"):format(indent, field, text)
    elseif type(value) == "table" and not seen[value] then
      seen[value] = true
      for i = 1, rawlen(value) do
        show(("%s.%d"):format(field, i - 1), rawget(value, i))
      end
    end
  end
  seen[self] = true
  for i = 1, rawlen(self) do
    show(i - 1, rawget(self, i))
  end
  for _, field in ipairs(self._order) do
    show(field, rawget(self, field))
  end
  local text = ("%s(%s"):format(self._name, table.concat(own, ", "))
  if #lines == 0 then
    return text .. ")"
  end
  return ("%s\n%s\n%s)"):format(text, table.concat(lines, "\n"), indent)
end

-- A new kind of module; give it forward(self, x), and init(self, ...) if it holds anything.
function module.class(name)
  local class = { _name = name, _is_class = true, __call = core.apply, __newindex = remember }
  class.__index = class
  class.__tostring = function(self) return shown(self, "", {}) end
  return setmetatable(class, { __call = construct, __index = methods })
end

-- A tensor that is trained. The initial value is a number or a function of the shape; nil is 0.
-- Options say what a unit of it is for gradcc explain: unit_axis, the axis that counts them, by
-- default 0, so that a row is a unit; groups, into how many equal parts the first axis falls, each
-- with units of its own.
function module.Parameter(shape, initial, options)
  local what = "Parameter"
  options = check.options(options, { "unit_axis", "groups" }, what)
  local made = core.variable("parameter", shape, initial or 0)
  if next(options) then
    local axis = check.axis(options.unit_axis or 0, #shape, what .. ": unit_axis")
    local groups = check.count(options.groups or 1, what .. ": groups")
    if groups > 1 and axis == 0 or shape[1] % groups ~= 0 then
      check.fail("%s: %d groups need a first axis that they divide, and a unit_axis behind it",
                 what, groups)
    end
    core.units(made, axis, groups)
  end
  return made
end

-- A tensor that is kept from step to step but not trained; nn.update changes it.
function module.Buffer(shape, initial)
  return core.variable("buffer", shape, initial or 0)
end

-- Gives a buffer, or a parameter, its value for the next step; only steps of training do it, and
-- compiled functions that train. Behind this line a buffer is read as its new value, which gets no
-- gradient, as in PyTorch; a parameter keeps its old one until the next step.
function module.update(buffer, value)
  core.update(buffer, value)
end

-- Whether the trace is of a training step: dropout and the like ask.
function module.is_training()
  return core.is_training()
end

---- finding the parameters of a model ----

local function join(path, field)
  return path == "" and tostring(field) or path .. "." .. tostring(field)
end

-- Whether a value is, or holds somewhere in plain tables, a module or a parameter.
local function holds_modules(value, seen)
  if module.is_module(value) or core.is_variable(value) then
    return true
  end
  if type(value) ~= "table" or seen[value] then
    return false
  end
  seen[value] = true
  for _, inner in next, value do
    if holds_modules(inner, seen) then
      return true
    end
  end
  return false
end

local function sorted_names(value)
  local names = {}
  for name in next, value do
    if type(name) == "string" then
      table.insert(names, name)
    end
  end
  table.sort(names)
  return names
end

-- Calls f(value, path) once for every module, parameter and buffer in a value, the outer ones
-- first: list items by number from 0, then the fields of a module as they were set, of a table by
-- name. Where one of them, or a table, comes again, calls again(value, path), if that is given.
local function walk(value, path, seen, f, again)
  local found = core.is_variable(value) or module.is_module(value)
  if not found and type(value) ~= "table" then
    return
  elseif seen[value] then
    return again and again(value, path)
  end
  seen[value] = true
  if found then
    f(value, path)
  end
  if type(value) == "table" then
    for i = 1, rawlen(value) do
      walk(rawget(value, i), join(path, i - 1), seen, f, again)
    end
    for _, name in ipairs(found and value._order or sorted_names(value)) do
      walk(rawget(value, name), join(path, name), seen, f, again)
    end
  end
end

-- Names what is in a value. What is there in two places keeps its first path; its variables are
-- known by the second one, too.
local function adopt(value, path, adopted)
  local own = {}
  walk(value, path, adopted, function(found, at)
    if core.is_variable(found) then
      core.adopt(found, at)
      own[found] = true
    else
      rawset(found, "_path", at)
    end
  end, function(again, other)
    walk(again, other, {}, function(found, at)
      if own[found] then
        core.alias(found, at)
      end
    end)
  end)
end

-- The variables in a value, of one kind or of all.
function module.variables(value, kind)
  local list = {}
  walk(value, "", {}, function(found)
    if core.is_variable(found) and (kind == nil or core.variable_kind(found) == kind) then
      table.insert(list, found)
    end
  end)
  return list
end

-- What a step of training names as its `parameters`.
function core.parameters_of(value)
  return module.variables(value, "parameter")
end

-- The parameters of a module, those of the modules in it included.
function methods:parameters()
  return module.variables(self, "parameter")
end

-- Calls f with every module in this one, and with itself last.
function methods:apply(f)
  local list = {}
  walk(self, "", {}, function(found)
    if module.is_module(found) then
      table.insert(list, found)
    end
  end)
  for i = #list, 1, -1 do
    f(list[i])
  end
  return self
end

-- Whether the module was made by this class: net[1]:is(nn.Linear)
function methods:is(class)
  return getmetatable(self) == class
end

-- Another module of the class, made with the same arguments: its parameters are its own.
function methods:again()
  if holds_modules(self._given, {}) then
    core.fail(self._name .. ": cannot be repeated, because it was given modules or parameters, " ..
              "which would be shared")
  end
  return getmetatable(self)(table.unpack(self._given, 1, self._given.n))
end

-- What modules of PyTorch can do as well: who calls it is told what stands for it.
for names, advice in pairs{
  ["train eval"] = "gradcc knows when it trains, and nn.is_training() asks",
  ["zero_grad"] = "each step computes its gradients anew",
  ["state_dict load_state_dict"] = "train saves the parameters to the folder --out, " ..
                                   "--checkpoint reads them, nn.update(to, from) copies one",
  ["named_parameters named_children named_modules"] = "net:parameters() lists parameters, and " ..
                                                      "net:apply(f) calls f with every module",
  ["requires_grad_"] = "what is trained are the parameters that an entry of steps, or minimize, " ..
                       "names, else all",
  ["register_parameter register_buffer add_module"] = "a field holds it, as in " ..
                                                      "self.scale = nn.Parameter({ 8 }, 1)",
} do
  for name in names:gmatch("%S+") do
    methods[name] = function()
      check.fail("a module has no method '%s'; %s", name, advice)
    end
  end
end

local function add_root(roots, name, value, seen)
  if not seen[value] and holds_modules(value, {}) then
    seen[value] = true
    table.insert(roots, { name = name, value = value })
  end
end

-- What a function captured, and what the functions that it captured did.
local function add_captured(roots, f, seen)
  if seen[f] then
    return
  end
  seen[f] = true
  local names, values = core.upvalues(f)
  if names == nil then
    return
  end
  for i, value in ipairs(values) do
    local fields = value == _G and _G or { [names[i]] = value }
    for _, name in ipairs(sorted_names(fields)) do
      local field = fields[name]
      if type(field) == "function" then
        add_captured(roots, field, seen)
      elseif field ~= _G and field ~= module.library then
        add_root(roots, name, field, seen)
      end
    end
  end
end

-- The modules of a model are those it names in `net` or `modules`, else those that its functions
-- use. A single one needs no name of its own in front of its parameters' names.
function core.adopt_modules(declaration)
  local roots, seen, adopted = {}, {}, {}
  if declaration.net ~= nil then
    add_root(roots, "", declaration.net, seen)
  end
  for _, name in ipairs(sorted_names(declaration.modules or {})) do
    add_root(roots, name, declaration.modules[name], seen)
  end
  if #roots == 0 then
    for _, name in ipairs{ "loss", "metrics", "predict" } do
      if declaration[name] then
        add_captured(roots, declaration[name], seen)
      end
    end
    for _, step in ipairs(declaration.steps or {}) do
      add_captured(roots, step.loss, seen)
    end
    for _, f in ipairs(core.functions()) do
      add_captured(roots, f, seen)
    end
    if declaration.generate then
      add_captured(roots, declaration.generate.step, seen)
    end
    if #roots == 1 and not core.is_variable(roots[1].value) then
      roots[1].name = ""
    end
  end
  for _, root in ipairs(roots) do
    adopt(root.value, root.name, adopted)
  end
end

return module
