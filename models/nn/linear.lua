-- nn.linear: maps that are linear in each of their inputs, as functions and as modules.
local check, module, tensor = require "tensor.check", require "nn.module", require "tensor"
local fail, words = check.fail, check.words
local linear = {}

-- Inputs and weights are floats of one kind.
local function check_operand(x, weight, what, name)
  check.floats(check.tensor(x, what .. ": " .. name), what)
  if x:dtype() ~= weight:dtype() then
    fail("%s: %s is %s and the weight %s; cast one of them", what, name, x:dtype(), weight:dtype())
  end
end

local function check_bias(bias, weight, what)
  if bias ~= nil then
    check_operand(bias, weight, what, "the bias")
    if bias:dim() ~= 1 or bias:size(0) ~= weight:size(0) then
      fail("%s: the bias %s must have an element for each of the %d outputs", what, words(bias),
           weight:size(0))
    end
  end
end

-- y = x W^T + b over the last axis; weight (out, in), bias (out) or nil.
function linear.linear(x, weight, bias)
  check.tensor(weight, "linear: the weight")
  check_operand(x, weight, "linear", "the input")
  if weight:dim() ~= 2 or x:dim() == 0 or x:size(-1) ~= weight:size(1) then
    fail("linear: needs an input (..., in) and a weight (out, in), not %s and %s", words(x),
         words(weight))
  end
  check_bias(bias, weight, "linear")
  local y = x:matmul(weight:t())
  return bias and y + bias or y
end

-- y_o = x1 W_o x2 + b_o over the last axes; x1 (..., in1), x2 (..., in2), weight (out, in1, in2),
-- bias (out) or nil.
function linear.bilinear(x1, x2, weight, bias)
  check.tensor(weight, "bilinear: the weight")
  check_operand(x1, weight, "bilinear", "the first input")
  check_operand(x2, weight, "bilinear", "the second input")
  local fits = weight:dim() == 3 and x1:dim() >= 1 and x2:dim() == x1:dim()
               and x1:size(-1) == weight:size(1) and x2:size(-1) == weight:size(2)
  for axis = 0, fits and x1:dim() - 2 or -1 do
    fits = fits and x1:size(axis) == x2:size(axis)
  end
  if not fits then
    fail("bilinear: needs inputs (..., in1) and (..., in2) and a weight (out, in1, in2), not " ..
         "%s, %s and %s", words(x1), words(x2), words(weight))
  end
  check_bias(bias, weight, "bilinear")
  local y = tensor.einsum("...i,oij,...j->...o", x1, weight, x2)
  return bias and y + bias or y
end

-- Both parameters start uniform in +-1/sqrt(inputs), which is what PyTorch's kaiming_uniform with
-- a = sqrt(5) comes to.
local function add_parameters(self, shape, inputs, options, what)
  local bound = 1 / math.sqrt(inputs)
  local function initial(extents)
    return tensor.uniform(extents, -bound, bound)
  end
  options = check.options(options, { "bias" }, what)
  self.weight = module.Parameter(shape, initial)
  if options.bias ~= false then
    self.bias = module.Parameter({ shape[1] }, initial)
  end
end

linear.Linear = module.class "Linear"

-- y = x W^T + b over the last axis. Options: bias = false.
function linear.Linear:init(inputs, outputs, options)
  check.count(inputs, "Linear: the number of inputs")
  check.count(outputs, "Linear: the number of outputs")
  self.inputs, self.outputs = inputs, outputs
  add_parameters(self, { outputs, inputs }, inputs, options, "Linear")
end

function linear.Linear:forward(x)
  check.tensor(x, "Linear")
  if x:dim() == 0 or x:size(-1) ~= self.inputs then
    fail("Linear(%d, %d): the input is a %s; its last axis must have %d elements", self.inputs,
         self.outputs, check.shown(x), self.inputs)
  end
  return linear.linear(x, self.weight, self.bias)
end

linear.Bilinear = module.class "Bilinear"

-- y_o = x1 W_o x2 + b_o over the last axes of two inputs. Options: bias = false.
function linear.Bilinear:init(inputs1, inputs2, outputs, options)
  check.count(inputs1, "Bilinear: the number of inputs of the first")
  check.count(inputs2, "Bilinear: the number of inputs of the second")
  check.count(outputs, "Bilinear: the number of outputs")
  add_parameters(self, { outputs, inputs1, inputs2 }, inputs1, options, "Bilinear")
end

function linear.Bilinear:forward(x1, x2)
  return linear.bilinear(x1, x2, self.weight, self.bias)
end

return linear
