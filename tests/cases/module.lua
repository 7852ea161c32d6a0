-- Modules against PyTorch's of the same name; those without parameters are in layer.lua, too.
local cases = {}
local case, plain, wrong, refused, fails = module_cases(cases)

---- linear ----

plain("Linear", nil, {
  { { 3, 4 }, "3, 4", { 3 } }, { { 3, 2 }, "3, 2", { 2, 3 } }, { { 1, 1 }, "1, 1", { 1, 1 } },
  { { 2, 3 }, "2, 3", { 2, 1, 2 } }, { { 3, 2, { bias = false } }, "3, 2, bias=False", { 4, 3 } },
})
refused("Linear", { 3, 4 }, { 2, 4 },
        "(3, 4): the input is a tensor f32 (2, 4); its last axis must have 3 elements",
        { 0, 4 }, ": the number of inputs must be a whole number of at least 1, not 0")

for _, each in ipairs{
  { { 3, 4, 2 }, "3, 4, 2", { 3 }, { 4 } }, { { 3, 2, 2 }, "3, 2, 2", { 2, 3 }, { 2, 2 } },
  { { 1, 1, 1 }, "1, 1, 1", { 1, 1 }, { 1, 1 } },
  { { 2, 2, 3 }, "2, 2, 3", { 2, 1, 2 }, { 2, 1, 2 } },
  { { 2, 3, 1, { bias = false } }, "2, 3, 1, bias=False", { 4, 2 }, { 4, 3 } },
} do
  case("Bilinear", function() return nn.Bilinear(table.unpack(each[1])) end,
       ("Bilinear(%s)"):format(each[2]),
       { a = each[3], b = each[4], call = function(m, a, b) return m(a, b) end, torch = "M(a, b)" })
end
wrong("Bilinear", function(a) return nn.Bilinear(2, 2, 0)(a, a) end,
      ": the number of outputs must be a whole number of at least 1, not 0", { a = { 2 } })
wrong("Bilinear", function(a) return nn.Bilinear(2, 2, 2, true) end,
      ": options are a table, as in { bias = ... }, not boolean", { a = { 2 } })

---- convolution ----

plain("Conv1d", nil, {
  { { 3, 2, 3 }, "3, 2, 3", { 2, 3, 5 } }, { { 1, 1, 1 }, "1, 1, 1", { 1, 1, 1 } },
  { { 2, 4, 2, { stride = 2, padding = 1 } }, "2, 4, 2, 2, 1", { 1, 2, 5 } },
  { { 4, 4, 2, { groups = 4, dilation = 2 } }, "4, 4, 2, groups=4, dilation=2", { 2, 4, 4 } },
  { { 2, 3, 3, { padding = "same", bias = false } }, "2, 3, 3, padding='same', bias=False",
    { 2, 2, 4 } },
})
plain("Conv2d", nil, {
  { { 2, 3, 2 }, "2, 3, 2", { 2, 2, 3, 3 } }, { { 1, 1, 1 }, "1, 1, 1", { 1, 1, 1, 1 } },
  { { 2, 2, { 3, 2 }, { stride = { 2, 1 }, padding = 1 } }, "2, 2, (3, 2), (2, 1), 1",
    { 1, 2, 4, 3 } },
  { { 2, 4, 2, { groups = 2, dilation = { 1, 2 } } }, "2, 4, 2, groups=2, dilation=(1, 2)",
    { 1, 2, 3, 4 } },
  { { 2, 2, 3, { padding = "same", bias = false } }, "2, 2, 3, padding='same', bias=False",
    { 1, 2, 3, 2 } },
})
plain("Conv3d", nil, {
  { { 2, 2, 2 }, "2, 2, 2", { 1, 2, 3, 2, 2 } }, { { 1, 1, 1 }, "1, 1, 1", { 1, 1, 1, 1, 1 } },
  { { 1, 2, { 1, 2, 3 }, { stride = { 2, 1, 1 } } }, "1, 2, (1, 2, 3), (2, 1, 1)",
    { 2, 1, 3, 2, 3 } },
  { { 2, 2, 2, { groups = 2, padding = 1 } }, "2, 2, 2, groups=2, padding=1", { 1, 2, 1, 2, 2 } },
  { { 1, 2, 2, { dilation = 2, bias = false } }, "1, 2, 2, dilation=2, bias=False",
    { 1, 1, 3, 3, 3 } },
})
plain("ConvTranspose1d", nil, {
  { { 3, 2, 3 }, "3, 2, 3", { 2, 3, 4 } }, { { 1, 1, 1 }, "1, 1, 1", { 1, 1, 1 } },
  { { 2, 2, 3, { stride = 2, padding = 1, output_padding = 1 } }, "2, 2, 3, 2, 1, 1", { 1, 2, 3 } },
  { { 4, 2, 2, { groups = 2, dilation = 2 } }, "4, 2, 2, groups=2, dilation=2", { 1, 4, 3 } },
  { { 2, 1, 2, { bias = false } }, "2, 1, 2, bias=False", { 2, 2, 2 } },
})
plain("ConvTranspose2d", nil, {
  { { 2, 3, 2 }, "2, 3, 2", { 2, 2, 2, 3 } }, { { 1, 1, 1 }, "1, 1, 1", { 1, 1, 1, 1 } },
  { { 2, 2, { 3, 2 }, { stride = 2, padding = 1, output_padding = { 1, 0 } } },
    "2, 2, (3, 2), 2, 1, (1, 0)", { 1, 2, 2, 3 } },
  { { 2, 2, 2, { groups = 2, dilation = { 1, 2 } } }, "2, 2, 2, groups=2, dilation=(1, 2)",
    { 1, 2, 2, 2 } },
  { { 2, 1, 2, { bias = false } }, "2, 1, 2, bias=False", { 1, 2, 2, 2 } },
})
plain("ConvTranspose3d", nil, {
  { { 2, 2, 2 }, "2, 2, 2", { 1, 2, 2, 1, 2 } }, { { 1, 1, 1 }, "1, 1, 1", { 1, 1, 1, 1, 1 } },
  { { 1, 2, { 1, 2, 3 }, { stride = { 2, 1, 1 }, padding = { 0, 1, 0 },
                           output_padding = { 1, 0, 0 } } },
    "1, 2, (1, 2, 3), (2, 1, 1), (0, 1, 0), (1, 0, 0)", { 2, 1, 2, 2, 1 } },
  { { 2, 2, 2, { groups = 2, dilation = { 1, 2, 1 } } }, "2, 2, 2, groups=2, dilation=(1, 2, 1)",
    { 1, 2, 1, 2, 2 } },
  { { 2, 1, 2, { bias = false } }, "2, 1, 2, bias=False", { 1, 2, 1, 2, 1 } },
})
for _, kind in ipairs{ "Conv", "ConvTranspose" } do
  for n = 1, 3 do
    local name = kind .. n .. "d"
    wrong(name, function() return nn[name](4, 6, 3, { groups = 4 }) end,
          ": 4 and 6 channels do not make 4 groups")
    wrong(name, function() return nn[name](4, 6, 3, { strides = 2 }) end,
          ": no option 'strides'; did you mean 'stride'?")
  end
end

---- pooling, interpolation ----

-- The same windows of one, two and three axes; Python's words for all.
for n = 1, 3 do
  local function shape(batch, channels, places)
    return table.move({ places, places - 1, places }, 1, n, 3, { batch, channels })
  end
  for kind, domain in pairs{ Max = distinct, Avg = false } do
    local name = ("%sPool%dd"):format(kind, n)
    plain(name, domain, {
      { { 2 }, "2", shape(2, 2, 4) }, { { 1 }, "1", shape(1, 1, 2) },
      { { 3, { stride = 1, padding = 1 } }, "3, 1, 1", shape(1, 2, 4) },
      { { 2, { stride = 3 } }, "2, 3", shape(2, 1, 5) },
      { { 2, { ceil_mode = true } }, "2, ceil_mode=True", shape(1, 2, 5) },
    })
    name = ("Adaptive%sPool%dd"):format(kind, n)
    plain(name, domain, {
      { { 1 }, "1", shape(2, 2, 4) }, { { 2 }, "2", shape(2, 1, 4) },
      { { 3 }, "3", shape(1, 2, 5) },
      { { 1 }, "1", shape(1, 1, 2) }, { { 2 }, "2", shape(1, 1, 5) },
    })
  end
  local options = { MaxPool = "stride", AvgPool = "stride", AdaptiveMaxPool = "return_indices" }
  for _, name in ipairs{ "MaxPool", "AvgPool", "AdaptiveMaxPool", "AdaptiveAvgPool" } do
    local class = name .. n .. "d"
    local known = name:find "Adaptive" and "output" or "kernel"
    wrong(class, function() return nn[class](2, 2) end, options[name] and
          (": options are a table, as in { %s = ... }, not number"):format(options[name]) or
          ": takes no options, but is given a number")
    local f = class:gsub("(%l)(%u)", "%1_%2"):lower()
    fails(class, { 0 }, shape(1, 1, 4),
          ("%s: %s sizes must be whole numbers of at least 1, not 0"):format(f, known))
  end
end

for n = 1, 2 do
  local class = ("LPPool%dd"):format(n)
  local function shape(batch, channels, places)
    return positive(table.move({ places, places - 1 }, 1, n, 3, { batch, channels }))
  end
  plain(class, nil, {
    { { 2, 2 }, "2, 2", shape(2, 2, 4) }, { { 3, 1 }, "3, 1", shape(1, 1, 2) },
    { { 2, 2, { stride = 1 } }, "2, 2, 1", shape(1, 2, 4) },
    { { 1.5, 3, { stride = 2 } }, "1.5, 3, 2", shape(2, 1, 5) },
    { { 2, 2, { ceil_mode = true } }, "2, 2, ceil_mode=True", shape(1, 2, 5) },
  })
  wrong(class, function() return nn[class](2, 2, 2) end,
        ": options are a table, as in { stride = ... }, not number")
  fails(class, { 0, 2 }, { 1, 1, 4, n == 2 and 4 or nil },
        ("lp_pool%dd: norm_type must be a finite number above 0, not 0"):format(n))
end

-- PyTorch's has no gradient.
for _, each in ipairs{
  { 2, { 2, 4, 3 } }, { 3, { 1, 6, 2, 2 } }, { 1, { 2, 3, 2 } }, { 4, { 1, 4, 1 } },
  { 2, { 1, 6, 1, 2, 2 } },
} do
  case("ChannelShuffle", function() return nn.ChannelShuffle(each[1]) end, "Identity()",
       { a = each[2],
         torch = ("M(a).unflatten(1, (%d, -1)).transpose(1, 2).flatten(1, 2)"):format(each[1]) })
end
wrong("ChannelShuffle", function() return nn.ChannelShuffle(2, 2) end,
      ": takes no options, but is given a number")
fails("ChannelShuffle", { 3 }, { 1, 4, 2 },
      "channel_shuffle: the 4 channels of (1, 4, 2) do not divide into 3 groups")

plain("PixelShuffle", nil, {
  { { 2 }, "2", { 1, 4, 2, 3 } }, { { 1 }, "1", { 2, 2, 2, 2 } }, { { 3 }, "3", { 1, 9, 1, 2 } },
  { { 2 }, "2", { 2, 8, 1, 1 } }, { { 2 }, "2", { 1, 12, 2, 1 } },
})
fails("PixelShuffle", { 2 }, { 1, 3, 2, 2 },
      "pixel_shuffle: 3 channels of (1, 3, 2, 2) do not make squares of 2 x 2")
fails("PixelUnshuffle", { 0 }, { 1, 1, 2, 2 },
      "pixel_unshuffle: the factor must be a whole number of at least 1, not 0")
fails("Unflatten", { 1, { 4, 2 } }, { 2, 6 }, "unflatten: axis 1 of (2, 6) does not fit (4, 2)")
for _, class in ipairs{ "PixelShuffle", "PixelUnshuffle" } do
  wrong(class, function() return nn[class](2, 2) end, ": takes no options, but is given a number")
end
wrong("Unflatten", function() return nn.Unflatten(1, { 2, 3 }, 2) end,
      ": takes no options, but is given a number")
plain("PixelUnshuffle", nil, {
  { { 2 }, "2", { 1, 1, 4, 6 } }, { { 1 }, "1", { 2, 2, 2, 2 } }, { { 3 }, "3", { 1, 2, 3, 3 } },
  { { 2 }, "2", { 2, 2, 2, 2 } }, { { 2 }, "2", { 1, 3, 2, 4 } },
})
plain("Unflatten", nil, {
  { { 1, { 2, 3 } }, "1, (2, 3)", { 2, 6 } }, { { -1, { 2, -1 } }, "-1, (2, -1)", { 2, 3, 4 } },
  { { 0, { 2, 2 } }, "0, (2, 2)", { 4, 3 } }, { { 1, { 1, 5 } }, "1, (1, 5)", { 1, 5, 2 } },
  { { 2, { 3, 2, 1 } }, "2, (3, 2, 1)", { 1, 2, 6 } },
})
plain("Upsample", nil, {
  { { { scale_factor = 2 } }, "scale_factor=2", { 2, 1, 3 } },
  { { { size = 3 } }, "3", { 1, 2, 5 } },
  { { { scale_factor = 2, mode = "bilinear" } }, "scale_factor=2, mode='bilinear'",
    { 1, 1, 2, 3 } },
  { { { size = { 3, 4 }, mode = "bilinear", align_corners = true } },
    "(3, 4), mode='bilinear', align_corners=True", { 1, 2, 2, 3 } },
  { { { size = 1, mode = "linear" } }, "1, mode='linear'", { 1, 1, 4 } },
})
wrong("Upsample", function() return nn.Upsample(2) end,
      ": options are a table, as in { size = ... }, not number")
fails("Upsample", { {} }, { 1, 1, 2 }, "interpolate: either size or scale_factor is needed")

---- norms ----

plain("LayerNorm", nil, {
  { { 5 }, "5", { 2, 5 } }, { { { 2, 3 } }, "(2, 3)", { 2, 2, 3 } }, { { 4 }, "4", { 1, 1, 4 } },
  { { 5, { eps = 0.1 } }, "5, eps=0.1", { 3, 5 } },
  { { 5, { elementwise_affine = false } }, "5, elementwise_affine=False", { 2, 1, 5 } },
})
wrong("LayerNorm", function() return nn.LayerNorm(4, { epsilon = 1 }) end,
      ": no option 'epsilon'")

for _, each in ipairs{ { 5, { 2, 5 } }, { 3, { 2, 1, 3 } }, { 4, { 4 } }, { 2, { 3, 2 } },
                       { 6, { 1, 6 } } } do
  local torch = "(lambda x: x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 0.01) * c)(a)"
  case("RMSNorm", function() return nn.RMSNorm(each[1], { eps = 0.01 }) end, "Identity()",
       { a = each[2], torch = torch })
end
wrong("RMSNorm", function() return nn.RMSNorm(4, { bias = false }) end, ": no option 'bias'")

plain("GroupNorm", nil, {
  { { 2, 4 }, "2, 4", { 2, 4, 3 } }, { { 1, 4 }, "1, 4", { 2, 4 } },
  { { 4, 4, { eps = 0.1 } }, "4, 4, eps=0.1", { 1, 4, 3 } },
  { { 1, 2, { affine = false } }, "1, 2, affine=False", { 2, 2, 2, 2 } },
  { { 2, 4, { eps = 0.01 } }, "2, 4, eps=0.01", { 1, 4, 2, 2 } },
})
wrong("GroupNorm", function() return nn.GroupNorm(0, 4) end,
      ": the number of groups must be a whole number of at least 1, not 0")
for name, f in pairs{ LayerNorm = "layer_norm", RMSNorm = "rms_norm" } do
  fails(name, { 4 }, { 2, 3 },
        f .. ": the last axes of the input (2, 3) must be the normalized shape (4)")
end
fails("GroupNorm", { 3, 4 }, { 2, 4, 5 },
      "group_norm: the 4 channels of (2, 4, 5) do not divide into 3 groups")

plain("LocalResponseNorm", nil, {
  { { 2 }, "2", { 2, 3, 4 } }, { { 3, { alpha = 0.5 } }, "3, 0.5", { 1, 4, 2, 2 } },
  { { 5, { alpha = 1, beta = 0.5, k = 2 } }, "5, 1, 0.5, 2", { 1, 3, 2 } },
  { { 1, { alpha = 1, beta = 2 } }, "1, 1, 2", { 1, 2, 2, 1 } },
  { { 4, { alpha = 2, k = 0.5 } }, "4, 2, k=0.5", { 2, 4, 3 } },
})
refused("LocalResponseNorm", { 0 }, { 1, 1, 2 },
        ": the number of channels must be a whole number of at least 1, not 0",
        { 2, { beta = "1" } }, ": beta must be a number of at least 0, not 1")

-- In evaluation, with running statistics made of b where they are kept.
local running = "running_mean=(b > 0).double(), running_var=0.5 + (b > 1).double()"

local function with_running(m, a, b)
  if m.running_mean ~= nil then
    local one = tensor.ones_like(a:sum())
    rawset(m, "running_mean", b:gt(0):where(one, 0))
    rawset(m, "running_var", b:gt(1):where(one * 1.5, 0.5))
    rawset(m, "num_batches_tracked", nil)
  end
  return m(a)
end

local function normalizes(name, each)
  case(name, function() return nn[name](3, each[1]) end, ("%s(3%s).eval()"):format(name, each[2]),
       { a = distinct(each[3]), b = index(3){ 3 }, call = with_running, buffers = running })
end

local shapes_of = { { 2, 3, 4 }, { 2, 3, 2, 2 }, { 2, 3, 1, 2, 2 } }
for n, shape in ipairs(shapes_of) do
  local single, own = table.move(shape, 1, #shape, 1, {}), { track_running_stats = false }
  single[1] = 1
  local name = ("BatchNorm%dd"):format(n)
  for _, each in ipairs{
    { {}, "", shape }, { { eps = 0.1 }, ", eps=0.1", single },
    { { affine = false }, ", affine=False", shape }, { own, ", track_running_stats=False", shape },
    { { affine = false, track_running_stats = false, eps = 0.1 },
      ", affine=False, track_running_stats=False, eps=0.1", single },
  } do
    normalizes(name, each)
  end
  name = ("InstanceNorm%dd"):format(n)
  for _, each in ipairs{
    { {}, "", shape }, { { eps = 0.1 }, ", eps=0.1", single },
    { { affine = true }, ", affine=True", shape },
    { { affine = true, track_running_stats = true }, ", affine=True, track_running_stats=True",
      shape },
    { { affine = true, eps = 0.1 }, ", affine=True, eps=0.1", single },
  } do
    normalizes(name, each)
  end
  for kind, axes in pairs{ BatchNorm = n == 1 and "2 or 3" or n + 2, InstanceNorm = n + 2 } do
    local class = kind .. n .. "d"
    refused(class, { 3 }, { 2 }, (": the input (2) needs %s axes"):format(axes), { 1.5 },
            ": the number of channels must be a whole number of at least 1, not 1.5")
  end
end

---- embedding ----

for _, each in ipairs{
  { { 5, 3 }, "5, 3", { 4 } }, { { 3, 2 }, "3, 2", { 2, 3 } }, { { 1, 1 }, "1, 1", { 1 } },
  { { 4, 2, { padding_idx = 1 } }, "4, 2, padding_idx=1", { 6 } },
  { { 4, 2, { padding_idx = -1 } }, "4, 2, padding_idx=-1", { 2, 1, 3 } },
} do
  case("Embedding", function() return nn.Embedding(table.unpack(each[1])) end,
       ("Embedding(%s)"):format(each[2]), {
         a = index(each[1][1])(each[3]), b = { 2 }, kink = each[1][3] and "at",
         call = function(m, a, b) return m(a), b end, torch = "M(a), b",
       })
end
wrong("Embedding", function() return nn.Embedding(4, 0) end,
      ": the width must be a whole number of at least 1, not 0")
wrong("Embedding", function() return nn.Embedding(4, 2, { padding_idx = 4 }) end,
      ": padding_idx is 4, and the weight has 4 rows")

for _, each in ipairs{
  { { 5, 3 }, "5, 3", { 2, 4 } }, { { 3, 2, { mode = "sum" } }, "3, 2, mode='sum'", { 3, 2 } },
  { { 4, 3, { mode = "max" } }, "4, 3, mode='max'", { 2, 3 }, kink = true },
  { { 4, 2, { padding_idx = 1 } }, "4, 2, padding_idx=1", { 3, 4 } },
  { { 4, 2, { padding_idx = -1, mode = "sum" } }, "4, 2, padding_idx=-1, mode='sum'", { 2, 1 } },
} do
  case("EmbeddingBag", function() return nn.EmbeddingBag(table.unpack(each[1])) end,
       ("EmbeddingBag(%s)"):format(each[2]), {
         a = index(each[1][1])(each[3]), b = { 2 }, kink = each.kink,
         call = function(m, a, b) return m(a), b end, torch = "M(a), b",
       })
end
case("EmbeddingBag", function() return nn.EmbeddingBag(4, 3, { mode = "sum" }) end,
     "EmbeddingBag(4, 3, mode='sum')", {
       a = index(4){ 2, 3 }, b = { 2, 3 }, torch = "M(a, per_sample_weights=b)",
       call = function(m, a, b) return m(a, { per_sample_weights = b }) end,
     })
wrong("EmbeddingBag", function() return nn.EmbeddingBag(4, 2, { mode = "min" }) end,
      ": mode is \"sum\", \"mean\" or \"max\", not min")
wrong("EmbeddingBag", function() return nn.EmbeddingBag(4, 2, { padding_idx = 4 }) end,
      ": padding_idx is 4, and the weight has 4 rows")
wrong("EmbeddingBag", function(a) return nn.EmbeddingBag(4, 2)(a, { weights = a }) end,
      ": no option 'weights'", { a = index(4){ 2, 2 } })

---- what holds modules, or does little ----

case("Sequential", function() return nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2)) end,
     "Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, 2))", { a = { 2, 3 } })
case("Sequential",
     function() return nn.Sequential{ nn.Linear(2, 2), nn.Sequential{ nn.Sigmoid() } } end,
     "Sequential(torch.nn.Linear(2, 2), torch.nn.Sequential(torch.nn.Sigmoid()))", { a = { 2 } })
case("Sequential", function() return nn.Sequential{} end, "Sequential()", { a = { 2, 3 } })
case("Sequential",
     function() return nn.Sequential(nn.Conv2d(1, 2, 2), nn.Flatten(), nn.Linear(4, 1)) end,
     "Sequential(torch.nn.Conv2d(1, 2, 2), torch.nn.Flatten(), torch.nn.Linear(4, 1))",
     { a = { 2, 1, 2, 3 } })
case("Sequential",
     function() return nn.Sequential{ function(x) return x * x end, nn.Linear(1, 1) } end,
     "Sequential(torch.nn.Linear(1, 1))", { a = { 1, 1 }, torch = "M(a * a)" })
wrong("Sequential", function() return nn.Sequential(nn.Tanh) end,
      ": layer 0 is the class Tanh, not a module; write nn.Tanh(...)")
wrong("Sequential", function() return nn.Sequential(nn.Tanh(), 3) end,
      ": layer 1 is a number; modules and functions are possible")

plain("Flatten", nil, {
  { {}, "", { 2, 3, 2 } }, { { 0 }, "0", { 2, 3 } }, { { 1, 2 }, "1, 2", { 2, 1, 3, 2 } },
  { { 0, -2 }, "0, -2", { 2, 2, 3 } }, { {}, "", { 1, 1 } },
})
fails("Flatten", {}, { 3 }, "flatten: axis 1 is outside a tensor of 1 axes")
fails("Flatten", { 1, 0 }, { 2, 3 }, "flatten: axis 1 of (2, 3) does not come before axis 0")

for _, name in ipairs{ "Softmax", "LogSoftmax", "Softmin" } do
  plain(name, nil, {
    { {}, "-1", { 2, 3 } }, { { 0 }, "0", { 4, 2 } }, { { { axis = 1 } }, "1", { 2, 3, 2 } },
    { { -1 }, "-1", { 1, 1 } }, { { 0 }, "0", { 5 } },
  })
  wrong(name, function(a) return nn[name]()(a:int()) end,
        ": takes floats, not i32; cast with :float()", { a = { 2 } })
  wrong(name, function() return nn[name](0, 1) end, ": takes 1 option, not 2")
end

---- attention, transformers ----

local function unpacked(m, ...)
  return m(...)
end

case("MultiheadAttention", function() return nn.MultiheadAttention(4, 2) end,
     "MultiheadAttention(4, 2)",
     { a = { 3, 2, 4 }, call = function(m, a) return m(a, a, a) end, torch = "M(a, a, a)" })
case("MultiheadAttention", function() return nn.MultiheadAttention(4, 1, { bias = false }) end,
     "MultiheadAttention(4, 1, bias=False)",
     { a = { 3, 4 }, b = { 2, 4 }, call = function(m, a, b) return m(a, b, b) end,
       torch = "M(a, b, b)" })
case("MultiheadAttention", function()
       return nn.MultiheadAttention(4, 2, { kdim = 3, vdim = 2, batch_first = true })
     end, "MultiheadAttention(4, 2, kdim=3, vdim=2, batch_first=True)",
     { a = { 2, 2, 4 }, b = { 2, 3, 3 }, d = { 2, 3, 2 }, call = unpacked, torch = "M(a, b, d)" })
case("MultiheadAttention",
     function() return nn.MultiheadAttention(2, 2, { batch_first = true }) end,
     "MultiheadAttention(2, 2, batch_first=True)",
     { a = { 1, 3, 2 },
       call = function(m, a)
         return m(a, a, a, { attn_mask = nn.generate_square_subsequent_mask(3):lt(0),
                             average_attn_weights = false })
       end,
       torch = "M(a, a, a, attn_mask=torch.ones(3, 3).triu(1) > 0, average_attn_weights=False)" })
case("MultiheadAttention", function() return nn.MultiheadAttention(2, 1) end,
     "MultiheadAttention(2, 1)",
     { a = { 2, 2, 2 }, b = { 3, 2, 2 },
       d = values{ 2, 3, dtype = "bool", data = { 0, 0, 1, 0, 1, 0 } },
       call = function(m, a, b, d) return m(a, b, b, { key_padding_mask = d }) end,
       torch = "M(a, b, b, key_padding_mask=d)" })
case("MultiheadAttention", function()
       return nn.MultiheadAttention(4, 2, { add_bias_kv = true, add_zero_attn = true })
     end, "MultiheadAttention(4, 2, add_bias_kv=True, add_zero_attn=True)",
     { a = { 3, 2, 4 }, b = values{ 2, 3, dtype = "bool", data = { 0, 0, 1, 0, 1, 0 } },
       call = function(m, a, b)
         return m(a, a, a, { attn_mask = nn.generate_square_subsequent_mask(3):lt(0),
                             key_padding_mask = b })
       end,
       torch = "M(a, a, a, attn_mask=torch.ones(3, 3).triu(1) > 0, key_padding_mask=b)" })
case("MultiheadAttention",
     function() return nn.MultiheadAttention(2, 2, { add_bias_kv = true, batch_first = true }) end,
     "MultiheadAttention(2, 2, add_bias_kv=True, batch_first=True)",
     { a = { 1, 3, 2 },
       call = function(m, a) return m(a, a, a, { is_causal = true, need_weights = false }) end,
       torch = "M(a, a, a, attn_mask=torch.ones(3, 3).triu(1) > 0)[0]" })
case("MultiheadAttention", function() return nn.MultiheadAttention(2, 1, { add_zero_attn = true }) end,
     "MultiheadAttention(2, 1, add_zero_attn=True)",
     { a = { 2, 2 }, call = function(m, a) return m(a, a, a) end, torch = "M(a, a, a)" })
wrong("MultiheadAttention", function(a) return nn.MultiheadAttention(4, 2)(a, a, a) end,
      ": the query (3, 2, 2) is not (length, batch, 4)", { a = { 3, 2, 2 } })
wrong("MultiheadAttention", function() return nn.MultiheadAttention(4, 3) end,
      ": embed_dim 4 does not divide into 3 heads")

-- dropout = 0: PyTorch's stays in training, where it takes no other way to the same values. A norm
-- of two numbers is smooth when eps is not small.
local function with(more)
  local options = { dim_feedforward = 2, dropout = 0, activation = "gelu", layer_norm_eps = 1 }
  for key, value in pairs(more) do
    options[key] = value
  end
  return options
end

local python = "dim_feedforward=2, dropout=0., activation='gelu', layer_norm_eps=1"

local layers = {
  { { 2, 1 }, {}, "2, 1, %s", { 2, 1, 2 }, { 2, 1, 2 } },
  { { 2, 2 }, { batch_first = true }, "2, 2, %s, batch_first=True", { 1, 2, 2 }, { 1, 3, 2 } },
  { { 2, 1 }, { norm_first = true }, "2, 1, %s, norm_first=True", { 2, 1, 2 }, { 1, 1, 2 } },
  { { 2, 2 }, {}, "2, 2, %s", { 1, 2, 2 }, { 2, 2, 2 } },
  { { 3, 1 }, { norm_first = true, batch_first = true },
    "3, 1, %s, norm_first=True, batch_first=True", { 1, 2, 3 }, { 1, 1, 3 } },
}

-- Every kind of layer, alone and in a stack: the first twice, the others once with a norm behind.
for _, kind in ipairs{ "Encoder", "Decoder" } do
  local layer, stack = ("Transformer%sLayer"):format(kind), "Transformer" .. kind
  local decoder = kind == "Decoder"
  for i, each in ipairs(layers) do
    local words, width = ("%s(%s)"):format(layer, each[3]:format(python)), each[1][1]
    local function make() return nn[layer](width, each[1][2], with(each[2])) end
    local function make_stack()
      if i == 1 then
        return nn[stack](make(), 2)
      end
      return nn[stack](make(), 1, nn.LayerNorm(width, { eps = 1 }))
    end
    local entry = { a = each[4], b = decoder and each[5] or nil, call = unpacked,
                    torch = decoder and "M(a, b)" or "M(a)" }
    case(layer, make, words, entry)
    case(stack, make_stack, ("%s(torch.nn.%s, %s)"):format(
           stack, words, i == 1 and "2" or ("1, torch.nn.LayerNorm(%d, 1)"):format(width)), entry)
  end
  wrong(layer, function() return nn[layer](4, 3) end, ": d_model 4 does not divide into 3 heads")
  wrong(layer, function() return nn[layer](4, 2, { activation = "tanh" }) end,
        ": activation is 'relu', 'gelu' or a function, not tanh")
  wrong(stack, function() return nn[stack](nn[layer](2, 1), 0) end,
        ": the number of layers must be a whole number of at least 1, not 0")
  wrong(stack, function() return nn[stack](nn[layer], 2) end,
        ": needs a layer, how many there are of it, and a norm or nothing")
end

local one_each = with{ num_encoder_layers = 1, num_decoder_layers = 1 }
for _, each in ipairs{
  { { 2, 1 }, {}, "2, 1, 1, 1, %s", { 2, 1, 2 }, { 2, 1, 2 } },
  { { 2, 2 }, { batch_first = true }, "2, 2, 1, 1, %s, batch_first=True", { 1, 3, 2 },
    { 1, 2, 2 } },
  { { 2, 1 }, { norm_first = true, num_decoder_layers = 2 }, "2, 1, 1, 2, %s, norm_first=True",
    { 1, 2, 2 }, { 2, 2, 2 } },
} do
  local options = with(one_each)
  for key, value in pairs(each[2]) do
    options[key] = value
  end
  case("Transformer", function() return nn.Transformer(each[1][1], each[1][2], options) end,
       ("Transformer(%s)"):format(each[3]:format(python)),
       { a = each[4], b = each[5], call = unpacked, torch = "M(a, b)" })
end
case("Transformer",
     function() return nn.Transformer(2, 1, one_each) end,
     ("Transformer(2, 1, 1, 1, %s)"):format(python),
     { a = { 3, 1, 2 }, b = { 2, 1, 2 }, d = values{ 1, 3, dtype = "bool", data = { 0, 0, 1 } },
       call = function(m, a, b, d)
         return m(a, b, { tgt_is_causal = true, src_key_padding_mask = d,
                          memory_key_padding_mask = d })
       end,
       torch = "M(a, b, tgt_mask=torch.ones(2, 2).triu(1) > 0, src_key_padding_mask=d, " ..
               "memory_key_padding_mask=d)" })
case("Transformer",
     function() return nn.Transformer(2, 2, with{ num_encoder_layers = 2, num_decoder_layers = 1 })
     end, ("Transformer(2, 2, 2, 1, %s)"):format(python),
     { a = { 2, 1, 2 }, b = { 1, 1, 2 }, call = function(m, a, b) return m(a, b) end,
       torch = "M(a, b)" })
wrong("Transformer", function() return nn.Transformer(6, 4) end,
      "EncoderLayer: d_model 6 does not divide into 4 heads")
wrong("Transformer", function() return nn.Transformer(4, 2, { num_decoder_layers = 0 }) end,
      ": num_decoder_layers must be a whole number of at least 1, not 0")
wrong("Transformer", function() return nn.Transformer(4, 2, { layers = 0 }) end,
      ": no option 'layers'")

---- activation with a weight ----

plain("PReLU", nonzero, {
  { {}, "", { 5 } }, { {}, "", { 2, 3 } }, { { 3 }, "3", { 2, 3 } }, { { 4 }, "4", { 2, 4, 3 } },
  { { 2, 0.1 }, "2, 0.1", { 3, 2, 2, 2 } },
})
wrong("PReLU", function() return nn.PReLU{ num_parameters = 4 } end,
      ": the number of parameters must be a whole number of at least 1, not a table")
wrong("PReLU", function() return nn.PReLU(0) end,
      ": the number of parameters must be a whole number of at least 1, not 0")

return cases
