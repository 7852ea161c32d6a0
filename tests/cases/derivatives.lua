-- Derivatives in scripts, differentiated once more by the harness. More of what autograd refuses is in
-- tests/error/autograd, more of custom_grad and checkpoint in tests/equiv/models.
local autograd = require "autograd"

local function cube(x) return x * x * x end
local function bilinear(x, y) return (x:sin() * y):sum() end
local function chain(x) return x:exp():sin() end

local custom_chain = autograd.custom_grad(function(x) return x:exp():sin() end,
                                          function(g, x) return g * x:exp() * x:exp():cos() end)
-- Straight through: rounded, with the gradient of what is not.
local straight = autograd.custom_grad(function(x) return x:round() end,
                                      function(g) return g end)

local shapes = { { a = {} }, { a = { 1 } }, { a = { 5 } }, { a = { 2, 3 } }, { a = { 2, 1, 3 } } }
local pairs_of = { { a = {}, b = {} }, { a = { 1 }, b = { 1 } }, { a = { 5 }, b = { 5 } },
                   { a = { 2, 3 }, b = { 2, 3 } }, { a = { 2, 1, 3 }, b = { 2, 1, 3 } } }

return {
  { "grad", function(a) return autograd.grad(chain(a):sum(), a) end, shapes = shapes,
    torch = "torch.autograd.grad(a.exp().sin().sum(), a, create_graph=True)[0]" },
  { "grad", function(a, b)
      return autograd.grad(chain(a), a, { grad_outputs = b })
    end, shapes = pairs_of,
    torch = "torch.autograd.grad(a.exp().sin(), a, b, create_graph=True)[0]" },
  { "grad", function(a, b)
      local by_a, by_b = table.unpack(autograd.grad(bilinear(a, b), { a, b }))
      return by_a, by_b
    end, shapes = pairs_of,
    torch = "torch.autograd.grad((a.sin() * b).sum(), (a, b), create_graph=True)" },
  { "grad", function(a) -- of a gradient of a gradient
      local first = autograd.grad(cube(a):sin():sum(), a)
      local second = autograd.grad(first:sum(), a)
      return autograd.grad(second:square():sum(), a)
    end, shapes = shapes,
    torch = "(lambda g: torch.autograd.grad(g(g((a ** 3).sin().sum()).sum()).square().sum(), a, create_graph=True)[0])" ..
            "(lambda y: torch.autograd.grad(y, a, create_graph=True)[0])" },
  { "vjp", function(a, b) return autograd.vjp(chain, a, b) end, shapes = pairs_of,
    torch = "torch.autograd.functional.vjp(lambda x: x.exp().sin(), a, b, create_graph=True)" },
  { "jvp", function(a, b) return autograd.jvp(chain, a, b) end, shapes = pairs_of,
    torch = "torch.autograd.functional.jvp(lambda x: x.exp().sin(), a, b, create_graph=True)" },
  { "jvp", function(a, b, c)
      return autograd.jvp(function(x, y) return x:matmul(y):tanh() end, { a, b }, { a, c })
    end, a = { 3, 2 }, b = { 2, 4 }, c = { 2, 4 },
    torch = "torch.autograd.functional.jvp(lambda x, y: (x @ y).tanh(), (a, b), (a, c), create_graph=True)" },
  { "hvp", function(a, b)
      return autograd.hvp(function(x) return chain(x):sum() end, a, b)
    end, shapes = pairs_of,
    torch = "torch.autograd.functional.hvp(lambda x: x.exp().sin().sum(), a, b, create_graph=True)" },
  { "hvp", function(a, b)
      local y, products = autograd.hvp(bilinear, { a, b }, { b, a })
      return y, products[1], products[2]
    end, shapes = pairs_of,
    torch = "(lambda y, h: (y, h[0], h[1]))(*torch.autograd.functional.hvp(" ..
            "lambda x, y: (x.sin() * y).sum(), (a, b), (b, a), create_graph=True))" },
  { "jacobian", function(a) return autograd.jacobian(cube, a) end, shapes = shapes,
    torch = "torch.autograd.functional.jacobian(lambda x: x ** 3, a, create_graph=True)" },
  { "jacobian", function(a, b)
      return autograd.jacobian(function(x) return x:matmul(b):tanh() end, a)
    end, a = { 2, 3 }, b = { 3, 2 },
    torch = "torch.autograd.functional.jacobian(lambda x: (x @ b).tanh(), a, create_graph=True)" },
  { "hessian", function(a)
      return autograd.hessian(function(x) return chain(x):sum() * x:sum() end, a)
    end, shapes = shapes,
    torch = "torch.autograd.functional.hessian(lambda x: x.exp().sin().sum() * x.sum(), a, create_graph=True)" },
  { "stop_gradient", function(a) return autograd.stop_gradient(a) end, shapes = shapes,
    torch = "a.detach()", discrete = true },

  { "custom_grad", function(a) return custom_chain(a):square() end, shapes = shapes,
    torch = "a.exp().sin().square()" },
  { "custom_grad", function(a) return straight(a * 2) * a end, shapes = shapes, kink = "at",
    torch = "(2 * a + ((2 * a).round() - 2 * a).detach()) * a" },
  { "checkpoint", function(a) return autograd.checkpoint(chain, a):square() end, shapes = shapes,
    torch = "a.exp().sin().square()" },
  { "checkpoint", function(a, b)
      local x, y = autograd.checkpoint(function(x, y) return x:sin() * y, x * x end, a * b, b)
      return x:exp(), y
    end, shapes = pairs_of,
    torch = "((a * b).sin().mul(b).exp(), (a * b) * (a * b))" },
  { wrong = "custom_grad", function(a) return autograd.custom_grad(chain, 1)(a) end, a = { 2 },
    error = "custom_grad: backward: needs a function of tensors, not number" },
  { wrong = "custom_grad", function() return custom_chain() end, a = { 2 },
    error = "custom_grad: the function was called without arguments" },
  { wrong = "checkpoint", function(a) return autograd.checkpoint(nil, a) end, a = { 2 },
    error = "checkpoint: needs a function of tensors, not nil" },
  { wrong = "checkpoint", function(a) return autograd.checkpoint(function() return 1 end, a) end,
    a = { 2 },
    error = "checkpoint: result 1 of the function is number; a tensor is needed" },
  { wrong = "grad", function(a) return autograd.grad(a, a) end, a = { 2, 3 },
    error = "grad: the loss is a tensor f32 (2, 3), not a scalar; reduce it with :sum(), or give " ..
            "grad_outputs" },
  { wrong = "grad", function(a, b) return autograd.grad(a:sum(), b) end, a = { 2 }, b = { 2 },
    error = "grad: the loss does not depend on input 1; allow_unused = true gives zeros" },
  { wrong = "vjp", function(a) return autograd.vjp(chain, a) end, a = { 2 },
    error = "vjp: the function must return a scalar, not a tensor f32 (2)" },
  { wrong = "vjp", function(a) return autograd.vjp(chain, a:int(), a) end, a = { 2 },
    error = "vjp: takes floats, not i32; cast with :float()" },
  { wrong = "jvp", function(a) return autograd.jvp(chain, a, { a, a }) end, a = { 2 },
    error = "jvp: needs 1 tangent, not 2" },
  { wrong = "jvp", function(a, b) return autograd.jvp(chain, a, b) end, a = { 2 }, b = { 3 },
    error = "jvp: tangent 1 is a tensor f32 (3), but belongs to a tensor f32 (2)" },
  { wrong = "hvp", function(a) return autograd.hvp(chain, a, a) end, a = { 2 },
    error = "hvp: the function must return a scalar, not a tensor f32 (2)" },
  { wrong = "hvp", function(a) return autograd.hvp(chain, {}, a) end, a = { 2 },
    error = "hvp: the inputs are a tensor or a list of tensors, not an empty list" },
  { wrong = "jacobian", function(a) return autograd.jacobian(chain, a) end, a = { 300 },
    error = "jacobian: of 300 rows; at most 256 are possible, since each is a backward pass" },
  { wrong = "jacobian", function(a) return autograd.jacobian(chain, { a }) end, a = { 3 },
    error = "jacobian: needs a tensor, not table" },
  { wrong = "hessian", function(a) return autograd.hessian(chain, a) end, a = { 2 },
    error = "hessian: the function must return a scalar, not a tensor f32 (2)" },
  { wrong = "hessian", function(a) return autograd.hessian(a, chain) end, a = { 2 },
    error = "hessian: needs a tensor, not function" },
  { wrong = "stop_gradient", function() return autograd.stop_gradient(1) end,
    error = "stop_gradient: needs a tensor, not number" },
  { wrong = "stop_gradient", function(a) return autograd.stop_gradient({ a }) end, a = { 2 },
    error = "stop_gradient: needs a tensor, not table" },
}
