-- nn: modules with parameters, activations and losses; names, defaults and initial values are those
-- of PyTorch's torch.nn.
--
-- A module is a table with a method forward; calling the module calls forward. What it holds in its
-- fields, other modules and parameters, is found again under dotted names: "fc1.weight". Own kinds
-- of modules are made with nn.class:
--
--     local Residual = nn.class "Residual"
--     function Residual:init(width) self.fc = nn.Linear(width, width) end
--     function Residual:forward(x) return x + self.fc(x):relu() end
--     local net = nn.Sequential{ nn.Linear(8, 32), Residual(32) }
local core = ...
local tensor, check, module = require "tensor", require "tensor.check", require "nn.module"
local parts = require "tensor.parts"
local fail, is_module = check.fail, module.is_module
local nn = {}

for _, name in ipairs{ "class", "Parameter", "Buffer", "update", "is_training" } do
  nn[name] = module[name]
end

local function take(part)
  for name, value in pairs(part) do
    nn[name] = value
  end
end

local names = { "activation", "attention", "distance", "dropout", "embedding", "loss", "norm",
                "pool", "recurrent", "resize", "window", "layer" }
parts.share(nn, "nn.", names, take, function(key)
  core.strict(nn, "nn")
  return nn[key]
end)

nn.init = {}

-- Initial values: uniform in [low, high).
function nn.init.uniform(low, high)
  return function(shape)
    return tensor.uniform(shape, low, high)
  end
end

-- Initial values: normal.
function nn.init.normal(mean, std)
  return function(shape)
    return tensor.normal(shape, mean, std)
  end
end

---- containers and layers ----

nn.Sequential = nn.class "Sequential"

-- Layers one after the other: modules or functions, as arguments or in a list.
function nn.Sequential:init(first, ...)
  local layers = type(first) == "table" and not is_module(first) and first or { first, ... }
  for i, layer in ipairs(layers) do
    if type(layer) == "table" and rawget(layer, "_is_class") then
      fail("Sequential: layer %d is the class %s, not a module; write nn.%s(...)", i - 1,
           layer._name, layer._name)
    elseif not is_module(layer) and type(layer) ~= "function" then
      fail("Sequential: layer %d is a %s; modules and functions are possible", i - 1, type(layer))
    end
    rawset(self, i, layer)
  end
  for field in pairs(layers) do
    if math.type(field) ~= "integer" or field > #self then
      fail("Sequential: takes a list without holes, but has the field '%s'", check.shown(field))
    end
  end
end

function nn.Sequential:forward(x)
  for i = 1, #self do
    x = self[i](x)
  end
  return x
end

-- y = x W^T + b over the last axis. Both start uniform in +-1/sqrt(inputs), which is what PyTorch's
-- kaiming_uniform with a = sqrt(5) comes to. Options: bias = false.
nn.Linear = nn.class "Linear"

function nn.Linear:init(inputs, outputs, options)
  check.count(inputs, "Linear: the number of inputs")
  check.count(outputs, "Linear: the number of outputs")
  if options ~= nil and type(options) ~= "table" then
    fail("Linear: options are a table, as in { bias = false }, not %s", type(options))
  end
  local initial = nn.init.uniform(-1 / math.sqrt(inputs), 1 / math.sqrt(inputs))
  self.inputs, self.outputs = inputs, outputs
  self.weight = nn.Parameter({ outputs, inputs }, initial)
  if not options or options.bias ~= false then
    self.bias = nn.Parameter({ outputs }, initial)
  end
end

function nn.Linear:forward(x)
  check.tensor(x, "Linear")
  if x:dim() == 0 or x:size(-1) ~= self.inputs then
    fail("Linear(%d, %d): the input is a %s; its last axis must have %d elements", self.inputs,
         self.outputs, check.shown(x), self.inputs)
  end
  local y = x:matmul(self.weight:t())
  return self.bias and y + self.bias or y
end

-- x:pad(widths, options), under PyTorch's name.
function nn.pad(x, widths, options)
  return check.tensor(x, "pad"):pad(widths, options)
end

nn.Flatten = nn.class "Flatten"

-- Axes first..last become one; by default all but the batch.
function nn.Flatten:init(first, last)
  self.first, self.last = first or 1, last or -1
end

function nn.Flatten:forward(x)
  return x:flatten(self.first, self.last)
end

-- x itself.
nn.Identity = nn.class "Identity"

function nn.Identity:forward(x)
  return x
end

module.library = nn
return nn
