-- tensor: operators and methods of symbolic tensors, and functions that make tensors. The parts in
-- models/tensor add methods, and return functions where they have any.
--
-- Primitives come from C in `core`; everything here is composed of them, with PyTorch's names. Axes
-- and indices count from 0, negative ones from the end. A number next to a tensor takes its dtype;
-- dtypes do not mix otherwise: cast with :float(), :int(), :bool(). Comparisons are methods (lt le
-- gt ge eq ne): Lua's own < <= == cannot return tensors, and raise an error, but for == next to a
-- number, which Lua takes for false without asking. A method is a function of the module too:
-- tensor.exp(x) is x:exp().
local core = ...
local check, methods, parts = require "tensor.check", require "tensor.methods", require "tensor.parts"
local elementwise, meta, fail = core.elementwise, core.metatable, check.fail
local names = { "reduce", "movement", "join", "pad", "matrix", "product", "solve", "index", "make",
                "random", "einsum", "scan", "gamma", "special", "fourier" }
local tensor = { where = core.where, maximum = elementwise.maximum, minimum = elementwise.minimum }

-- What stands for names of PyTorch that there are none of.
local advice = {}
for names, words in pairs{
  ["clone contiguous"] = "nobody writes to a tensor, so that it takes no copy: x itself will do",
  ["item tolist numpy data"] = "there are no numbers while the model is traced, but in what a " ..
                               "compiled function returns",
  ["backward grad retain_grad requires_grad_"] = "gradients are tensors: autograd.grad(y, { x })",
  ["no_grad"] = "x:detach() has no gradient behind it",
  ["manual_seed"] = "the option --seed N says where random numbers start",
  ["to cpu cuda device type type_as"] = "there is one device, and dtypes are cast by x:float(), " ..
                                        "x:int() and x:bool()",
  ["T mT"] = "use x:t(), or x:transpose(-2, -1)",
  linalg = "its functions are methods: x:solve(b), x:inverse(), x:det(), x:cholesky(), x:norm()",
  ["nonzero masked_select unique multinomial"] = "shapes are known before any number is; choose " ..
                                                 "by where, gather, argsort or topk",
} do
  for name in names:gmatch("%S+") do
    advice[name] = words
  end
end

-- What a part returns are functions; it has put its methods among `methods` itself.
local function take(part)
  for name, f in pairs(type(part) == "table" and check.bound(part, "") or {}) do
    tensor[name] = f
  end
end

parts.share(tensor, "tensor.", names, take, function(key)
  local function suggestion(among)
    return type(key) == "string" and core.suggest(among, key) or ""
  end
  if advice[key] then
    fail("tensor has no field '%s'; %s", key, advice[key])
  end
  local own = suggestion(tensor)
  fail("tensor has no field '%s'%s", check.shown(key), own ~= "" and own or suggestion(methods))
end, methods)

---- operators ----

-- Words of Lua that are names in PyTorch.
local taken = { ["repeat"] = "tile", ["and"] = "logical_and", ["or"] = "logical_or",
                ["not"] = "logical_not" }

-- Other names of dtypes in PyTorch. Whole numbers have 32 bits here.
local casts = { long = "int", int32 = "int", int64 = "int", short = "int", float32 = "float",
                half = "float", bfloat16 = "float", float64 = "double" }

-- Whether nn has a function of this name: activations and losses are no methods, as in PyTorch.
local function is_in_nn(key)
  local found, value = pcall(function() return require("nn")[key] end)
  return found and type(value) == "function"
end

parts.share(methods, "tensor.", names, take, function(key)
  if type(key) ~= "string" then
    fail("a tensor is not indexed with []; use x:select(axis, index), x:slice(axis, from, to) " ..
         "or x:index_select(axis, places)")
  end
  if taken[key] then
    fail("a tensor has no method '%s', which is a word of Lua; use x:%s", key, taken[key])
  end
  if casts[key] then
    fail("a tensor has no method '%s'; the nearest dtype is that of x:%s()", key, casts[key])
  end
  if advice[key] then
    fail("a tensor has no method '%s'; %s", key, advice[key])
  end
  local plain = key:match("^(%l[%w_]*)_$")
  if plain then
    fail("a tensor has no method '%s', for it does not change; %s", key,
         rawget(methods, plain) and ("say x = x:%s(...)"):format(plain) or "compute a new one")
  end
  if is_in_nn(key) then
    fail("a tensor has no method '%s'; it is a function, nn.%s(x)", key, key)
  end
  fail("a tensor has no method '%s'%s", key, core.suggest(methods, key))
end)

meta.__index = methods
meta.__add, meta.__sub, meta.__mul = elementwise.add, elementwise.sub, elementwise.mul
meta.__div, meta.__unm, meta.__pow = elementwise.div, elementwise.neg, methods.pow
meta.__idiv, meta.__mod = methods.floor_divide, methods.remainder

-- Every method is given a tensor: x.flatten(1), for x:flatten(1), is easily written. It is given no
-- more than it takes; of those written in C, each looks for itself.
local function guarded(name, method)
  local most = core.arity(method)
  return function(a, ...)
    if not core.is_tensor(a) then
      fail("%s: needs a tensor, not %s", name, type(a))
    end
    if most then
      core.at_most(most, name, ", the tensor included", a, ...)
    end
    return method(a, ...)
  end
end

for name, method in pairs(methods) do
  methods[name] = guarded(name, method)
end
getmetatable(methods).__newindex = function(_, name, method)
  rawset(methods, name, guarded(name, method))
end

function meta.__newindex(_, key)
  if key == "requires_grad" then
    fail("a tensor has no requires_grad; what is trained are the parameters that an entry of " ..
         "steps, or minimize, names, else all; x:detach() has no gradient behind it")
  end
  fail("a tensor is a value and cannot be assigned to; compute a new one, with where for instance")
end

function meta.__len()
  fail("a tensor has no length; use x:size(axis) or x:numel()")
end

return tensor
