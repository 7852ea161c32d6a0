-- Normalization. PyTorch's own functions, or for rms_norm, which it did not have, the formula.
local cases = {}

local function case(name, call, torch, entry)
  entry[1], entry[2], entry.torch = name, call, torch
  table.insert(cases, entry)
end

local function wrong(name, call, message, entry)
  entry.wrong, entry[1], entry.error = name, call, name .. ": " .. message
  table.insert(cases, entry)
end

---- over the last axes ----

-- No row of equal numbers: then what is left over is rounding, divided by the root of eps.
local rows = { { a = { 1, 5 } }, { a = { 4, 5 } }, { a = { 2, 1, 5 } } }
case("layer_norm", function(a) return nn.layer_norm(a, 5) end, "F.layer_norm(a, (5,))",
     { shapes = rows })
case("layer_norm", function(a) return nn.layer_norm(a, 5) end, "F.layer_norm(a, (5,))",
     { a = distinct{ 5 } })
case("layer_norm", function(a, b, c) return nn.layer_norm(a, { 5 }, b, c, { eps = 0.1 }) end,
     "F.layer_norm(a, (5,), b, c, 0.1)", { shapes = rows, b = { 5 }, c = { 5 } })
case("layer_norm", function(a, b, c) return nn.layer_norm(a, { 2, 3 }, b, c) end,
     "F.layer_norm(a, (2, 3), b, c)", { a = { 4, 2, 3 }, b = { 2, 3 }, c = { 2, 3 } })
case("layer_norm", function(a, b) return nn.layer_norm(a, { 4, 2, 3 }, b) end,
     "F.layer_norm(a, (4, 2, 3), b)", { a = { 4, 2, 3 }, b = { 4, 2, 3 } })
wrong("layer_norm", function(a) return nn.layer_norm(a, 4) end,
      "the last axes of the input (2, 3) must be the normalized shape (4)", { a = { 2, 3 } })
wrong("layer_norm", function(a) return nn.layer_norm(a, { 1, 2, 3 }) end,
      "the last axes of the input (2, 3) must be the normalized shape (1, 2, 3)", { a = { 2, 3 } })
wrong("layer_norm", function(a, b) return nn.layer_norm(a, 3, b) end,
      "the weight (2) must have the shape (3)", { a = { 2, 3 }, b = { 2 } })
wrong("layer_norm", function(a) return nn.layer_norm(a, 3, nil, nil, { eps = -1 }) end,
      "eps must be a number of at least 0, not -1", { a = { 2, 3 } })

case("rms_norm", function(a) return nn.rms_norm(a, 5, nil, { eps = 1e-6 }) end,
     "a * torch.rsqrt((a * a).mean(-1, keepdim=True) + 1e-6)", { shapes = rows })
case("rms_norm", function(a, b) return nn.rms_norm(a, 5, b, { eps = 0.1 }) end,
     "a * torch.rsqrt((a * a).mean(-1, keepdim=True) + 0.1) * b", { shapes = rows, b = { 5 } })
case("rms_norm", function(a, b) return nn.rms_norm(a, { 2, 3 }, b) end,
     "a * torch.rsqrt((a * a).mean((-2, -1), keepdim=True) + torch.finfo(a.dtype).eps) * b",
     { a = { 4, 2, 3 }, b = { 2, 3 } })
wrong("rms_norm", function(a) return nn.rms_norm(a, 4) end,
      "the last axes of the input (2, 3) must be the normalized shape (4)", { a = { 2, 3 } })
wrong("rms_norm", function(a, b) return nn.rms_norm(a, 3, b) end,
      "the weight (2, 3) must have the shape (3)", { a = { 2, 3 }, b = { 2, 3 } })

---- by channels ----

local pictures = { { a = { 2, 4, 5 } }, { a = { 2, 4, 2, 3 } }, { a = { 3, 4 } } }
for _, groups in ipairs{ 1, 2 } do
  case("group_norm", function(a) return nn.group_norm(a, groups) end,
       ("F.group_norm(a, %d)"):format(groups), { shapes = { pictures[1], pictures[2] } })
  case("group_norm",
       function(a, b, c) return nn.group_norm(a, groups, b, c, { eps = 0.1 }) end,
       ("F.group_norm(a, %d, b, c, 0.1)"):format(groups),
       { shapes = { pictures[1], pictures[2] }, b = { 4 }, c = { 4 } })
end
case("group_norm", function(a) return nn.group_norm(a, 1) end, "F.group_norm(a, 1)",
     { a = { 3, 4 } })
case("group_norm", function(a, b, c) return nn.group_norm(a, 4, b, c) end,
     "F.group_norm(a, 4, b, c)", { a = { 1, 4, 5 }, b = { 4 }, c = { 4 } })
wrong("group_norm", function(a) return nn.group_norm(a, 3) end,
      "the 4 channels of (2, 4, 5) do not divide into 3 groups", { a = { 2, 4, 5 } })
wrong("group_norm", function(a) return nn.group_norm(a, 1) end,
      "the input (4) needs at least 2 axes: (batch, channels)", { a = { 4 } })
wrong("group_norm", function(a, b) return nn.group_norm(a, 2, b, b) end,
      "the weight (2) must have the shape (4)", { a = { 2, 4, 5 }, b = { 2 } })

local places = { { a = { 1, 4, 5 } }, { a = { 2, 4, 5 } }, { a = { 2, 4, 2, 3 } } }
case("instance_norm", function(a) return nn.instance_norm(a) end, "F.instance_norm(a)",
     { shapes = places })
case("instance_norm",
     function(a, b, c) return nn.instance_norm(a, nil, nil, b, c, { eps = 0.1 }) end,
     "F.instance_norm(a, None, None, b, c, eps=0.1)", { shapes = places, b = { 4 }, c = { 4 } })
case("instance_norm",
     function(a, b, c) return nn.instance_norm(a, b, c, b, b, { use_input_stats = false }) end,
     "F.instance_norm(a, b.detach() * 1, c.detach() * 1, b, b, use_input_stats=False)",
     { shapes = places, b = values{ 4, data = { 0.5, -1, 0, 2 } },
       c = values{ 4, data = { 0.5, 1, 2, 3 } }, discrete = true })
wrong("instance_norm", function(a) return nn.instance_norm(a) end,
      "the input (2, 4) needs at least 3 axes: (batch, channels, ...)", { a = { 2, 4 } })
wrong("instance_norm", function(a) return nn.instance_norm(a) end,
      "the input (2, 4, 1) has one place a channel; more are needed", { a = { 2, 4, 1 } })
wrong("instance_norm",
      function(a) return nn.instance_norm(a, nil, nil, nil, nil, { use_input_stats = false }) end,
      "without statistics of the input, running_mean and running_var are needed",
      { a = { 2, 4, 5 } })

local training = { training = true }
case("batch_norm", function(a) return nn.batch_norm(a, nil, nil, nil, nil, training) end,
     "F.batch_norm(a, None, None, training=True)", { shapes = pictures, a = distinct })
case("batch_norm",
     function(a, b, c)
       return nn.batch_norm(a, nil, nil, b, c, { training = true, eps = 0.1 })
     end,
     "F.batch_norm(a, None, None, b.contiguous(), c.contiguous(), training=True, eps=0.1)",
     { shapes = pictures, a = distinct, b = { 4 }, c = { 4 } })
case("batch_norm",
     function(a, b, c, d, e) return nn.batch_norm(a, b, c, d, e) end,
     "(a - b.reshape(-1, *[1] * (a.dim() - 2))) "
     .. "/ (c.reshape(-1, *[1] * (a.dim() - 2)) + 1e-5).sqrt() "
     .. "* d.reshape(-1, *[1] * (a.dim() - 2)) + e.reshape(-1, *[1] * (a.dim() - 2))",
     { shapes = pictures, b = { 4 }, c = positive{ 4 }, d = { 4 }, e = { 4 } })
wrong("batch_norm", function(a) return nn.batch_norm(a) end,
      "without statistics of the input, running_mean and running_var are needed",
      { a = { 2, 4, 5 } })
wrong("batch_norm", function(a) return nn.batch_norm(a, nil, nil, nil, nil, training) end,
      "the input (1, 4) has one number a channel; training needs more (is it the rest of the "
      .. "samples? choose a `batch` that leaves none)", { a = { 1, 4 } })
wrong("batch_norm", function(a, b) return nn.batch_norm(a, b) end,
      "running_mean and running_var come together, or both are nil", { a = { 2, 4 }, b = { 4 } })
wrong("batch_norm", function(a, b) return nn.batch_norm(a, b, b) end,
      "the running_mean (2) must have the shape (4)", { a = { 2, 4 }, b = { 2 } })
wrong("batch_norm", function(a) return nn.batch_norm(a, nil, nil, nil, nil, { train = true }) end,
      "no option 'train'", { a = { 2, 4 } })

---- distances ----

local matrices = { { a = { 3, 4 } }, { a = { 2, 1 } }, { a = { 2, 3, 2 } } }
for _, p in ipairs{ 2, 1, 3, 0.5 } do
  case("normalize", function(a) return nn.normalize(a, { p = p }) end,
       ("F.normalize(a, %s)"):format(p), { shapes = matrices, a = nonzero })
end
case("normalize", function(a) return nn.normalize(a) end, "F.normalize(a)", { shapes = matrices })
case("normalize", function(a) return nn.normalize(a + 1, { p = math.huge, dim = -1 }) end,
     "F.normalize(a + 1, math.inf, -1)", { shapes = matrices, a = distinct, kink = true })
case("normalize", function(a) return nn.normalize(a, { dim = 0, eps = 100 }) end,
     "F.normalize(a, dim=0, eps=100)", { shapes = matrices })
case("normalize", function(a) return nn.normalize(a, { dim = 0, eps = 2 }) end,
     "F.normalize(a, dim=0, eps=2)",
     { kink = "at", a = values{ 2, 3, data = { 0, 2, 0, 0, 0, 3 } } })
wrong("normalize", function(a) return nn.normalize(a) end,
      "axis 1 is outside a tensor of 1 axes", { a = { 4 } })
wrong("normalize", function(a) return nn.normalize(a, { p = -1, dim = 0 }) end,
      "p must be a number of at least 0, not -1", { a = { 4 } })

local two = {
  { a = { 3, 4 }, b = { 3, 4 } }, { a = { 2, 3, 2 }, b = { 3, 2 } }, { a = { 1, 5 }, b = { 2, 5 } },
}
case("cosine_similarity", function(a, b) return nn.cosine_similarity(a, b) end,
     "F.cosine_similarity(a, b)", { shapes = two })
case("cosine_similarity", function(a, b) return nn.cosine_similarity(a, b, { dim = -1 }) end,
     "F.cosine_similarity(a, b, dim=-1)", { shapes = two })
case("cosine_similarity",
     function(a, b) return nn.cosine_similarity(a, b, { dim = 0, eps = 9 }) end,
     "F.cosine_similarity(a, b, dim=0, eps=9)", { shapes = two, kink = "at" })
case("cosine_similarity", function(a, b) return nn.cosine_similarity(a, b) end,
     "F.cosine_similarity(a, b)",
     { kink = "at", a = values{ 2, 2, data = { 0, 0, 1, 2 } }, b = { 2, 2 } })
wrong("cosine_similarity", function(a, b) return nn.cosine_similarity(a, b) end,
      "(2, 3) and (2, 4) do not broadcast: from the last axis on, extents must agree or be 1",
      { a = { 2, 3 }, b = { 2, 4 } })
wrong("cosine_similarity", function(a) return nn.cosine_similarity(a, a) end,
      "axis 1 is outside a tensor of 1 axes", { a = { 3 } })

case("pairwise_distance", function(a, b) return nn.pairwise_distance(a, b) end,
     "F.pairwise_distance(a, b)", { shapes = two })
case("pairwise_distance",
     function(a, b) return nn.pairwise_distance(a, b, { p = 1, keepdim = true }) end,
     "F.pairwise_distance(a, b, 1, keepdim=True)",
     { shapes = two, a = odd, b = even, kink = true })
case("pairwise_distance",
     function(a, b) return nn.pairwise_distance(a, b, { p = 3, eps = 0.01 }) end,
     "F.pairwise_distance(a, b, 3, 0.01)", { shapes = two, a = odd, b = even })
case("pairwise_distance", function(a, b) return nn.pairwise_distance(a, b, { eps = 0 }) end,
     "F.pairwise_distance(a, b, eps=0)",
     { kink = "at", a = values{ 2, 2, data = { 0, 0, 1, 2 } },
       b = values{ 2, 2, data = { 0, 0, 1, 1 } } })
wrong("pairwise_distance", function(a, b) return nn.pairwise_distance(a, b) end,
      "(2, 3) and (2, 4) do not broadcast: from the last axis on, extents must agree or be 1",
      { a = { 2, 3 }, b = { 2, 4 } })
wrong("pairwise_distance", function(a) return nn.pairwise_distance(a:sum(), a:sum()) end,
      "needs vectors, not two scalars", { a = { 2 } })

---- over neighbouring channels ----

for _, each in ipairs{
  { 2, { alpha = 0.5 }, "2, 0.5" }, { 3, { alpha = 1, beta = 0.5 }, "3, 1, 0.5" },
  { 1, { alpha = 1, k = 2 }, "1, 1, k=2" }, { 5, { alpha = 2, beta = 1, k = 0.5 }, "5, 2, 1, 0.5" },
  { 4, nil, "4" },
} do
  case("local_response_norm", function(a) return nn.local_response_norm(a, each[1], each[2]) end,
       ("F.local_response_norm(a.contiguous(), %s)"):format(each[3]),
       { shapes = { { a = { 2, 4, 3 } }, { a = { 1, 3, 2, 2 } }, { a = { 1, 2, 1, 2, 2 } } } })
end
wrong("local_response_norm", function(a) return nn.local_response_norm(a, 2) end,
      "the input (2, 3) needs at least 3 axes: (batch, channels, ...)", { a = { 2, 3 } })
wrong("local_response_norm", function(a) return nn.local_response_norm(a, 1.5) end,
      "the number of channels must be a whole number of at least 1, not 1.5", { a = { 2, 3, 4 } })
wrong("local_response_norm", function(a) return nn.local_response_norm(a, 2, { k = -1 }) end,
      "k must be a number of at least 0, not -1", { a = { 2, 3, 4 } })

return cases
