-- Tensors made of numbers, and random ones. Those are held against what is known of them: bounds,
-- and means within five times the deviation that so many numbers leave.

-- Entries of the same name for calls in Lua and in PyTorch, written alike but for lists and words.
local function made(list, name, entries)
  for _, entry in ipairs(entries) do
    table.insert(list, { name, entry[1], torch = entry[2], discrete = true })
  end
end

-- Truth values that hold for random numbers whatever they are.
local function drawn(list, name, calls)
  for _, call in ipairs(calls) do
    table.insert(list, { name, call, torch = "torch.tensor(True)", discrete = true })
  end
end

local function within(x, low, high)
  return x:amin():ge(low):logical_and(x:amax():lt(high))
end

local function near(x, expected, deviation)
  return (x:float():mean() - expected):abs():lt(5 * deviation / math.sqrt(x:numel()))
end

local list = {
  ---- wrong calls ----
  { wrong = "full", function() return tensor.full(3, 1) end,
    error = "full: the shape is a list of extents, as in {2, 3}, not number" },
  { wrong = "full", function() return tensor.full({ 2, 0 }, 1) end,
    error = "full: extent 0 of axis 1; at least 1 is needed" },
  { wrong = "full", function() return tensor.full({ 2 }, 0.5, "int") end,
    error = "full: 0.5 is no whole number that fits an i32 tensor; cast the tensor with :float() "
            .. "first" },
  { wrong = "full", function() return tensor.full({ 2 }, 0.5, "half") end,
    error = "full: dtype half; 'float', 'int', 'bool' and 'double' are possible" },
  { wrong = "zeros", function() return tensor.zeros(2, -1) end,
    error = "zeros: extent -1 of axis 1; at least 1 is needed" },
  { wrong = "zeros", function() return tensor.zeros(1 << 30, 1 << 30) end,
    error = "zeros: (1073741824, 1073741824) has more than 2^40 elements" },
  { wrong = "ones", function() return tensor.ones({ 2 }, "long") end,
    error = "ones: dtype long; 'float', 'int', 'bool' and 'double' are possible" },
  { wrong = "ones", function() return tensor.ones(2.5) end,
    error = "ones: whole numbers are needed, not 2.5" },
  { wrong = "full_like", function(a) return tensor.full_like(a) end, a = { 2 },
    error = "full_like: needs a tensor and a number" },
  { wrong = "full_like", function() return tensor.full_like({ 2 }, 1) end,
    error = "full_like: needs a tensor, not table" },
  { wrong = "zeros_like", function() return tensor.zeros_like(2) end,
    error = "zeros_like: needs a tensor, not number" },
  { wrong = "zeros_like", function() return tensor.zeros_like() end,
    error = "zeros_like: needs a tensor, not nil" },
  { wrong = "ones_like", function() return tensor.ones_like{ 2 } end,
    error = "ones_like: needs a tensor, not table" },
  { wrong = "ones_like", function() return tensor.ones_like() end,
    error = "ones_like: needs a tensor, not nil" },
  { wrong = "arange", function() return tensor.arange(3, 1) end,
    error = "arange: from 3 to 1 in steps of 1 there are no numbers, or more than 2^31" },
  { wrong = "arange", function() return tensor.arange(0, 1, 1e-300) end,
    error = "arange: from 0 to 1 in steps of 1e-300 there are no numbers, or more than 2^31" },
  { wrong = "arange", function() return tensor.arange(0, 1, 0) end,
    error = "arange: from 0 to 1 in steps of 0 there are no numbers, or more than 2^31" },
  { wrong = "arange", function() return tensor.arange "5" end,
    error = "arange: needs finite numbers, not 5" },
  { wrong = "linspace", function() return tensor.linspace(0, 1, 0) end,
    error = "linspace: the number of steps must be a whole number of at least 1, not 0" },
  { wrong = "linspace", function() return tensor.linspace(0) end,
    error = "linspace: needs finite numbers, not nil" },
  { wrong = "eye", function() return tensor.eye(0) end,
    error = "eye: the number of rows must be a whole number of at least 1, not 0" },
  { wrong = "eye", function() return tensor.eye(2, 1.5) end,
    error = "eye: the number of columns must be a whole number of at least 1, not 1.5" },

  { wrong = "uniform", function() return tensor.uniform({ 2 }, 0, 1 / 0) end,
    error = "uniform: the upper bound is a finite number, not inf" },
  { wrong = "uniform", function() return tensor.uniform({ 2, 0 }) end,
    error = "uniform: extent 0 of axis 1; at least 1 is needed" },
  { wrong = "normal", function() return tensor.normal({ 2 }, 0, -1) end,
    error = "normal: the standard deviation is -1; it must not be negative" },
  { wrong = "normal", function(a) return tensor.normal(a) end, a = { 2 },
    error = "normal: needs a shape, as in {2, 3}, not a tensor" },
  { wrong = "rand", function(a) return tensor.rand(a) end, a = { 2 },
    error = "rand: needs a shape, as in {2, 3}, not a tensor" },
  { wrong = "rand", function() return tensor.rand(2, 0) end,
    error = "rand: extent 0 of axis 1; at least 1 is needed" },
  { wrong = "randn", function(a) return tensor.randn(a) end, a = { 2 },
    error = "randn: needs a shape, as in {2, 3}, not a tensor" },
  { wrong = "randn", function() return tensor.randn(2, 0.5) end,
    error = "randn: whole numbers are needed, not 0.5" },
  { wrong = "rand_like", function() return tensor.rand_like{ 2 } end,
    error = "rand_like: needs a tensor, not table" },
  { wrong = "rand_like", function(a) return tensor.rand_like(a:gt(0)) end, a = { 2 },
    error = "rand_like: takes floats, not bool; cast with :float()" },
  { wrong = "randn_like", function() return tensor.randn_like(2) end,
    error = "randn_like: needs a tensor, not number" },
  { wrong = "randn_like", function(a) return tensor.randn_like(a:int()) end, a = { 2 },
    error = "randn_like: takes floats, not i32; cast with :float()" },
  { wrong = "bernoulli", function() return tensor.bernoulli(0.5) end,
    error = "bernoulli: needs a tensor of probabilities, not number" },
  { wrong = "bernoulli", function(a) return a:int():bernoulli() end, a = { 2 },
    error = "bernoulli: takes floats, not i32; cast with :float()" },
  { wrong = "randint", function() return tensor.randint(3, 3, { 2 }) end,
    error = "randint: from 3 to below 3; there must be 1 to 2^24 numbers, each an i32" },
  { wrong = "randint", function() return tensor.randint(0.5, { 2 }) end,
    error = "randint: a whole number is needed, not 0.5" },
  { wrong = "randint", function() return tensor.randint(1 << 25, { 2 }) end,
    error = "randint: from 0 to below 33554432; there must be 1 to 2^24 numbers, each an i32" },
  { wrong = "randperm", function() return tensor.randperm(0) end,
    error = "randperm: the number of elements must be a whole number of at least 1, not 0" },
  { wrong = "randperm", function() return tensor.randperm(1.5) end,
    error = "randperm: the number of elements must be a whole number of at least 1, not 1.5" },
  { wrong = "dropout", function(a) return nn.dropout(a, 1.5) end, a = { 2 },
    error = "dropout: the probability must be at least 0 and at most 1, not 1.5" },
  { wrong = "alpha_dropout", function(a) return nn.alpha_dropout(a, -1) end, a = { 2 },
    error = "alpha_dropout: the probability must be at least 0 and at most 1, not -1" },
  { wrong = "alpha_dropout", function(a) return nn.alpha_dropout(a:int()) end, a = { 2 },
    error = "alpha_dropout: takes floats, not i32; cast with :float()" },
  { wrong = "dropout2d", function(a) return nn.dropout2d(a, 2) end, a = { 1, 1, 2, 2 },
    error = "dropout2d: the probability must be at least 0 and at most 1, not 2" },
  { wrong = "dropout2d", function(a) return nn.dropout2d(a) end, a = { 2, 3 },
    error = "dropout2d: the input (2, 3) needs 4 axes: (batch, channels, height, width)" },
  { wrong = "gumbel_softmax", function(a) return nn.gumbel_softmax(a, 0) end, a = { 2, 3 },
    error = "gumbel_softmax: tau must be above 0, not 0" },
  { wrong = "gumbel_softmax", function(a) return nn.gumbel_softmax(a, { hard = 1 }) end,
    a = { 2, 3 }, error = "gumbel_softmax: hard is a boolean, not 1" },
  { wrong = "gumbel_softmax", function(a) return nn.gumbel_softmax(a, 1, true, 2) end,
    a = { 2, 3 }, error = "gumbel_softmax: axis 2 is outside a tensor of 2 axes" },
  { wrong = "dropout", function(a) return nn.dropout(a:gt(0), 0.5) end, a = { 2 },
    error = "dropout: takes floats, not bool; cast with :float()" },
}

for _, entry in ipairs{
  { function() return tensor.tensor{ { 1, 2 }, { 3 } } end,
    "lists at the same depth must have the same length, like the rows of a matrix" },
  { function() return tensor.tensor{ { 1, 2 }, 3 } end,
    "lists at the same depth must have the same length, like the rows of a matrix" },
  { function() return tensor.tensor{ 1, { 2 } } end,
    "lists at the same depth must have the same length, like the rows of a matrix" },
  { function() return tensor.tensor{} end, "an empty list has no shape" },
  { function() return tensor.tensor{ "1" } end,
    "needs numbers or truth values in nested lists, not string" },
  { function(a) return tensor.tensor{ a, a } end,
    "needs numbers or truth values in nested lists, not a tensor; see stack" },
  { function() return tensor.tensor{ 1, true } end, "numbers and truth values do not mix" },
  { function() return tensor.tensor{ 1, 1 << 31 } end,
    "2147483648 is no whole number that fits i32" },
  { function() return tensor.tensor{ 1, 1 / 0 } end,
    "inf is not finite in f32; choose such values with where" },
  { function() return tensor.tensor{ 1, 1e39 } end,
    "1e+39 is not finite in f32; choose such values with where" },
  { function() return tensor.tensor({ 1, 0.5 }, "int") end, "0.5 is no whole number that fits i32" },
  { function() local t = {} t[1] = t return tensor.tensor(t) end, "more than 10 axes" },
  { function()
      local t = {}
      for i = 1, 65537 do t[i] = i end
      return tensor.tensor(t)
    end, "more than 65536 numbers; read them from a data file" },
} do
  table.insert(list, { wrong = "tensor", entry[1], a = { 2 }, error = "tensor: " .. entry[2] })
end

---- dropout: the trace is none of a training step ----

for _, p in ipairs{ 0, 0.5, 0.99 } do
  for _, name in ipairs{ "dropout", "alpha_dropout" } do
    table.insert(list, { name, function(a) return nn[name](a, p) end, torch = "a",
                         shapes = elementwise })
  end
end

for _, p in ipairs{ 0, 0.5, 0.99 } do
  for _, shape in ipairs{ { 2, 3, 2, 2 }, { 1, 2, 3, 1 } } do
    table.insert(list, { "dropout2d", function(a) return nn.dropout2d(a, p) end, torch = "a",
                         a = shape })
  end
end

---- the same number everywhere ----

made(list, "full", {
  { function() return tensor.full({ 2, 3 }, 0.1) end,
    "torch.full((2, 3), 0.1, dtype=torch.float64)" },
  { function() return tensor.full({}, -7) end, "torch.full((), -7.0)" },
  { function() return tensor.full({ 1 }, 7, "int") end, "torch.full((1,), 7)" },
  { function() return tensor.full({ 2, 1, 2 }, 1, "bool") end, "torch.full((2, 1, 2), True)" },
  { function() return tensor.full({ 4 }, 0.1, "double") end,
    "torch.full((4,), 0.1, dtype=torch.float64)" },
})
made(list, "zeros", {
  { function() return tensor.zeros(2, 3) end, "torch.zeros(2, 3)" },
  { function() return tensor.zeros{ 2, 3 } end, "torch.zeros((2, 3))" },
  { function() return tensor.zeros() end, "torch.zeros(())" },
  { function() return tensor.zeros(4) end, "torch.zeros(4)" },
  { function() return tensor.zeros({ 3 }, "int") end, "torch.zeros(3, dtype=torch.int64)" },
})
made(list, "ones", {
  { function() return tensor.ones(2, 3) end, "torch.ones(2, 3)" },
  { function() return tensor.ones{ 2, 3 } end, "torch.ones((2, 3))" },
  { function() return tensor.ones{} end, "torch.ones(())" },
  { function() return tensor.ones(4) end, "torch.ones(4)" },
  { function() return tensor.ones({ 3 }, "bool") end, "torch.ones(3, dtype=torch.bool)" },
})
for _, entry in ipairs{
  { "full_like", function(a) return tensor.full_like(a, 2) end, "torch.full_like(a, 2)" },
  { "zeros_like", function(a) return tensor.zeros_like(a) end, "torch.zeros_like(a)" },
  { "ones_like", function(a) return tensor.ones_like(a) end, "torch.ones_like(a)" },
  { "ones_like", function(a) return tensor.ones_like(a:int()) end, "torch.ones_like(a.int())" },
  { "zeros_like", function(a) return tensor.zeros_like(a:gt(0)) end, "torch.zeros_like(a > 0)" },
} do
  table.insert(list, { entry[1], entry[2], torch = entry[3], shapes = elementwise,
                       discrete = true })
end

---- numbers one by one ----

made(list, "tensor", {
  { function() return tensor.tensor{ { 1, 2, 3 }, { 4, 5, 6 } } end,
    "torch.tensor([[1, 2, 3], [4, 5, 6]])" },
  { function() return tensor.tensor{ 0.1, -2, 1e30, 5e-324 } * 1 end,
    "torch.tensor([0.1, -2, 1e30, 5e-324], dtype=torch.float64)" },
  { function() return 1 / tensor.tensor{ 1, -0.0 } end,
    "1 / torch.tensor([1, -0.0])" },
  { function() return tensor.tensor{ { { true } }, { { false } } } end,
    "torch.tensor([[[True]], [[False]]])" },
  { function() return tensor.tensor(7) end, "torch.tensor(7)" },
  { function() return tensor.tensor{ { 2.5 } } end, "torch.tensor([[2.5]])" },
  { function() return tensor.tensor({ 1, 2, 0 }, "bool") end,
    "torch.tensor([1, 2, 0], dtype=torch.bool)" },
  { function() return tensor.tensor({ 1, 2, 0 }, "float"):flip(0):exp() end,
    "torch.tensor([1., 2, 0], dtype=torch.float64).flip(0).exp()" },
  { function() return tensor.tensor{ -16777216, 16777215 } end,
    "torch.tensor([-16777216, 16777215])" },
})
for _, entry in ipairs{
  { function(a) return a * tensor.tensor{ { 1, 0.5, 0.25 }, { 2, 4, 8 } } end,
    "a * torch.tensor([[1, 0.5, 0.25], [2, 4, 8]])" },
  { function(a) return a:matmul(tensor.tensor{ { 1.0, 2 }, { 3, 4 }, { 5, 6 } }) end,
    "a.matmul(torch.tensor([[1.0, 2], [3, 4], [5, 6]]).double())" },
  { function(a) return a:gather(1, tensor.tensor{ { 2, 0 }, { 1, 1 } }) end,
    "a.gather(1, torch.tensor([[2, 0], [1, 1]]))" },
  { function(a) return tensor.tensor{ true, false, true }:where(a, 0) end,
    "torch.where(torch.tensor([True, False, True]), a, torch.zeros(()).double())" },
} do
  table.insert(list, { "tensor", entry[1], torch = entry[2], a = { 2, 3 } })
end

---- numbers in a row ----

made(list, "arange", {
  { function() return tensor.arange(5) end, "torch.arange(5)" },
  { function() return tensor.arange(2, 11, 3) end, "torch.arange(2, 11, 3)" },
  { function() return tensor.arange(3, -3, -2) end, "torch.arange(3, -3, -2)" },
  { function() return tensor.arange(1, 2, 0.25) end, "torch.arange(1, 2, 0.25)" },
  { function() return tensor.arange(0.5, 3) end, "torch.arange(0.5, 3)" },
  { function() return tensor.arange(1.0, -0.5, -0.1) end,
    "torch.arange(1.0, -0.5, -0.1, dtype=torch.float64)" },
})
made(list, "linspace", {
  { function() return tensor.linspace(0, 1, 11) end,
    "torch.linspace(0, 1, 11, dtype=torch.float64)" },
  { function() return tensor.linspace(-3, 10, 5) end, "torch.linspace(-3, 10, 5)" },
  { function() return tensor.linspace(2, -2, 4) end,
    "torch.linspace(2, -2, 4, dtype=torch.float64)" },
  { function() return tensor.linspace(0.1, 9, 1) end,
    "torch.linspace(0.1, 9, 1, dtype=torch.float64)" },
  { function() return tensor.linspace(0, 0.3, 2) end,
    "torch.linspace(0, 0.3, 2, dtype=torch.float64)" },
})
made(list, "eye", {
  { function() return tensor.eye(3) end, "torch.eye(3)" },
  { function() return tensor.eye(1) end, "torch.eye(1)" },
  { function() return tensor.eye(2, 4) end, "torch.eye(2, 4)" },
  { function() return tensor.eye(4, 2) end, "torch.eye(4, 2)" },
  { function() return tensor.eye(5, 5) end, "torch.eye(5, 5)" },
})

---- random numbers ----

drawn(list, "uniform", {
  function() return within(tensor.uniform{ 1000 }, 0, 1) end,
  function() return within(tensor.uniform({ 10, 100 }, -3, 5), -3, 5) end,
  function() return near(tensor.uniform({ 10000 }, 2, 4), 3, 2 / math.sqrt(12)) end,
  function() return near((tensor.uniform{ 10000 } - 0.5):square(), 1 / 12, 0.075) end,
  function() return near(tensor.uniform{ 10000 } * tensor.uniform{ 10000 }, 0.25, 0.22) end,
})
drawn(list, "normal", {
  function() return near(tensor.normal{ 10000 }, 0, 1) end,
  function() return near(tensor.normal({ 100, 100 }, 3, 2), 3, 2) end,
  function() return near(tensor.normal{ 10000 }:square(), 1, math.sqrt(2)) end,
  function() return near(tensor.normal{ 10000 }:pow(3), 0, math.sqrt(15)) end,
  function() return near(tensor.normal{ 10000 }:abs():lt(1), 0.6827, 0.466) end,
})
drawn(list, "rand", {
  function() return within(tensor.rand(10, 100), 0, 1) end,
  function() return near(tensor.rand(10000), 0.5, 0.289) end,
  function() return near(tensor.rand{ 10000 }:lt(0.1), 0.1, 0.3) end,
  function() return within(tensor.rand(), 0, 1) end,
  function() return tensor.rand(100):eq(tensor.rand(100)):int():sum():lt(3) end,
})
drawn(list, "randn", {
  function() return near(tensor.randn(100, 100), 0, 1) end,
  function() return within(tensor.randn{ 1000 }, -6, 6) end,
  function() return near(tensor.randn(10000):gt(0), 0.5, 0.5) end,
  function() return within(tensor.randn(), -6, 6) end,
  function() return near(tensor.randn(10000) * tensor.randn(10000), 0, 1) end,
})
drawn(list, "rand_like", {
  function() return within(tensor.rand_like(tensor.ones(10, 100)), 0, 1) end,
  function() return near(tensor.rand_like(tensor.ones(10000)), 0.5, 0.289) end,
  function() return within(tensor.rand_like(tensor.ones(1)), 0, 1) end,
  function() return near(tensor.rand_like(tensor.ones(10000)):ge(0.75), 0.25, 0.433) end,
  function() return within(tensor.rand_like(tensor.ones()), 0, 1) end,
})
drawn(list, "randn_like", {
  function() return near(tensor.randn_like(tensor.ones(100, 100)), 0, 1) end,
  function() return near(tensor.randn_like(tensor.ones(10000)):square(), 1, math.sqrt(2)) end,
  function() return within(tensor.randn_like(tensor.ones(1)), -6, 6) end,
  function() return within(tensor.randn_like(tensor.ones()), -6, 6) end,
  function() return near(tensor.randn_like(tensor.ones(10000)):gt(1), 0.1587, 0.366) end,
})
drawn(list, "bernoulli", {
  function() return near(tensor.bernoulli(tensor.full({ 10000 }, 0.3)), 0.3, 0.459) end,
  function() return near(tensor.full({ 100, 100 }, 0.9):bernoulli(), 0.9, 0.3) end,
  function() return tensor.zeros(1000):bernoulli():amax():eq(0) end,
  function() return tensor.ones(1000):bernoulli():amin():eq(1) end,
  function() local x = tensor.full({ 1000 }, 0.5):bernoulli() return (x * (1 - x)):amax():eq(0) end,
})
drawn(list, "randint", {
  function() return within(tensor.randint(10, { 1000 }), 0, 10) end,
  function() return within(tensor.randint(-5, 3, { 10, 100 }), -5, 3) end,
  function() return near(tensor.randint(6, { 10000 }), 2.5, 1.708) end,
  function() return near(tensor.randint(1, 7, { 10000 }):eq(6), 1 / 6, 0.373) end,
  function() return tensor.randint(4, { 1000 }):amax():eq(3) end,
  function() return tensor.randint(4, 5, { 10 }):amin():eq(4) end,
})

drawn(list, "randperm", {
  function() return tensor.randperm(100):sort(0):eq(tensor.arange(100)):int():amin():eq(1) end,
  function() return tensor.randperm(7):sort(0):eq(tensor.arange(7)):int():amin():eq(1) end,
  function() return tensor.randperm(1):amax():eq(0) end,
  function() return tensor.randperm(1000):eq(tensor.arange(1000)):int():sum():lt(10) end,
  function() return near(tensor.randperm(10000):slice(0, 0, 5000), 4999.5, 2887) end,
})

-- Chosen as often as the softmax says; a 1 among zeros; the gradients of a softmax add up to 0 along
-- its axis, and are not all 0 behind hard ones either.
local function gumbel(count, options)
  local x = tensor.tensor{ 0, math.log(3) }:expand(count, 2)
  return nn.gumbel_softmax(x, options), x
end

local function gumbel_slopes(options)
  local y, x = gumbel(100, options)
  return require("autograd").grad(y:select(1, 0):sum(), x)
end

drawn(list, "gumbel_softmax", {
  function() return near(gumbel(10000, { hard = true }):select(1, 1), 0.75, 0.433) end,
  function() return near(gumbel(10000, { tau = 5 }):select(1, 1):gt(0.5), 0.75, 0.433) end,
  function() local y = gumbel(1000, { hard = true }) return (y * (1 - y)):abs():amax():eq(0) end,
  function() return gumbel(1000, { hard = true }):sum(1):eq(1):all() end,
  function() return (gumbel(1000):sum(1) - 1):abs():amax():lt(1e-6) end,
  function() return (gumbel(1000, { axis = 0 }):sum(0) - 1):abs():amax():lt(1e-5) end,
  function() return gumbel_slopes{ hard = true }:sum(1):abs():amax():lt(1e-6) end,
  function() return gumbel_slopes{ hard = true }:select(1, 0):amin():gt(0) end,
  function() return nn.gumbel_softmax(tensor.zeros(100000, 1)):eq(1):all() end,
})

return list
