-- Reading and writing at places that are numbers in a tensor.
local nan = 0 / 0

-- Places of three with repeats, and two out of range.
local places = values{ 5, dtype = "i32", data = { 2, 0, 2, 1, 0 } }
local stray = values{ 5, dtype = "i32", data = { 2, -1, 0, 3, 0 } }
local function list(...)
  return values{ select("#", ...), dtype = "i32", data = { ... } }
end

local cases = {
  { "gather", function(a, b) return a:gather(0, b) end, torch = "a.gather(0, b)", b = index(2),
    shapes = { { a = { 2 }, b = { 1 } }, { a = { 3 }, b = { 7 } }, { a = { 4, 3 },
    b = { 5, 3 } } } },
  { "gather", function(a, b) return a:gather(-1, b) end, torch = "a.gather(-1, b)", b = index(3),
    shapes = { { a = { 2, 3 }, b = { 2, 1 } }, { a = { 2, 3, 4 }, b = { 2, 3, 5 } } } },
  { "gather", function(a, b) return a:gather(1, b) end, torch = "a.gather(1, b)", a = { 4, 3, 2 },
    b = index(3){ 2, 5, 2 } },
  { "gather", function(a, b) return a:gather(0, b) end, torch = "a.gather(0, b)",
    a = index(9){ 4, 2 },
    b = index(4){ 3, 2 } },
  { "gather", function(a, b) return a:gather(0, b) end, a = { 3 }, b = stray, kink = "at",
    torch = "torch.where((b >= 0) & (b < 3), a.gather(0, b.clamp(0, 2)), math.nan)" },
  { wrong = "gather", function(a, b) return a:gather(1, b) end, a = { 2, 3 }, b = { 2, 3 },
    error = "gather: the index is f32; it must be i32, which :int() makes it" },
  { wrong = "gather", function(a, b) return a:gather(1, b) end, a = { 2, 3 }, b = index(3){ 3, 3 },
    error = "gather: the index (3, 3) leaves (2, 3) on axis 0" },
  { wrong = "gather", function(a, b) return a:gather(2, b) end, a = { 2, 3 }, b = index(3){ 2, 3 },
    error = "gather: axis 2 is outside a tensor of 2 axes" },

  { "take_along_dim", function(a, b) return a:take_along_dim(b, 1) end,
    torch = "torch.take_along_dim(a, b, 1)", b = index(2),
    shapes = { { a = { 3, 2 }, b = { 3, 4 } }, { a = { 3, 2 }, b = { 1, 5 } }, { a = { 1, 4 },
    b = { 3, 2 } } } },
  { "take_along_dim", function(a, b) return a:take_along_dim(b) end,
    torch = "torch.take_along_dim(a.flatten(), b)", a = { 2, 3 }, b = index(6){ 4 } },
  { "take_along_dim", function(a, b) return (a:sort(0)):take_along_dim(b, 0) end,
    torch = "torch.take_along_dim(a.sort(0)[0], b, 0)", a = distinct{ 4, 3 },
    b = index(4){ 2, 3 } },
  { wrong = "take_along_dim", function(a, b) return a:take_along_dim(b, 1) end, a = { 2, 3 },
    b = index(2){ 3 },
    error = "take_along_dim: (2, 3) and the index (3) need the same " ..
      "number of axes" },
  { wrong = "take_along_dim", function(a, b) return a:take_along_dim(b, 1) end, a = { 2, 3 },
    b = index(2){ 3, 3 },
    error = "take_along_dim: the index (3, 3) leaves (2, 3) on axis 0" },

  { "take", function(a, b) return a:take(b) end, torch = "a.take(b)", b = index(6),
    shapes = { { a = { 6 }, b = { 4 } }, { a = { 2, 3 }, b = { 3, 2 } }, { a = { 3, 1, 2 },
    b = {} } } },
  { "take", function(a, b) return a:take(b) end, torch = "a.take(b)", a = { 3 }, b = places },
  { "take", function(a, b) return a:take(b) end, torch = "a.take(b)", a = index(9){ 2, 2 },
    b = index(4){ 2, 1, 3 } },
  { wrong = "take", function(a, b) return a:take(b) end, a = { 2 }, b = { 2 },
    error = "take: the index is f32; it must be i32, which :int() makes it" },
  { wrong = "take", function(a) return a:take(1) end, a = { 2 },
    error = "take: needs a tensor, not number" },

  { "index_select", function(a, b) return a:index_select(0, b) end, torch = "a.index_select(0, b)",
    b = index(2),
    shapes = { { a = { 2 }, b = { 1 } }, { a = { 3, 2 }, b = { 5 } }, { a = { 2, 3, 2 },
    b = { 2 } } } },
  { "index_select", function(a, b) return a:index_select(-2, b) end,
    torch = "a.index_select(-2, b)",
    a = { 2, 3, 4 }, b = index(3){ 4 } },
  { "index_select", function(a, b) return a:index_select(1, b) end, torch = "a.index_select(1, b)",
    a = { 2, 3 }, b = places },
  { wrong = "index_select", function(a, b) return a:index_select(0, b) end, a = { 2, 3 },
    b = index(2){ 2, 2 },
    error = "index_select: the places are a list, with one axis, not (2, 2)" },
  { wrong = "index_select", function(a, b) return a:index_select(0, b) end, a = { 2 }, b = { 2 },
    error = "index_select: the index is f32; it must be i32, which :int() makes it" },
  { wrong = "index_select", function(a, b) return a:index_select(1, b) end, a = { 2 },
    b = index(2){ 2 },
    error = "index_select: axis 1 is outside a tensor of 1 axes" },

  { "scatter", function(a, b, c) return a:scatter(0, b, c) end, torch = "a.scatter(0, b, c)",
    a = { 4, 2 }, b = values{ 3, 2, dtype = "i32", data = { 3, 0, 1, 2, 0, 1 } }, c = { 3, 2 } },
  { "scatter", function(a, b, c) return a:scatter(-1, b, c) end,
    torch = "a.scatter(-1, b, c[:, :3])",
    a = { 2, 5 }, b = values{ 2, 3, dtype = "i32", data = { 4, 0, 2, 1, 3, 0 } }, c = { 2, 4 } },
  { "scatter", function(a, b) return a:scatter(1, b, 7) end, torch = "a.scatter(1, b, 7.0)",
    a = { 3, 5, 2 }, b = index(5){ 3, 2, 2 } },
  { "scatter", function(a, b) return a:scatter(0, b, 0) end, torch = "a.scatter(0, b, 0)",
    a = index(9){ 4 }, b = index(4){ 6 } },
  -- of several that write one place the last stays; PyTorch leaves that open, but not here
  { "scatter", function(a, b, c) return a:scatter(0, b, c) end, a = { 4 }, b = places, c = { 5 },
    torch = "torch.stack([c[4], c[3], c[2], a[3]])" },
  { "scatter", function(a, b, c) return a:scatter(0, b, c) end, a = { 3 }, b = stray, c = { 5 },
    torch = "torch.stack([c[4], a[1], c[0]])" },
  { wrong = "scatter", function(a, b, c) return a:scatter(0, b, c) end, a = { 4, 2 },
    b = index(4){ 3, 3 },
    c = { 3, 3 },
    error = "scatter: (4, 2) and the index (3, 3) may differ on axis 0 " ..
      "only" },
  { wrong = "scatter", function(a, b, c) return a:scatter(0, b, c) end, a = { 4 },
    b = index(4){ 3 }, c = { 2 },
    error = "scatter: the index (3) leaves (2) on axis 0" },
  { wrong = "scatter", function(a, b, c) return a:scatter(0, b, c:int()) end, a = { 4 },
    b = index(4){ 3 },
    c = { 3 }, error = "scatter: f32 and i32 do not mix; cast one of them" },

  { "scatter_add", function(a, b, c) return a:scatter_add(0, b, c) end,
    torch = "a.scatter_add(0, b, c)",
    b = index(3), shapes = {
      { a = { 3 }, b = { 1 }, c = { 1 } }, { a = { 4 }, b = { 7 }, c = { 7 } },
    } },
  { "scatter_add", function(a, b, c) return a:scatter_add(0, b, c) end,
    torch = "a.scatter_add(0, b, c[:5, :2])", a = { 3, 2 }, b = index(3){ 5, 2 }, c = { 6, 3 } },
  { "scatter_add", function(a, b, c) return a:scatter_add(1, b, c) end,
    torch = "a.scatter_add(1, b, c)",
    a = { 2, 3, 2 }, b = index(3){ 2, 4, 2 }, c = { 2, 4, 2 } },
  { "scatter_add", function(a, b, c) return a:scatter_add(0, b, c) end,
    torch = "a.scatter_add(0, b, c)",
    a = index(9){ 4 }, b = index(4){ 6 }, c = index(9){ 6 } },
  { "scatter_add", function(a, b, c) return a:scatter_add(0, b, c) end, a = { 3 }, b = stray,
    c = { 5 },
    torch = "a + torch.stack([c[2] + c[4], 0 * c[0], c[0]])" },
  { wrong = "scatter_add", function(a, b, c) return a:scatter_add(1, b, c) end, a = { 4, 2 },
    b = index(2){ 3, 3 }, c = { 3, 3 },
    error = "scatter_add: (4, 2) and the index (3, 3) may differ on " ..
      "axis 1 only" },
  { wrong = "scatter_add", function(a, b) return a:scatter_add(0, b, 1) end, a = { 4 },
    b = index(4){ 3 },
    error = "scatter_add: needs a tensor, not number" },

  { "index_add", function(a, b, c) return a:index_add(0, b, c) end, torch = "a.index_add(0, b, c)",
    b = index(3), shapes = {
      { a = { 3 }, b = { 1 }, c = { 1 } }, { a = { 4 }, b = { 7 }, c = { 7 } },
      { a = { 3, 2 }, b = { 5 }, c = { 5, 2 } },
    } },
  { "index_add", function(a, b, c) return a:index_add(-1, b, c) end,
    torch = "a.index_add(-1, b, c)", a = { 2, 3 }, b = places, c = { 2, 5 } },
  { "index_add", function(a, b, c) return a:index_add(0, b, c) end, torch = "a.index_add(0, b, c)",
    a = index(9){ 4 }, b = index(4){ 6 }, c = index(9){ 6 } },
  { wrong = "index_add", function(a, b, c) return a:index_add(0, b, c) end, a = { 4, 2 },
    b = index(4){ 3 }, c = { 3 },
    error = "index_add: 3 places on axis 0 of (4, 2) need a source (3, 2), not (3)" },
  { wrong = "index_add", function(a, b, c) return a:index_add(0, b, c) end, a = { 4 },
    b = index(4){ 3, 1 }, c = { 3 },
    error = "index_add: the places are a list, with one axis, not (3, 1)" },

  { "masked_fill", function(a, b) return a:masked_fill(b, -3) end, torch = "a.masked_fill(b, -3)",
    shapes = elementwise2, b = truth },
  { "masked_fill", function(a, b) return a:masked_fill(b, -math.huge):softmax(-1) end,
    torch = "a.masked_fill(b, -math.inf).softmax(-1)", a = { 2, 3 },
    b = values{ 2, 3, dtype = "bool", data = { 1, 0, 0, 0, 1, 1 } } },
  { wrong = "masked_fill", function(a, b) return a:masked_fill(b, 0) end, a = { 2 }, b = { 2 },
    error = "masked_fill: the mask is f32; compare it with something" },
  { wrong = "masked_fill", function(a) return a:masked_fill(true, 0) end, a = { 2 },
    error = "masked_fill: needs a tensor, not boolean" },

  { "one_hot", function(a) return a:one_hot(4) end, torch = "F.one_hot(a, 4).bool()",
    shapes = elementwise, a = index(4) },
  { "one_hot", function(a) return a:one_hot(3) end, a = stray,
    torch = "a[:, None] == torch.arange(3)" },
  { "one_hot", function(a) return nn.one_hot(a, 5) end, torch = "F.one_hot(a, 5).int()",
    a = index(5){ 2, 3 } },
  { wrong = "one_hot", function(a) return nn.one_hot(3, 4) end, a = { 2 },
    error = "one_hot: needs a tensor, not number" },
  { wrong = "one_hot", function(a) return a:one_hot(3) end, a = { 2 },
    error = "one_hot: labels are i32, not f32; cast with :int()" },
  { wrong = "one_hot", function(a) return a:one_hot(0) end, a = index(2){ 2 },
    error = "one_hot: the number of classes must be a whole number of at least 1, not 0" },

  { "embedding", function(a, b) return nn.embedding(b, a) end, torch = "F.embedding(b, a)",
    b = index(3),
    shapes = { { a = { 3, 2 }, b = { 1 } }, { a = { 4, 3 }, b = { 7 } }, { a = { 3, 1 },
    b = { 2, 3 } } } },
  { "embedding", function(a, b) return nn.embedding(b, a, { padding_idx = 1 }) end,
    torch = "F.embedding(b, a, padding_idx=1)", a = { 3, 4 }, b = places, kink = "at" },
  { "embedding", function(a, b) return nn.embedding(b, a, { padding_idx = -1 }) end,
    torch = "F.embedding(b, a, padding_idx=-1)", a = { 3, 2 }, b = list(2, 2, 0, 1), kink = "at" },
  { wrong = "embedding", function(a, b) return nn.embedding(a, b) end, a = { 3, 4 },
    b = index(3){ 2 },
    error = "embedding: the index is f32; it must be i32, which :int() makes it" },
  { wrong = "embedding", function(a, b) return nn.embedding(b, a) end, a = { 3 }, b = index(3){ 2 },
    error = "embedding: the weight is (rows, width), not (3)" },
  { wrong = "embedding", function(a, b) return nn.embedding(b, a, { padding_idx = 3 }) end,
    a = { 3, 4 },
    b = index(3){ 2 }, error = "embedding: padding_idx is 3, and the weight has 3 rows" },
  { wrong = "embedding_bag", function(a, b) return nn.embedding_bag(b, a) end, a = { 3, 2 },
    b = index(3){ 4 }, error = "embedding_bag: the ids are (bags, n), not (4)" },
  { wrong = "embedding_bag", function(a, b) return nn.embedding_bag(b, a, { mode = "prod" }) end,
    a = { 3, 2 }, b = index(3){ 2, 2 },
    error = "embedding_bag: mode is \"sum\", \"mean\" or \"max\", not prod" },
  { wrong = "embedding_bag",
    function(a, b, c) return nn.embedding_bag(b, a, { per_sample_weights = c }) end,
    a = { 3, 2 }, b = index(3){ 2, 2 }, c = { 2, 2 },
    error = "embedding_bag: per_sample_weights are for the mode \"sum\", not \"mean\"" },
  { wrong = "embedding_bag",
    function(a, b, c) return nn.embedding_bag(b, a, { per_sample_weights = c, mode = "sum" }) end,
    a = { 3, 2 }, b = index(3){ 2, 2 }, c = { 2 },
    error = "embedding_bag: per_sample_weights (2) need the shape of the ids, (2, 2)" },
}

-- Bags of every mode, with and without a row that does not count; one is nothing but that row.
for mode, kink in pairs{ sum = false, mean = false, max = true } do
  local options = { mode = mode, padding_idx = 1 }
  table.insert(cases, {
    "embedding_bag", function(a, b) return nn.embedding_bag(b, a, { mode = mode }) end,
    torch = ("F.embedding_bag(b, a, mode=%q)"):format(mode), kink = kink, b = index(3),
    shapes = { { a = distinct{ 3, 2 }, b = { 2, 4 } }, { a = distinct{ 5, 3 }, b = { 1, 2 } },
               { a = distinct{ 3, 1 }, b = { 3, 1 } } },
  })
  table.insert(cases, {
    "embedding_bag", function(a, b) return nn.embedding_bag(b, a, options) end,
    torch = ("F.embedding_bag(b, a, mode=%q, padding_idx=1)"):format(mode), kink = kink,
    a = distinct{ 3, 4 }, b = values{ 3, 3, dtype = "i32", data = { 0, 1, 2, 1, 1, 1, 2, 2, 0 } },
  })
end
for _, padding in ipairs{ "None", "2" } do
  table.insert(cases, {
    "embedding_bag",
    function(a, b, c)
      return nn.embedding_bag(b, a, { mode = "sum", per_sample_weights = c,
                                      padding_idx = math.tointeger(tonumber(padding)) })
    end, a = { 3, 2 }, b = index(3){ 2, 3 }, c = { 2, 3 },
    torch = ("F.embedding_bag(b, a, mode='sum', per_sample_weights=c, padding_idx=%s)"):format(
      padding),
  })
end
table.insert(cases, {
  "embedding_bag", function(a, b) return nn.embedding_bag(b, a) end, a = { 3, 2 },
  b = index(3){ 2, 5 }, torch = "F.embedding_bag(b, a)",
})

-- Every reduction, with and without what is there. Place 3 of the axis is never written.
for _, reduce in ipairs{ "sum", "mean", "amax", "amin" } do
  for _, keep in ipairs{ true, false } do
    local function along(axis)
      return function(a, b, c)
        return a:scatter_reduce(axis, b, c, reduce, { include_self = keep })
      end
    end
    local words = ("%q, include_self=%s)"):format(reduce, keep and "True" or "False")
    local kink = reduce:find("^a") ~= nil
    table.insert(cases, {
      "scatter_reduce", along(0), torch = "a.scatter_reduce(0, b, c, " .. words, a = { 4 },
      b = places, c = distinct{ 5 }, kink = kink,
    })
    table.insert(cases, {
      "scatter_reduce", along(1), torch = "a.scatter_reduce(1, b, c[:, :4], " .. words,
      a = { 2, 4 }, b = index(3){ 2, 4 }, c = distinct{ 2, 6 }, kink = kink,
    })
    table.insert(cases, { -- equal numbers; PyTorch lets what is not included share, too
      "scatter_reduce", along(0), torch = "a.scatter_reduce(0, b, c, " .. words,
      a = values{ 4, data = keep and { 1, 1, 0, 1 } or { 2, 3, 0, 2 } }, b = places,
      c = values{ 5, data = { 0.7, 1, 0.7, 1, 1 } }, kink = "at",
    })
  end
end
table.insert(cases, {
  wrong = "scatter_reduce",
  function(a, b, c) return a:scatter_reduce(0, b, c, "prod") end, a = { 4 }, b = places, c = { 5 },
  error = "scatter_reduce: reduce is \"sum\", \"mean\", \"amax\" or \"amin\", not prod",
})
table.insert(cases, {
  wrong = "scatter_reduce",
  function(a, b, c) return a:scatter_reduce(0, b, c, "sum", { include = 1 }) end, a = { 4 },
  b = places, c = { 5 }, error = "scatter_reduce: no option 'include'",
})

return cases
