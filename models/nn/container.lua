-- nn.container: modules that hold modules. Plain tables in a module's fields hold modules as well;
-- what these add is a call of their own, or checks.
local check, module = require "tensor.check", require "nn.module"
local fail, is_module = check.fail, module.is_module
local container = {}

local function is_class(value)
  return type(value) == "table" and rawget(value, "_is_class")
end

local function check_layer(layer, place, what, functions)
  if is_class(layer) then
    fail("%s: layer %s is the class %s, not a module; write nn.%s(...)", what, check.shown(place),
         layer._name, layer._name)
  elseif not is_module(layer) and not (functions and type(layer) == "function") then
    fail("%s: layer %s is a %s; modules%s are possible", what, check.shown(place), type(layer),
         functions and " and functions" or "")
  end
end

-- Takes over a list of layers, as self[1] to self[n].
local function take_list(self, layers, functions)
  for i, layer in ipairs(layers) do
    check_layer(layer, i - 1, self._name, functions)
    rawset(self, i, layer)
  end
  for field in pairs(layers) do
    if math.type(field) ~= "integer" or field > #self then
      fail("%s: takes a list without holes, but has the field '%s'", self._name, check.shown(field))
    end
  end
end

container.Sequential = module.class "Sequential"

-- Layers one after the other: modules or functions, as arguments or in a list.
function container.Sequential:init(first, ...)
  local listed = type(first) == "table" and not is_module(first) and not is_class(first)
  take_list(self, listed and first or { first, ... }, true)
end

function container.Sequential:forward(x)
  for i = 1, #self do
    x = self[i](x)
  end
  return x
end

container.ModuleList = module.class "ModuleList"

-- A list of modules: for i, layer in ipairs(list). It has no forward.
function container.ModuleList:init(modules)
  if modules ~= nil and (type(modules) ~= "table" or is_module(modules)) then
    fail("ModuleList: needs a list, as in nn.ModuleList{ nn.Linear(2, 2) }, not %s",
         is_module(modules) and "a module" or type(modules))
  end
  take_list(self, modules or {}, false)
end

-- One more module at the end.
function container.ModuleList:append(layer)
  check_layer(layer, #self, "ModuleList", false)
  rawset(self, #self + 1, layer)
  return self
end

function container.ModuleList:forward()
  fail("ModuleList: a list of modules cannot be called; call the modules in it")
end

container.ModuleDict = module.class "ModuleDict"

-- Modules by name, in the order of the names: dict.encoder, dict["encoder"]. It has no forward.
function container.ModuleDict:init(modules)
  if type(modules) ~= "table" or is_module(modules) then
    fail("ModuleDict: needs a table, as in nn.ModuleDict{ encoder = nn.Linear(2, 2) }, not %s",
         is_module(modules) and "a module" or type(modules))
  end
  local names = {}
  for name, layer in pairs(modules) do
    if type(name) ~= "string" or self[name] ~= nil then
      fail("ModuleDict: '%s' cannot be the name of a module in it", check.shown(name))
    end
    check_layer(layer, name, "ModuleDict", false)
    table.insert(names, name)
  end
  table.sort(names)
  for _, name in ipairs(names) do
    self[name] = modules[name]
  end
end

function container.ModuleDict:forward()
  fail("ModuleDict: modules by name cannot be called; call the modules in it")
end

return container
