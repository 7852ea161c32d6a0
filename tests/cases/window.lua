-- Windows: unfold, convolution, pooling, interpolation.
return {
  { "unfold", function(a) return a:unfold(0, 2, 1) end, torch = "a.unfold(0, 2, 1)",
    shapes = { { a = { 2 } }, { a = { 5 } }, { a = { 4, 3 } } } },
  { "unfold", function(a) return a:unfold(-1, 3, 2) end, torch = "a.unfold(-1, 3, 2)",
    shapes = { { a = { 3 } }, { a = { 2, 6 } }, { a = { 2, 1, 7 } } } },
  { "unfold", function(a) return a:unfold(1, 1, 9) end, torch = "a.unfold(1, 1, 9)", a = { 2, 4 } },
  { "unfold", function(a) return a:unfold(0, 2, 2):unfold(1, 2, 1) end,
    torch = "a.unfold(0, 2, 2).unfold(1, 2, 1)", a = { 5, 3, 2 } },
  { wrong = "unfold", function(a) return a:unfold(1, 4, 1) end, a = { 2, 3 },
    error = "unfold: axis 1 of (2, 3) has no window of 4" },
  { wrong = "unfold", function(a) return a:unfold(0, 2, 0) end, a = { 2, 3 },
    error = "unfold: the step must be a whole number of at least 1, not 0" },
}
