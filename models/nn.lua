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
local tensor = require "tensor"
local nn = {}

local function fail(format, ...)
  core.fail(format:format(...))
end

local function need_tensor(x, what)
  if not core.is_tensor(x) then
    fail("%s: needs a tensor, not %s", what, type(x))
  end
end

---- modules ----

local function is_module(value)
  local class = type(value) == "table" and getmetatable(value)
  return type(class) == "table" and rawget(class, "_is_class") == true
end

-- Fields that may hold parameters are remembered in the order in which they were set: the order in
-- which parameters are listed, as in PyTorch.
local function remember(module, field, value)
  rawset(module, field, value)
  if type(value) == "table" or core.is_variable(value) then
    table.insert(module._order, field)
  end
end

local function construct(class, ...)
  local module = setmetatable({ _place = core.place(), _order = {} }, class)
  if class.init then
    class.init(module, ...)
  end
  return module
end

-- A new kind of module; give it forward(self, x), and init(self, ...) if it holds anything.
function nn.class(name)
  local class = { _name = name, _is_class = true, __call = core.apply, __newindex = remember }
  class.__index = class
  return setmetatable(class, { __call = construct })
end

-- A tensor that is trained. The initial value is a number or a function of the shape; nil is 0.
function nn.Parameter(shape, initial)
  return core.variable("parameter", shape, initial or 0)
end

-- A tensor that is kept from step to step but not trained; nn.update changes it.
function nn.Buffer(shape, initial)
  return core.variable("buffer", shape, initial or 0)
end

-- Gives a buffer its value for the next step; only training steps do it.
function nn.update(buffer, value)
  core.update(buffer, value)
end

-- Whether the trace is of a training step: dropout and the like ask.
function nn.is_training()
  return core.is_training()
end

nn.init = {}

function nn.init.uniform(low, high)
  return function(shape)
    return tensor.uniform(shape, low, high)
  end
end

function nn.init.normal(mean, std)
  return function(shape)
    return tensor.normal(shape, mean, std)
  end
end

---- containers and layers ----

nn.Sequential = nn.class "Sequential"

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
      fail("Sequential: takes a list without holes, but has the field '%s'", tostring(field))
    end
  end
end

function nn.Sequential:forward(x)
  for i = 1, #self do
    x = self[i](x)
  end
  return x
end

local function need_count(value, what)
  if math.type(value) ~= "integer" or value < 1 then
    fail("%s must be a whole number of at least 1, not %s", what, tostring(value))
  end
end

-- y = x W^T + b over the last axis. Both start uniform in +-1/sqrt(inputs), which is what PyTorch's
-- kaiming_uniform with a = sqrt(5) comes to. Options: bias = false.
nn.Linear = nn.class "Linear"

function nn.Linear:init(inputs, outputs, options)
  need_count(inputs, "Linear: the number of inputs")
  need_count(outputs, "Linear: the number of outputs")
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
  need_tensor(x, "Linear")
  if x:dim() == 0 or x:size(-1) ~= self.inputs then
    fail("Linear(%d, %d): the input is a %s; its last axis must have %d elements", self.inputs,
         self.outputs, tostring(x), self.inputs)
  end
  local y = x:matmul(self.weight:t())
  return self.bias and y + self.bias or y
end

-- While training, zeroes elements with probability p and scales the others by 1 / (1 - p).
function nn.dropout(x, p)
  if p == 0 or not core.is_training() then
    return x
  end
  return tensor.uniform(x:shape()):ge(p):where(x * (1 / (1 - p)), 0)
end

nn.Dropout = nn.class "Dropout"

function nn.Dropout:init(p)
  self.p = p or 0.5
  if type(self.p) ~= "number" or self.p < 0 or self.p >= 1 then
    fail("Dropout: the probability must be at least 0 and below 1, not %s", tostring(p))
  end
end

function nn.Dropout:forward(x)
  return nn.dropout(x, self.p)
end

nn.Flatten = nn.class "Flatten"

function nn.Flatten:init(first, last)
  self.first, self.last = first or 1, last or -1
end

function nn.Flatten:forward(x)
  return x:flatten(self.first, self.last)
end

nn.Identity = nn.class "Identity"

function nn.Identity:forward(x)
  return x
end

---- activations: nn.gelu(x) and nn.GELU() alike ----

function nn.relu(x)
  return x:relu()
end

function nn.sigmoid(x)
  return x:sigmoid()
end

function nn.tanh(x)
  return x:tanh()
end

-- x times the normal distribution function of x, exact.
function nn.gelu(x)
  return x * ((x * math.sqrt(0.5)):erf() + 1) * 0.5
end

function nn.silu(x)
  return x * x:sigmoid()
end

function nn.leaky_relu(x, slope)
  return x:gt(0):where(x, x * (slope or 0.01))
end

-- log(1 + e^x), without overflow
function nn.softplus(x)
  return x:relu() + ((-x:abs()):exp() + 1):log()
end

function nn.softmax(x, axis)
  return x:softmax(axis)
end

function nn.log_softmax(x, axis)
  return x:log_softmax(axis)
end

for class, activation in pairs{ ReLU = nn.relu, Sigmoid = nn.sigmoid, Tanh = nn.tanh,
                                 GELU = nn.gelu, SiLU = nn.silu, LeakyReLU = nn.leaky_relu,
                                 Softplus = nn.softplus, Softmax = nn.softmax,
                                 LogSoftmax = nn.log_softmax } do
  nn[class] = nn.class(class)
  nn[class].init = function(self, option)
    self.option = option -- slope or axis
  end
  nn[class].forward = function(self, x)
    need_tensor(x, class)
    return activation(x, self.option)
  end
end

---- losses and metrics ----

local function check_labels(logits, labels, what)
  need_tensor(logits, what)
  need_tensor(labels, what)
  if logits:dim() ~= 2 or labels:dim() ~= 1 or logits:size(0) ~= labels:size(0) then
    fail("%s: needs logits (batch, classes) and labels (batch), not %s and %s", what,
         tostring(logits), tostring(labels))
  end
  if labels:dtype() ~= "i32" then
    fail("%s: labels are i32, not %s; cast with :int()", what, labels:dtype())
  end
end

-- Mean over the batch of -log softmax(logits)[label].
function nn.cross_entropy(logits, labels)
  check_labels(logits, labels, "cross_entropy")
  local is_label = labels:one_hot(logits:size(1))
  return (-is_label:where(logits:log_softmax(-1), 0):sum(-1)):mean()
end

-- The share of samples whose largest logit is the label's.
function nn.accuracy(logits, labels)
  check_labels(logits, labels, "accuracy")
  return logits:argmax(-1):eq(labels):float():mean()
end

-- Broadcasting (n, 1) with (n) would silently compare everything with everything.
local function check_same_shape(a, b, what)
  need_tensor(a, what)
  need_tensor(b, what)
  if table.concat(a:shape(), ",") ~= table.concat(b:shape(), ",") then
    fail("%s: needs equal shapes, not %s and %s", what, tostring(a), tostring(b))
  end
end

function nn.mse(prediction, target)
  check_same_shape(prediction, target, "mse")
  return (prediction - target):square():mean()
end

function nn.l1(prediction, target)
  check_same_shape(prediction, target, "l1")
  return (prediction - target):abs():mean()
end

-- Mean of -log of the probability of targets 0 or 1: softplus(x) - x y
function nn.binary_cross_entropy(logits, targets)
  check_same_shape(logits, targets, "binary_cross_entropy")
  return (nn.softplus(logits) - logits * targets):mean()
end

---- finding the parameters of a model ----

local function join(path, field)
  return path == "" and tostring(field) or path .. "." .. tostring(field)
end

-- Whether a value is, or holds somewhere in plain tables, a module or a parameter.
local function holds_modules(value, seen)
  if is_module(value) or core.is_variable(value) then
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

-- Gives names to everything below a value: list items by number from 0, then fields.
local function adopt(value, path, seen)
  if core.is_variable(value) then
    core.adopt(value, path)
  end
  if type(value) ~= "table" or seen[value] then
    return
  end
  seen[value] = true
  for i = 1, rawlen(value) do
    adopt(rawget(value, i), join(path, i - 1), seen)
  end
  if is_module(value) then
    rawset(value, "_path", path)
    for _, field in ipairs(value._order) do
      adopt(rawget(value, field), join(path, field), seen)
    end
  else
    for field, inner in pairs(value) do
      if type(field) == "string" then
        adopt(inner, join(path, field), seen)
      end
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
    for name, field in pairs(fields) do
      if type(field) == "function" then
        add_captured(roots, field, seen)
      elseif field ~= _G and field ~= nn then
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
  for name, module in pairs(declaration.modules or {}) do
    add_root(roots, name, module, seen)
  end
  if #roots == 0 then
    for _, name in ipairs{ "loss", "metrics", "predict" } do
      if declaration[name] then
        add_captured(roots, declaration[name], seen)
      end
    end
    if #roots == 1 and not core.is_variable(roots[1].value) then
      roots[1].name = ""
    end
  end
  for _, root in ipairs(roots) do
    adopt(root.value, root.name, adopted)
  end
end

return core.strict(nn, "nn")
