-- Maps that are linear in each of their inputs, and the mask of causal attention.
local function operands(names, ...)
  local list = {}
  for i, shapes in ipairs{ ... } do
    list[i] = {}
    for k, shape in ipairs(shapes) do
      list[i][names:sub(k, k)] = shape
    end
  end
  return list
end

local affine = operands("abc", { { 4, 3 }, { 2, 3 }, { 2 } }, { { 3 }, { 2, 3 }, { 2 } },
                        { { 2, 1, 3 }, { 4, 3 }, { 4 } }, { { 1, 1 }, { 1, 1 }, { 1 } },
                        { { 2, 2, 2, 2 }, { 3, 2 }, { 3 } })
local twice = operands("abcd", { { 4, 3 }, { 4, 2 }, { 5, 3, 2 }, { 5 } },
                       { { 3 }, { 2 }, { 2, 3, 2 }, { 2 } },
                       { { 1, 1 }, { 1, 1 }, { 1, 1, 1 }, { 1 } },
                       { { 2, 2, 3 }, { 2, 2, 2 }, { 2, 3, 2 }, { 2 } },
                       { { 3, 1 }, { 3, 2 }, { 3, 1, 2 }, { 3 } })
local mask = "generate_square_subsequent_mask"

return {
  { "linear", function(a, b, c) return nn.linear(a, b, c) end, torch = "F.linear(a, b, c)",
    shapes = affine },
  { "linear", function(a, b) return nn.linear(a, b) end, torch = "F.linear(a, b)",
    shapes = operands("ab", { { 4, 3 }, { 2, 3 } }, { { 3 }, { 2, 3 } }) },
  { wrong = "linear", function(a, b) return nn.linear(a, b) end, a = { 4, 3 }, b = { 3, 2 },
    error = "linear: needs an input (..., in) and a weight (out, in), not (4, 3) and (3, 2)" },
  { wrong = "linear", function(a, b, c) return nn.linear(a, b, c) end, a = { 4, 3 }, b = { 2, 3 },
    c = { 3 }, error = "linear: the bias (3) must have an element for each of the 2 outputs" },

  { "bilinear", function(a, b, c, d) return nn.bilinear(a, b, c, d) end,
    torch = "F.bilinear(a, b, c, d)", shapes = twice },
  { "bilinear", function(a, b, c) return nn.bilinear(a, b, c) end, torch = "F.bilinear(a, b, c)",
    a = { 2, 3 }, b = { 2, 4 }, c = { 2, 3, 4 } },
  { wrong = "bilinear", function(a, b, c) return nn.bilinear(a, b, c) end, a = { 2, 3 },
    b = { 3, 4 }, c = { 2, 3, 4 },
    error = "bilinear: needs inputs (..., in1) and (..., in2) and a weight (out, in1, in2), not "
            .. "(2, 3), (3, 4) and (2, 3, 4)" },
  { wrong = "bilinear", function(a, b, c, d) return nn.bilinear(a, b, c, d) end, a = { 2, 3 },
    b = { 2, 4 }, c = { 2, 3, 4 }, d = { 2, 1 },
    error = "bilinear: the bias (2, 1) must have an element for each of the 2 outputs" },

  { mask, function(a) return nn[mask](a:size(-1)):eq(0):where(a, 0) end, torch = "a.tril()",
    shapes = { { a = { 1, 1 } }, { a = { 2, 2 } }, { a = { 3, 3 } }, { a = { 2, 4, 4 } },
               { a = { 5, 5 } } } },
  { wrong = mask, function() return nn[mask](0) end, a = { 1 },
    error = mask .. ": the size must be a whole number of at least 1, not 0" },
  { wrong = mask, function(a) return nn[mask](a) end, a = { 1 },
    error = mask .. ": the size must be a whole number of at least 1, not tensor f32 (1)" },
}
