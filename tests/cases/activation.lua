-- nn.activation: every nonlinearity, as a function and as a module.
local cases = {}

local function add(entry)
  table.insert(cases, entry)
end

local huge, nan = 1 / 0, 0 / 0

-- Far out, where an exponential overflows and a branch that is not taken must not show, and at 0.
local far = values{ 10, data = { 0, -0.0, 1000, -1000, 100, -100, 40, -40, 1e30, -1e30 } }
local moderately_far = values{ 6, data = { 0, -0.0, 1000, -1000, 100, -100 } } -- a^3 fits f32
local special = values{ 5, data = { 0, -0.0, huge, -huge, nan } }

-- function, module, domain, the expression in PyTorch; the points where branches meet. PyTorch's
-- own hardsigmoid, and celu of most alphas, compute with constants of f32 also in f64.
local activations = {
  { "sigmoid", "Sigmoid", nil, "F.sigmoid(a)" }, { "tanh", "Tanh", nil, "F.tanh(a)" },
  { "relu", "ReLU", nonzero, "F.relu(a)" }, { "gelu", "GELU", nil, "F.gelu(a)" },
  { "silu", "SiLU", nil, "F.silu(a)" }, { "mish", "Mish", nil, "F.mish(a)" },
  { "softplus", "Softplus", nil, "F.softplus(a)" },
  { "log_sigmoid", "LogSigmoid", nil, "F.logsigmoid(a)" },
  { "softsign", "Softsign", nonzero, "F.softsign(a)" },
  { "tanhshrink", "Tanhshrink", nil, "F.tanhshrink(a)" },
  { "leaky_relu", "LeakyReLU", nonzero, "F.leaky_relu(a)" },
  { "elu", "ELU", nonzero, "F.elu(a)" }, { "celu", "CELU", nonzero, "F.celu(a)" },
  { "selu", "SELU", nonzero, "F.selu(a)" },
  { "hardshrink", "Hardshrink", odd, "F.hardshrink(a)", meet = { -0.5, 0.5 } },
  { "softshrink", "Softshrink", odd, "a - a.clamp(-0.5, 0.5)", meet = { -0.5, 0.5 } }, -- keeps NaN
  { "hardtanh", "Hardtanh", odd, "F.hardtanh(a)", meet = { -1, 1 } },
  { "rrelu", "RReLU", nonzero, "F.rrelu(a)", meet = { 0, -0.0 } },
  { "relu6", "ReLU6", odd, "F.relu6(a)", meet = { 0, 6 } },
  { "hardsigmoid", "Hardsigmoid", odd, "F.relu6(a + 3) / 6", meet = { -3, 3 } },
  { "hardswish", "Hardswish", odd, "F.hardswish(a)", meet = { -3, 3 } },
}

add{ "hardsigmoid", function(a) return nn.hardsigmoid(a) end, torch = "F.relu6(a + 3) / 6",
     a = values{ 2, data = { -3 + 2 ^ -22, 3 - 2 ^ -22 } }, kink = "at" }

for _, activation in ipairs(activations) do
  local name, class, domain, torch = table.unpack(activation, 1, 4)
  local function apply(a) return nn[name](a) end
  local module = nn[class]()
  add{ name, apply, torch = torch, shapes = elementwise, a = domain }
  add{ class, function(a) return module(a) end, torch = torch, shapes = elementwise, a = domain }
  add{ name, apply, torch = torch, a = far, kink = "at" }
  add{ name, apply, torch = torch, a = special, discrete = true }
  if activation.meet then
    add{ name, apply, torch = torch, a = values{ 2, data = activation.meet }, kink = "at" }
  end
  add{ wrong = name, apply, a = index(3){ 2 },
       error = name .. ": takes floats, not i32; cast with :float()" }
  add{ wrong = name, function() return nn[name](1) end,
       error = name .. ": needs a tensor, not number" }
  add{ wrong = name, function(a) return nn[name](a, { slope = 1 }) end, a = { 2 },
       error = name .. ": no option 'slope'" }
  add{ wrong = class, function(a) return nn[class]()(a) end, a = index(3){ 2 },
       error = class .. ": takes floats, not i32; cast with :float()" }
  add{ wrong = class, function() return nn[class]{ slope = 1 } end,
       error = class .. ": no option 'slope'" }
end

local halves = { { a = { 2 } }, { a = { 3, 4 } }, { a = { 2, 1, 6 } }, { a = { 4, 2, 2 } } }
add{ "glu", function(a) return nn.glu(a) end, torch = "F.glu(a)", shapes = halves }
add{ "GLU", function(a) return nn.GLU()(a) end, torch = "F.glu(a)", shapes = halves }
add{ "glu", function(a) return nn.glu(a, 0) end, torch = "F.glu(a, 0)", a = { 4, 3 } }
add{ "GLU", function(a) return nn.GLU{ axis = 1 }(a) end, torch = "F.glu(a, 1)", a = { 2, 4, 3 } }
add{ wrong = "glu", function(a) return nn.glu(a) end, a = { 4, 3 },
     error = "glu: axis 1 of (4, 3) has no two halves" }
add{ wrong = "glu", function(a) return nn.glu(a, 2) end, a = { 4, 4 },
     error = "glu: axis 2 is outside a tensor of 2 axes" }
add{ wrong = "GLU", function() return nn.GLU{ dim = 1 } end,
     error = "GLU: no option 'dim'; it is called 'axis' here" }
add{ wrong = "GLU", function(a) return nn.GLU()(a) end, a = index(3){ 2 },
     error = "GLU: takes floats, not i32; cast with :float()" }

local one = values{ 1, data = { 0.3 } }
add{ "prelu", function(a, b) return nn.prelu(a, b) end, torch = "F.prelu(a, b)",
     shapes = { { a = { 5 } }, { a = { 2, 3 } }, { a = { 2, 3, 4 } } }, a = nonzero, b = one }
add{ "prelu", function(a, b) return nn.prelu(a, b) end, torch = "F.prelu(a, b)",
     shapes = { { a = { 2, 3 } }, { a = { 2, 3, 4 } } }, a = nonzero, b = { 3 } }
add{ "prelu", function(a, b) return nn.prelu(a, b) end, torch = "F.prelu(a, b)", b = one,
     a = values{ 3, data = { 0, -0.0, 1 } }, kink = "at" }
add{ wrong = "prelu", function(a, b) return nn.prelu(a, b) end, a = { 2, 3 }, b = { 2 },
     error = "prelu: the weight has one element, or one per index of axis 1 of (2, 3), not (2)" }
add{ wrong = "prelu", function(a, b) return nn.prelu(a, b) end, a = { 3 }, b = { 3 },
     error = "prelu: the weight has one element, or one per index of axis 1 of (3), not (3)" }

---- options ----

local function option(name, class, given, named, torch)
  local by_place, by_name = nn[class](table.unpack(given)), nn[class](named)
  local function all(a)
    return nn[name](a, table.unpack(given)), nn[name](a, named), by_place(a), by_name(a)
  end
  torch = table.concat({ torch, torch, torch, torch }, ", ")
  add{ name, all, torch = torch, a = odd{ 2, 3 } }
  add{ name, all, torch = torch, a = moderately_far, kink = "at" }
end

option("gelu", "GELU", { "tanh" }, { approximate = "tanh" }, "F.gelu(a, approximate='tanh')")
option("softplus", "Softplus", { 2.5 }, { beta = 2.5 }, "F.softplus(a, 2.5)")
option("leaky_relu", "LeakyReLU", { 0.2 }, { negative_slope = 0.2 }, "F.leaky_relu(a, 0.2)")
option("rrelu", "RReLU", { 0.1, 0.5 }, { lower = 0.1, upper = 0.5 }, "F.rrelu(a, 0.1, 0.5)")
option("elu", "ELU", { 0.7 }, { alpha = 0.7 }, "F.elu(a, 0.7)")
option("celu", "CELU", { 0.5 }, { alpha = 0.5 }, "F.celu(a, 0.5)")
option("hardshrink", "Hardshrink", { 0.3 }, { lambd = 0.3 }, "F.hardshrink(a, 0.3)")
option("softshrink", "Softshrink", { 0.3 }, { lambd = 0.3 }, "F.softshrink(a, 0.3)")
option("hardtanh", "Hardtanh", { -0.6, 1.1 }, { min_val = -0.6, max_val = 1.1 },
       "F.hardtanh(a, -0.6, 1.1)")

add{ wrong = "gelu", function(a) return nn.gelu(a, { approximate = "erf" }) end, a = { 2 },
     error = "gelu: approximate is 'none' or 'tanh', not 'erf'" }
add{ wrong = "gelu", function() return nn.GELU(true) end,
     error = "GELU: approximate is a string, not true" }
add{ wrong = "rrelu", function(a) return nn.rrelu(a, 0.5, 0.1) end, a = { 2 },
     error = "rrelu: lower must be at most upper, but they are 0.5 and 0.1" }
add{ wrong = "softplus", function(a) return nn.softplus(a, { beta = 0 }) end, a = { 2 },
     error = "softplus: beta must be above 0, not 0" }
for _, name in ipairs{ "hardshrink", "softshrink" } do
  add{ wrong = name, function(a) return nn[name](a, -1) end, a = { 2 },
       error = name .. ": lambd must be at least 0, not -1" }
end
add{ wrong = "celu", function(a) return nn.celu(a, 0) end, a = { 2 },
     error = "celu: alpha must not be 0" }
add{ wrong = "elu", function() return nn.ELU("1") end, error = "ELU: alpha is a number, not 1" }
add{ wrong = "elu", function() return nn.ELU(1, 2) end, error = "ELU: takes 1 option, not 2" }
add{ wrong = "relu", function(a) return nn.relu(a, 1) end, a = { 2 },
     error = "relu: takes 0 options, not 1" }
add{ wrong = "hardtanh", function(a) return nn.hardtanh(a, 1, 1) end, a = { 2 },
     error = "hardtanh: min_val must be below max_val, but they are 1 and 1" }
add{ wrong = "leaky_relu", function(a) return nn.leaky_relu(a, { slope = 1 }) end, a = { 2 },
     error = "leaky_relu: no option 'slope'" }

option("threshold", "Threshold", { 0.3, -2 }, { threshold = 0.3, value = -2 },
       "F.threshold(a, 0.3, -2)")
for name, apply in pairs{ threshold = function(a) return nn.threshold(a, 1, 0.5) end,
                          Threshold = nn.Threshold(1, 0.5) } do
  local function run(a) return apply(a) end
  add{ name, run, torch = "F.threshold(a, 1, 0.5)", shapes = elementwise, a = odd }
  add{ name, run, torch = "F.threshold(a, 1, 0.5)", kink = "at",
       a = values{ 6, data = { 0, -0.0, 1, huge, -huge, nan } } }
end
add{ wrong = "threshold", function(a) return nn.threshold(a) end, a = { 2 },
     error = "threshold: threshold is a number, not nil" }
add{ wrong = "Threshold", function() return nn.Threshold(1) end,
     error = "Threshold: value is a number, not nil" }
add{ wrong = "threshold", function(a) return nn.threshold(a, 0, 1, 2) end, a = { 2 },
     error = "threshold: takes 2 options, not 3" }
add{ wrong = "Threshold", function() return nn.Threshold{ threshold = 1, value = "x" } end,
     error = "Threshold: value is a number, not x" }

return cases
