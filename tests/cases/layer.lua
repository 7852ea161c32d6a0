-- Modules without parameters against PyTorch's of the same name.
local cases = {}
local case, plain, wrong, refused, fails = module_cases(cases)

---- padding ----

for _, class in ipairs{ "ConstantPad1d", "ReflectionPad1d", "ReplicationPad1d", "ZeroPad2d",
                        "ConstantPad2d", "ReflectionPad2d", "ReplicationPad2d" } do
  local flat, value = class:find("1d") ~= nil, class:find("Constant") and 0.5 or nil
  local function each(padding, words, shape)
    return { { padding, value }, words .. (value and ", 0.5" or ""), shape }
  end
  plain(class, nil, flat and {
    each(1, "1", { 1, 2, 3 }), each({ 2, 1 }, "(2, 1)", { 2, 1, 4 }),
    each({ 0, 2 }, "(0, 2)", { 1, 1, 5 }), each(2, "2", { 2, 2, 4 }),
    each({ 1, 0 }, "(1, 0)", { 1, 3, 2 }),
  } or {
    each(1, "1", { 1, 2, 3, 2 }), each({ 2, 1, 0, 1 }, "(2, 1, 0, 1)", { 2, 1, 2, 4 }),
    each({ 0, 2, 1, 1 }, "(0, 2, 1, 1)", { 1, 1, 3, 3 }), each(2, "2", { 1, 1, 4, 3 }),
    each({ 0, 0, 1, 0 }, "(0, 0, 1, 0)", { 1, 2, 2, 1 }),
  })
  wrong(class, function(a) return nn[class]({ 1, 2, 3 }, value)(a) end,
        (": the padding is a number, or %d of them, two for each axis from the last on"):format(
          flat and 2 or 4), { a = flat and { 1, 2, 3 } or { 1, 2, 3, 3 } })
  wrong(class, function(a) return nn[class](1, value)(a) end,
        ": the input (2, 3) needs " .. (flat and "3 axes: (batch, channels, length)"
                                        or "4 axes: (batch, channels, height, width)"),
        { a = { 2, 3 } })
end

for _, class in ipairs{ "ConstantPad3d", "ReflectionPad3d", "ReplicationPad3d" } do
  local value = class:find("Constant") and 0.5 or nil
  local function each(padding, words, shape)
    return { { padding, value }, words .. (value and ", 0.5" or ""), shape }
  end
  plain(class, nil, {
    each(1, "1", { 1, 1, 2, 2, 2 }),
    each({ 1, 0, 0, 1, 1, 0 }, "(1, 0, 0, 1, 1, 0)", { 1, 2, 2, 2, 2 }),
    each({ 2, 0, 1, 1, 0, 2 }, "(2, 0, 1, 1, 0, 2)", { 1, 1, 3, 2, 3 }),
    each({ 0, 0, 0, 0, 1, 1 }, "(0, 0, 0, 0, 1, 1)", { 2, 1, 2, 1, 2 }),
    each({ 0, 1, 0, 0, 0, 0 }, "(0, 1, 0, 0, 0, 0)", { 1, 1, 1, 1, 3 }),
  })
  wrong(class, function(a) return nn[class]({ 1, 2, 3, 4 }, value)(a) end,
        ": the padding is a number, or 6 of them, two for each axis from the last on",
        { a = { 1, 1, 2, 2, 2 } })
  wrong(class, function(a) return nn[class](1, value)(a) end,
        ": the input (2, 3) needs 5 axes: (batch, channels, depth, height, width)",
        { a = { 2, 3 } })
end

---- windows ----

plain("Unfold", nil, {
  { { 2 }, "2", { 1, 2, 3, 3 } }, { { { 2, 1 } }, "(2, 1)", { 2, 1, 3, 2 } },
  { { 2, { stride = 2, padding = 1 } }, "2, stride=2, padding=1", { 1, 1, 4, 3 } },
  { { { 1, 2 }, { dilation = 2 } }, "(1, 2), dilation=2", { 1, 2, 2, 4 } },
  { { 1 }, "1", { 1, 1, 2, 2 } },
})
plain("Fold", nil, {
  { { 3, 2 }, "3, 2", { 1, 4, 4 } }, { { { 3, 2 }, { 2, 1 } }, "(3, 2), (2, 1)", { 2, 2, 4 } },
  { { { 4, 3 }, 2, { stride = 2, padding = 1 } }, "(4, 3), 2, stride=2, padding=1", { 1, 4, 6 } },
  { { { 2, 4 }, { 1, 2 }, { dilation = 2 } }, "(2, 4), (1, 2), dilation=2", { 1, 4, 4 } },
  { { 2, 1 }, "2, 1", { 1, 3, 4 } },
})
fails("Unfold", { 4 }, { 1, 1, 3, 3 },
      "unfold: the window (4, 4) in steps of (1, 1) is larger than the input (1, 1, 3, 3), " ..
      "padded to 3 on axis 2")
fails("Fold", { 3, 2 }, { 1, 4, 5 }, "fold: (1, 4, 5) has 5 windows, and 2 x 2 fit into (3, 3)")
wrong("Unfold", function() return nn.Unfold(2, { size = 2 }) end, ": no option 'size'")
wrong("Fold", function() return nn.Fold(3, 2, 1) end,
      ": options are a table, as in { stride = ... }, not number")

plain("Softmax2d", nil, {
  { {}, "", { 2, 3, 2, 2 } }, { {}, "", { 3, 2, 1 } }, { {}, "", { 1, 1, 2, 2 } },
  { {}, "", { 1, 4, 1, 2 } }, { {}, "", { 2, 2, 2 } },
})
refused("Softmax2d", {}, { 2, 3 },
        ": the input (2, 3) needs 3 or 4 axes: (..., channels, height, width)",
        { 1 }, ": takes no options, but is given a number")

---- of two tensors ----

-- Cases of nn[name](options)(a, b).
local function of_two(name, entries)
  for _, each in ipairs(entries) do
    case(name, function() return nn[name](each[1]) end, ("%s(%s)"):format(name, each[2]),
         { a = each[3], b = each[4], call = function(m, a, b) return m(a, b) end,
           torch = "M(a, b)" })
  end
  wrong(name, function() return nn[name]{ margin = 1 } end, ": no option 'margin'")
end

of_two("CosineSimilarity", {
  { nil, "", { 2, 3 }, { 2, 3 } }, { { dim = 0 }, "dim=0", { 4 }, { 4 } },
  { { dim = -1 }, "dim=-1", { 2, 1, 3 }, { 2, 3 } }, { {}, "", { 2, 2, 3 }, { 2, 2, 3 } },
  { { dim = 2, eps = 1e-3 }, "2, 1e-3", { 1, 2, 3 }, { 1, 2, 3 } },
})
of_two("PairwiseDistance", {
  { nil, "", { 2, 3 }, { 2, 3 } }, { { keepdim = true }, "keepdim=True", { 4, 2 }, { 4, 2 } },
  { { p = 3 }, "3", { 3, 2 }, { 3, 2 } }, { { eps = 0.1 }, "eps=0.1", { 2, 1, 3 }, { 2, 1, 3 } },
  { {}, "", { 5 }, { 5 } },
})
for name, f in pairs{ CosineSimilarity = "cosine_similarity",
                      PairwiseDistance = "pairwise_distance" } do
  table.insert(cases, { wrong = name, function(a) return nn[name]{ eps = -1 }(a, a) end,
                        a = { 2, 3 }, error = f .. ": eps must be a number of at least 0, not -1" })
end

---- dropout, not in training ----

for _, name in ipairs{ "Dropout", "AlphaDropout" } do
  plain(name, nil, {
    { {}, "0.5).eval(", { 2, 3 } }, { { 0.9 }, "0.9).eval(", { 4 } }, { { 0 }, "0.", { 2, 1, 2 } },
    { { 0 }, "0.", {} }, { { 0.1 }, "0.1).eval(", { 1 } }, { { 1 }, "1.).eval(", { 2, 3 } },
  })
  refused(name, { 2 }, { 2 }, ": the probability must be at least 0 and at most 1, not 2", { "x" },
          ": the probability must be at least 0 and at most 1, not x")
end

for name, shapes in pairs{
  Dropout1d = { { 2, 3, 2 }, { 1, 2, 3 }, { 2, 1, 1 }, { 1, 1, 4 }, { 2, 2, 2 } },
  Dropout2d = { { 2, 3, 2, 2 }, { 1, 2, 2, 1 }, { 2, 1, 2, 3 }, { 1, 1, 1, 1 }, { 2, 3, 1, 2 } },
  Dropout3d = { { 1, 2, 2, 2, 1 }, { 1, 1, 2, 1, 1 }, { 2, 1, 1, 2, 1 }, { 1, 1, 1, 1, 1 },
                { 2, 2, 1, 1, 2 } },
  FeatureAlphaDropout = { { 2, 3, 2 }, { 1, 2 }, { 2, 1, 1, 2 }, { 1, 1, 1 }, { 3, 2, 1, 1, 1 } },
} do
  local f = name:gsub("(%l)(%u)", "%1_%2"):lower()
  plain(name, nil, {
    { {}, "0.5).eval(", shapes[1] }, { { 0.9 }, "0.9).eval(", shapes[2] },
    { { 0 }, "0.", shapes[3] }, { { 0.1 }, "0.1).eval(", shapes[4] },
    { { 1 }, "1.).eval(", shapes[5] },
  })
  for _, shape in ipairs(shapes) do
    table.insert(cases, { f, function(a) return nn[f](a, 0.3) end, torch = "a", a = shape })
  end
  refused(name, { 2 }, { 2 }, ": the probability must be at least 0 and at most 1, not 2",
          { "x" }, ": the probability must be at least 0 and at most 1, not x")
  wrong(f, function(a) return nn[f](a, 2) end,
        ": the probability must be at least 0 and at most 1, not 2", { a = shapes[1] })
  wrong(f, function(a) return nn[f](a, 0.5, true) end,
        ": no argument says whether this is training: it acts in training steps alone, which " ..
        "nn.is_training() tells; a probability of 0 switches it off", { a = shapes[1] })
end
wrong("dropout1d", function(a) return nn.dropout1d(a) end,
      ": the input (2, 3) needs 3 axes: (batch, channels, length)", { a = { 2, 3 } })
wrong("dropout3d", function(a) return nn.dropout3d(a) end,
      ": the input (2, 3) needs 5 axes: (batch, channels, depth, height, width)", { a = { 2, 3 } })
wrong("feature_alpha_dropout", function(a) return nn.feature_alpha_dropout(a) end,
      ": the input (3) needs axes (batch, channels, ...)", { a = { 3 } })

return cases
