-- Windows: unfold and convolution.
local x1, w1 = { 2, 3, 7 }, { 4, 3, 3 }
local x2, w2 = { 2, 2, 5, 4 }, { 3, 2, 3, 2 }
local x3, w3 = { 1, 2, 4, 3, 4 }, { 2, 2, 2, 2, 3 }

local function conv(name, options)
  return function(a, b, c) return nn[name](a, b, c, options) end
end

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

  { "conv1d", conv "conv1d", torch = "F.conv1d(a, b, c)", a = x1, b = w1, c = { 4 } },
  { "conv1d", conv("conv1d", { stride = 2, padding = 1, dilation = 2 }), a = x1, b = w1,
    torch = "F.conv1d(a, b, stride=2, padding=1, dilation=2)" },
  { "conv1d", conv("conv1d", { padding = "same" }), torch = "F.conv1d(a, b, padding='same')",
    shapes = { { a = x1, b = w1 }, { a = { 1, 1, 4 }, b = { 2, 1, 2 } } } },
  { "conv1d", conv("conv1d", { padding = "valid", stride = 9 }), a = x1, b = w1,
    torch = "F.conv1d(a, b, padding='valid', stride=9)" },
  { "conv1d", conv("conv1d", { groups = 2 }), torch = "F.conv1d(a, b, c, groups=2)",
    shapes = { { a = { 2, 4, 5 }, b = { 6, 2, 2 }, c = { 6 } },
               { a = { 1, 2, 3 }, b = { 2, 1, 1 }, c = { 2 } } } },
  { "conv1d", conv("conv1d", { stride = 2 }), torch = "F.conv1d(a, b, c, stride=2)",
    a = { 2, 3, 5 }, b = { 2, 3, 1 }, c = { 2 } },
  { wrong = "conv1d", conv "conv1d", a = { 3, 7 }, b = w1,
    error = "conv1d: the input (3, 7) needs 3 axes: (batch, channels, length)" },
  { wrong = "conv1d", conv "conv1d", a = { 2, 3, 2 }, b = w1,
    error = "conv1d: the window (3) in steps of (1) is larger than the input (2, 3, 2), " ..
      "padded to 2 on axis 2" },
  { wrong = "conv1d", conv("conv1d", { padding = "same", stride = 2 }), a = x1, b = w1,
    error = "conv1d: padding 'same' needs a stride of 1, not 2" },

  { "conv2d", conv "conv2d", torch = "F.conv2d(a, b, c)", a = x2, b = w2, c = { 3 } },
  { "conv2d", conv("conv2d", { stride = { 2, 1 }, padding = { 1, 2 } }), a = x2, b = w2,
    torch = "F.conv2d(a, b, stride=(2, 1), padding=(1, 2))" },
  { "conv2d", conv("conv2d", { padding = "same", dilation = { 1, 2 } }), a = x2, b = w2, c = { 3 },
    torch = "F.conv2d(a, b, c, padding='same', dilation=(1, 2))" },
  { "conv2d", conv("conv2d", { groups = 4, padding = 1 }), a = { 2, 4, 3, 3 }, b = { 8, 1, 2, 2 },
    c = { 8 }, torch = "F.conv2d(a, b, c, groups=4, padding=1)" },
  { "conv2d", conv("conv2d", { stride = 2 }), torch = "F.conv2d(a, b, c, stride=2)",
    a = { 2, 3, 4, 3 }, b = { 2, 3, 1, 1 }, c = { 2 } },
  { "conv2d", conv("conv2d", { groups = 3 }), torch = "F.conv2d(a, b, groups=3)",
    a = { 2, 3, 2, 3 }, b = { 3, 1, 1, 1 } },
  { wrong = "conv2d", conv "conv2d", a = { 2, 3, 5 }, b = { 4, 3, 3, 3 },
    error = "conv2d: the input (2, 3, 5) needs 4 axes: (batch, channels, height, width)" },
  { wrong = "conv2d", conv "conv2d", a = { 2, 3, 5, 5 }, b = { 4, 2, 3, 3 },
    error = "conv2d: the input (2, 3, 5, 5) has 3 channels, the weight (4, 2, 3, 3) in 1 " ..
      "groups takes 2" },
  { wrong = "conv2d", conv("conv2d", { strides = 2 }), a = { 2, 2, 5, 5 }, b = { 4, 2, 3, 3 },
    error = "conv2d: no option 'strides'; did you mean 'stride'?" },
  { wrong = "conv2d", conv "conv2d", a = { 2, 2, 5, 5 }, b = { 4, 2, 3, 3 }, c = { 3 },
    error = "conv2d: the bias (3) must be (4), one number a channel" },

  { "conv3d", conv "conv3d", torch = "F.conv3d(a, b, c)", a = x3, b = w3, c = { 2 } },
  { "conv3d", conv("conv3d", { stride = { 2, 1, 2 }, padding = 1 }), a = x3, b = w3,
    torch = "F.conv3d(a, b, stride=(2, 1, 2), padding=1)" },
  { "conv3d", conv("conv3d", { groups = 2, dilation = { 2, 1, 1 } }), a = x3, b = { 2, 1, 2, 2, 2 },
    torch = "F.conv3d(a, b, groups=2, dilation=(2, 1, 1))" },
  { "conv3d", conv "conv3d", torch = "F.conv3d(a, b)", a = { 2, 2, 2, 1, 2 },
    b = { 3, 2, 1, 1, 1 } },
  { "conv3d", conv("conv3d", { padding = "same" }), torch = "F.conv3d(a, b, padding='same')",
    a = { 1, 1, 2, 2, 3 }, b = { 2, 1, 1, 2, 3 } },
  { wrong = "conv3d", conv "conv3d", a = x2, b = w3,
    error = "conv3d: the input (2, 2, 5, 4) needs 5 axes: (batch, channels, depth, height, " ..
      "width)" },
  { wrong = "conv3d", conv("conv3d", { stride = { 1, 2 } }), a = x3, b = w3,
    error = "conv3d: strides: 2 numbers for 3 axes" },

  { "conv_transpose1d", conv "conv_transpose1d", torch = "F.conv_transpose1d(a, b, c)",
    a = { 2, 3, 4 }, b = { 3, 2, 3 }, c = { 2 } },
  { "conv_transpose1d", conv("conv_transpose1d", { stride = 3, padding = 1, output_padding = 2 }),
    torch = "F.conv_transpose1d(a, b, c, stride=3, padding=1, output_padding=2)",
    a = { 2, 3, 4 }, b = { 3, 2, 3 }, c = { 2 } },
  { "conv_transpose1d", conv("conv_transpose1d", { dilation = 2, groups = 2 }),
    torch = "F.conv_transpose1d(a, b, dilation=2, groups=2)", a = { 1, 4, 3 }, b = { 4, 3, 2 } },
  { "conv_transpose1d", conv("conv_transpose1d", { stride = 2 }), a = { 1, 1, 1 }, b = { 1, 1, 1 },
    torch = "F.conv_transpose1d(a, b, stride=2)" },
  { "conv_transpose1d", conv("conv_transpose1d", { dilation = 3, output_padding = 2, stride = 2 }),
    torch = "F.conv_transpose1d(a, b, stride=2, dilation=3, output_padding=2)", a = { 2, 2, 3 },
    b = { 2, 1, 2 } },
  { wrong = "conv_transpose1d", conv("conv_transpose1d", { output_padding = 2, stride = 2 }),
    a = { 2, 3, 4 }, b = { 3, 2, 3 },
    error = "conv_transpose1d: output_padding 2 must be less than the stride 2 or the dilation 1" },
  { wrong = "conv_transpose1d", conv "conv_transpose1d", a = { 2, 3, 4 }, b = { 2, 2, 3 },
    error = "conv_transpose1d: the input (2, 3, 4) has 3 channels, the weight (2, 2, 3) in 1 " ..
      "groups takes 2" },

  { "conv_transpose2d", conv "conv_transpose2d", torch = "F.conv_transpose2d(a, b, c)",
    a = { 2, 2, 3, 2 }, b = { 2, 3, 2, 3 }, c = { 3 } },
  { "conv_transpose2d", conv("conv_transpose2d", { stride = { 2, 3 }, padding = { 1, 0 },
                                                  output_padding = { 1, 2 } }),
    torch = "F.conv_transpose2d(a, b, stride=(2, 3), padding=(1, 0), output_padding=(1, 2))",
    a = { 2, 2, 3, 2 }, b = { 2, 3, 2, 3 } },
  { "conv_transpose2d", conv("conv_transpose2d", { groups = 2, dilation = { 2, 1 } }),
    torch = "F.conv_transpose2d(a, b, c, groups=2, dilation=(2, 1))",
    a = { 1, 2, 2, 3 }, b = { 2, 2, 2, 2 }, c = { 4 } },
  { "conv_transpose2d", conv("conv_transpose2d", { stride = 2, padding = 1 }),
    torch = "F.conv_transpose2d(a, b, stride=2, padding=1)", a = { 1, 1, 3, 3 },
    b = { 1, 1, 4, 4 } },
  { "conv_transpose2d", conv "conv_transpose2d", torch = "F.conv_transpose2d(a, b)",
    a = { 2, 1, 1, 1 }, b = { 1, 2, 1, 1 } },
  { wrong = "conv_transpose2d", conv("conv_transpose2d", { padding = 2 }), a = { 2, 2, 2, 2 },
    b = { 2, 3, 3, 3 },
    error = "conv_transpose2d: padding 2 leaves nothing of 4 places on axis 2" },
  { wrong = "conv_transpose2d", conv "conv_transpose2d", a = { 2, 2, 2, 2 }, b = { 2, 3, 3 },
    error = "conv_transpose2d: the weight (2, 3, 3) needs 4 axes: channels in, channels out, " ..
      "and the window" },

  { "conv_transpose3d", conv "conv_transpose3d", torch = "F.conv_transpose3d(a, b, c)",
    a = { 1, 2, 2, 1, 2 }, b = { 2, 2, 2, 2, 1 }, c = { 2 } },
  { "conv_transpose3d", conv("conv_transpose3d", { stride = { 2, 1, 3 }, padding = { 1, 0, 1 },
                                                  output_padding = { 1, 0, 2 } }),
    torch = "F.conv_transpose3d(a, b, stride=(2, 1, 3), padding=(1, 0, 1), " ..
            "output_padding=(1, 0, 2))", a = { 1, 1, 2, 2, 1 }, b = { 1, 2, 2, 1, 2 } },
  { "conv_transpose3d", conv("conv_transpose3d", { groups = 2, dilation = { 2, 1, 1 } }),
    torch = "F.conv_transpose3d(a, b, c, groups=2, dilation=(2, 1, 1))",
    a = { 1, 2, 1, 2, 2 }, b = { 2, 1, 2, 1, 2 }, c = { 2 } },
  { "conv_transpose3d", conv("conv_transpose3d", { stride = 2 }), a = { 1, 1, 2, 1, 2 },
    torch = "F.conv_transpose3d(a, b, stride=2)", b = { 1, 1, 1, 1, 1 } },
  { "conv_transpose3d", conv "conv_transpose3d", torch = "F.conv_transpose3d(a, b)",
    a = { 2, 1, 1, 1, 1 }, b = { 1, 2, 1, 1, 1 } },
  { wrong = "conv_transpose3d", conv "conv_transpose3d", a = { 2, 2, 2, 2 }, b = { 2, 3, 1, 1, 1 },
    error = "conv_transpose3d: the input (2, 2, 2, 2) needs 5 axes: (batch, channels, depth, " ..
      "height, width)" },
  { wrong = "conv_transpose3d", conv("conv_transpose3d", { padding = 1 }), a = { 1, 1, 2, 2, 2 },
    b = { 1, 1, 1, 1, 1 },
    error = "conv_transpose3d: padding 1 leaves nothing of 2 places on axis 2" },

  { "unfold", function(a) return nn.unfold(a, { kernel_size = { 2, 3 }, padding = 1 }) end,
    torch = "F.unfold(a, (2, 3), padding=1)", a = x2 },
  { "unfold", function(a)
      return nn.unfold(a, { kernel_size = 2, stride = { 1, 2 }, dilation = 2 })
    end, torch = "F.unfold(a, 2, stride=(1, 2), dilation=2)", a = x2 },
  { "fold", function(a) return nn.fold(a, { output_size = { 4, 5 }, kernel_size = { 2, 3 } }) end,
    torch = "F.fold(a, (4, 5), (2, 3))", shapes = { { a = { 2, 12, 9 } }, { a = { 1, 6, 9 } } } },
  { "fold", function(a)
      return nn.fold(a, { output_size = 4, kernel_size = 2, stride = 2, padding = 1 })
    end, torch = "F.fold(a, (4, 4), 2, stride=2, padding=1)", a = { 2, 4, 9 } },
  { "fold", function(a)
      return nn.fold(a, { output_size = { 5, 4 }, kernel_size = 2, dilation = { 2, 1 } })
    end, torch = "F.fold(a, (5, 4), 2, dilation=(2, 1))", a = { 1, 8, 9 } },
  { "fold", function(a) return nn.fold(a, { output_size = 1, kernel_size = 1 }) end,
    torch = "F.fold(a, (1, 1), 1)", a = { 2, 3, 1 } },
  { wrong = "fold", function(a) return nn.fold(a, { output_size = 4, kernel_size = 2 }) end,
    a = { 2, 4, 8 }, error = "fold: (2, 4, 8) has 8 windows, and 3 x 3 fit into (4, 4)" },
  { wrong = "fold", function(a) return nn.fold(a, { output_size = 4, kernel_size = 2 }) end,
    a = { 2, 3, 9 },
    error = "fold: the columns are (batch, channels * 4, windows), not (2, 3, 9)" },
}
