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
local check, module = require "tensor.check", require "nn.module"
local parts = require "tensor.parts"
local nn = {}

for _, name in ipairs{ "class", "Parameter", "Buffer", "update", "is_training" } do
  nn[name] = check.bounded(module[name], name)
end

local function take(part)
  for name, value in pairs(check.bound(part, "")) do
    nn[name] = value
  end
end

-- PyTorch's name of a loss as a module, such as CrossEntropyLoss: the name of the function here.
local function loss_function(key)
  local words = key:gsub("([%l%d])(%u)", "%1_%2"):gsub("(%u)(%u%l)", "%1_%2"):lower()
  local short = words:gsub("_loss$", "")
  return rawget(nn, words) and words or rawget(nn, short) and short
end

-- What stands for names of PyTorch that there are none of.
local advice = {}
for words, advised in pairs{
  ["functional F"] = "functions are in nn itself, as nn.relu(x)",
  ["utils"] = "optimizers clip gradients by clip_norm and clip_value",
  ["spectral_norm weight_norm"] = "a class of one's own computes its weight in forward, and " ..
                                  "gives it to nn.linear or nn.conv2d",
} do
  for name in words:gmatch("%S+") do
    advice[name] = advised
  end
end

local names = { "activation", "attention", "container", "ctc", "distance", "dropout", "embedding",
                "grid", "layer", "linear", "loss", "norm", "pool", "recurrent", "resize",
                "transformer", "window" }
parts.share(nn, "nn.", names, take, function(key)
  local loss = type(key) == "string" and key:find("Loss$") and loss_function(key)
  if loss then
    check.fail("nn has no field '%s'; losses are functions: nn.%s(input, target)", key, loss)
  end
  if advice[key] then
    check.fail("nn has no field '%s'; %s", key, advice[key])
  end
  core.strict(nn, "nn")
  return nn[key]
end)

nn.init = require("nn.init").init

-- x:pad(widths, options), under PyTorch's name.
function nn.pad(x, widths, options)
  return check.tensor(x, "pad"):pad(widths, options)
end

-- Labels as rows of a 1 among zeros, i32; x:one_hot(classes) has truth values, for where.
function nn.one_hot(labels, classes)
  return check.tensor(labels, "one_hot"):one_hot(classes):int()
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
