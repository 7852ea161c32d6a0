-- autograd: derivatives as tensors. They are nodes of the graph like any other value: a gradient
-- can be part of the loss (gradient penalties, physics-informed networks), of metrics and
-- predictions, and can be differentiated again. Names and meaning are those of PyTorch's
-- torch.autograd and torch.autograd.functional.
--
-- In vjp, jvp, hvp, jacobian and hessian, f is a function of tensors; derivatives are by its
-- arguments alone, not by what it captured. Where inputs are a list, so are the derivatives.
local core = ...
local tensor, check = require "tensor", require "tensor.check"
local fail = check.fail
local autograd = {}

---- arguments ----

-- A tensor or a list of tensors, as a list; and whether it was a lone one.
local function listed(inputs, what, which)
  if core.is_tensor(inputs) then
    inputs = { inputs }
  elseif type(inputs) ~= "table" or #inputs == 0 then
    fail("%s: %s are a tensor or a list of tensors, not %s", what, which,
         type(inputs) == "table" and "an empty list" or type(inputs))
  end
  check.items(inputs, what)
  for i = 1, #inputs do
    local input = inputs[i]
    if not core.is_tensor(input) then
      fail("%s: %s: number %d is %s; a tensor is needed", what, which, i, type(input))
    end
    check.floats(input, what)
  end
  return inputs
end

local function like(derivatives, inputs)
  return core.is_tensor(inputs) and derivatives[1] or derivatives
end

-- Functions, and modules of a network.
local function check_function(f, what)
  check.callable(f, what, "a function of tensors")
end

-- Tensors that accompany others, one by one: cotangents, tangents, vectors.
local function check_pairs(list, others, what, which)
  if #list ~= #others then
    fail("%s: needs %d %s%s, not %d", what, #others, which, #others == 1 and "" or "s", #list)
  end
  for i, one in ipairs(list) do
    if tostring(one) ~= tostring(others[i]) then
      fail("%s: %s %d is a %s, but belongs to a %s", what, which, i, tostring(one),
           tostring(others[i]))
    end
  end
end

local function check_scalar(y, what)
  if y:numel() ~= 1 then
    fail("%s: the function must return a scalar, not a %s", what, tostring(y))
  end
end

-- The same value as a tensor of its own, by which to differentiate.
local function alias(x)
  return x:reshape(x:shape())
end

local function aliases(inputs)
  local list = {}
  for i, input in ipairs(inputs) do
    list[i] = alias(input)
  end
  return list
end

-- f at aliases of its arguments: the value, and those.
local function apply(f, inputs, what)
  check_function(f, what)
  local arguments = aliases(listed(inputs, what, "the inputs"))
  local y = f(table.unpack(arguments))
  if not core.is_tensor(y) then
    fail("%s: the function must return a tensor, not %s", what, type(y))
  end
  check.floats(y, what)
  return y, arguments
end

-- <a1, b1> + <a2, b2> + ...
local function inner(a, b)
  local total
  for i = 1, #a do
    local product = (a[i] * b[i]):sum()
    total = total and total + product or product
  end
  return total
end

---- gradients ----

-- What PyTorch has to be told for second derivatives, and here goes without saying.
local function refuse_graph_options(options)
  for _, name in ipairs{ "create_graph", "retain_graph" } do
    if type(options) == "table" and options[name] ~= nil then
      fail("grad: no option '%s': a gradient can always be differentiated again", name)
    end
  end
end

-- Says of input i that no path leads there, and why that may be. What comes into a loop from around
-- it is a leaf in there, however it was computed.
local function without_path(input, i)
  if core.is_around(input) then
    return ("%d inside this scan, where what was computed around it is constant; compute the loss " ..
            "in there, from the input, as vjp of a function does"):format(i)
  end
  local name = core.label(input)
  return ("%d%s; allow_unused = true gives zeros"):format(i, name and (" ('%s')"):format(name) or "")
end

-- The gradient of a scalar by each of the inputs. Options: grad_outputs, by which to multiply from
-- the left, where loss is no scalar; allow_unused = true: zeros, and no error, for inputs on which
-- the loss does not depend.
function autograd.grad(loss, inputs, options)
  refuse_graph_options(options)
  options = check.options(options, { "allow_unused", "grad_outputs" }, "grad")
  check.floats(check.tensor(loss, "grad"), "grad")
  local list, seed = listed(inputs, "grad", "the inputs"), options.grad_outputs
  if seed ~= nil then
    check_pairs(listed(seed, "grad", "grad_outputs"), { loss }, "grad", "grad_output")
  elseif loss:numel() ~= 1 then
    fail("grad: the loss is a %s, not a scalar; reduce it with :sum(), or give grad_outputs",
         tostring(loss))
  end
  local gradients = core.grad(loss, seed, list, options.allow_unused == true)
  for i, gradient in ipairs(gradients) do
    if not gradient then
      fail("grad: the loss does not depend on input %s", without_path(list[i], i))
    end
  end
  return like(gradients, inputs)
end

-- The value, with no gradient behind it.
function autograd.stop_gradient(x)
  return check.tensor(x, "stop_gradient"):detach()
end

---- products with the Jacobian J of f ----

-- y = f(inputs...), and v^T J. Where y is a scalar, v may be left out and is 1.
function autograd.vjp(f, inputs, v)
  local y, arguments = apply(f, inputs, "vjp")
  if v ~= nil then
    check_pairs(listed(v, "vjp", "the cotangent"), { y }, "vjp", "cotangent")
  else
    check_scalar(y, "vjp")
  end
  return y, like(core.grad(y, v, arguments, true), inputs)
end

-- y = f(inputs...), and J v. The product u^T J is linear in u, and the derivative by u of <u^T J, v>
-- is J v.
function autograd.jvp(f, inputs, v)
  local y, arguments = apply(f, inputs, "jvp")
  v = listed(v, "jvp", "the tangents")
  check_pairs(v, arguments, "jvp", "tangent")
  local u = core.full(y:shape(), 0, check.float_of(y))
  local products = core.grad(y, u, arguments, true)
  return y, core.grad(inner(products, v), nil, { u }, true)[1]
end

-- y = f(inputs...), a scalar, and H v: the derivative of <gradient, v>.
function autograd.hvp(f, inputs, v)
  local y, arguments = apply(f, inputs, "hvp")
  check_scalar(y, "hvp")
  v = listed(v, "hvp", "the vectors")
  check_pairs(v, arguments, "hvp", "vector")
  local gradients = core.grad(y, nil, arguments, true)
  return y, like(core.grad(inner(gradients, v), nil, arguments, true), inputs)
end

---- whole matrices, of small functions ----

local most_rows = 256 -- each is a backward pass of its own in the graph

-- The derivatives of every element of y by x, one row after the other.
local function rows(y, x, what)
  local count = y:numel()
  if count > most_rows then
    fail("%s: of %d rows; at most %d are possible, since each is a backward pass", what, count,
         most_rows)
  end
  local flat, list = y:reshape(count), {}
  for i = 0, count - 1 do
    list[i + 1] = core.grad(flat:select(0, i), nil, { x }, true)[1]
  end
  return tensor.stack(list, 0)
end

-- d f(x) / d x: the axes of f(x), then those of x.
function autograd.jacobian(f, x)
  local y, arguments = apply(f, check.tensor(x, "jacobian"), "jacobian")
  local shape = y:shape()
  table.move(x:shape(), 1, x:dim(), #shape + 1, shape)
  return rows(y, arguments[1], "jacobian"):reshape(shape)
end

-- The second derivatives of a scalar: the axes of x twice.
function autograd.hessian(f, x)
  local y, arguments = apply(f, check.tensor(x, "hessian"), "hessian")
  check_scalar(y, "hessian")
  local gradient, shape = core.grad(y, nil, arguments, true)[1], x:shape()
  table.move(x:shape(), 1, x:dim(), #shape + 1, shape)
  return rows(gradient, arguments[1], "hessian"):reshape(shape)
end

---- gradients of one's own ----

-- A function that computes forward(...) and whose gradient is what backward(g, ..., y) returns,
-- given g, the gradient of the result y: a tensor for each argument, nil for none. It is
-- differentiated like anything else when a gradient is. What forward captured gets no gradient.
function autograd.custom_grad(forward, backward)
  check_function(forward, "custom_grad: forward")
  check_function(backward, "custom_grad: backward")
  return function(...)
    local inputs = { ... }
    for i = 1, select("#", ...) do
      if not core.is_tensor(inputs[i]) then
        fail("custom_grad: argument %d is %s; a tensor is needed", i, type(inputs[i]))
      end
      inputs[i] = alias(inputs[i])
    end
    if #inputs == 0 then
      fail("custom_grad: the function was called without arguments")
    end
    local first = core.mark()
    local y = forward(table.unpack(inputs))
    if not core.is_tensor(y) then
      fail("custom_grad: forward must return a tensor, not %s", type(y))
    end
    check.floats(y, "custom_grad")
    return core.custom(first, y, inputs, backward)
  end
end

---- memory ----

-- f(...), with less memory: the values on the way to its results are not kept for the gradient but
-- computed again when the backward pass gets there, by the same operations. (Fusion, which finds
-- other loops then, may take sums in another order.)
function autograd.checkpoint(f, ...)
  check_function(f, "checkpoint")
  local first = core.mark()
  local results = table.pack(f(...))
  for i = 1, results.n do
    if not core.is_tensor(results[i]) then
      fail("checkpoint: result %d of the function is %s; a tensor is needed", i, type(results[i]))
    end
    check.floats(results[i], "checkpoint")
  end
  if results.n == 0 then
    fail("checkpoint: the function returned nothing")
  end
  return table.unpack(core.checkpoint(first, results))
end

check.bound(autograd, "")
return core.strict(autograd, "autograd")
