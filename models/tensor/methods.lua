-- tensor.methods: the table of methods of symbolic tensors, with the operators of the table in it and
-- what is elementwise composed of them. The other parts of `tensor` add theirs.
local core = ...
local check = require "tensor.check"
local elementwise = core.elementwise
local methods = {}

for name, operator in pairs(elementwise) do
  methods[name] = operator -- neg exp log ..., add sub mul div, lt le ..., maximum, logical_and ...
end
for _, name in ipairs{ "sum", "amax", "reshape", "view", "permute", "expand", "broadcast_to",
                        "scatter_add", "where", "shape", "size", "dim", "numel", "dtype",
                        "name" } do
  methods[name] = core[name]
end

-- The common powers without pow: exact, cheap, and with gradients everywhere.
function methods.pow(a, b)
  if b == 2 then
    return a * a
  elseif b == 0.5 then
    return a:sqrt()
  elseif b == -1 then
    return a:recip()
  end
  return elementwise.pow(a, b)
end

function methods.square(a)
  return a * a
end

function methods.rsqrt(a)
  return a:sqrt():recip()
end

-- a kept between low and high; nil leaves a side open.
function methods.clamp(a, low, high)
  if low ~= nil then
    a = a:maximum(low)
  end
  if high ~= nil then
    a = a:minimum(high)
  end
  return a
end

---- dtypes ----

function methods.float(a)
  return core.cast(a, "float")
end

function methods.double(a)
  return core.cast(a, "double")
end

function methods.int(a)
  return core.cast(a, "int")
end

function methods.bool(a)
  return core.cast(a, "bool")
end

return methods
