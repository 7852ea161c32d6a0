-- Interpolation and pixel_shuffle.
local function interpolate(options)
  return function(a) return nn.interpolate(a, options) end
end

return {
  { "interpolate", interpolate{ size = 7 }, torch = "F.interpolate(a, size=7)", a = { 2, 2, 4 } },
  { "interpolate", interpolate{ size = 98 }, torch = "F.interpolate(a, size=98)", a = { 1, 1, 2 } },
  { "interpolate", interpolate{ scale_factor = 1.3 }, a = { 1, 1, 31 },
    torch = "F.interpolate(a, scale_factor=1.3)" },
  { "interpolate", interpolate{ scale_factor = 2 }, torch = "F.interpolate(a, scale_factor=2)",
    shapes = { { a = { 2, 1, 3 } }, { a = { 1, 2, 3, 2 } } } },
  { "interpolate", interpolate{ size = { 2, 5 } }, torch = "F.interpolate(a, size=(2, 5))",
    a = { 1, 2, 4, 3 } },
  { "interpolate", interpolate{ size = 7, mode = "linear" }, a = { 2, 2, 4 },
    torch = "F.interpolate(a, size=7, mode='linear')" },
  { "interpolate", interpolate{ size = 6, mode = "linear", align_corners = true }, a = { 2, 1, 4 },
    torch = "F.interpolate(a, size=6, mode='linear', align_corners=True)" },
  { "interpolate", interpolate{ scale_factor = 1.6, mode = "linear" }, a = { 1, 2, 5 },
    torch = "F.interpolate(a, scale_factor=1.6, mode='linear')" },
  { "interpolate", interpolate{ scale_factor = 2, mode = "bilinear" }, a = { 2, 1, 3, 2 },
    torch = "F.interpolate(a, scale_factor=2, mode='bilinear')" },
  { "interpolate", interpolate{ size = { 2, 1 }, mode = "bilinear" }, a = { 1, 1, 5, 4 },
    torch = "F.interpolate(a, size=(2, 1), mode='bilinear')" },
  { "interpolate", interpolate{ size = { 1, 5 }, mode = "bilinear", align_corners = true },
    a = { 1, 2, 3, 3 },
    torch = "F.interpolate(a, size=(1, 5), mode='bilinear', align_corners=True)" },
  { wrong = "interpolate", interpolate{ size = 3, mode = "bilinear" }, a = { 1, 2, 3 },
    error = "interpolate: mode 'bilinear' for the input (1, 2, 3); 'nearest' and 'linear' are " ..
      "possible" },
  { wrong = "interpolate", interpolate{}, a = { 1, 2, 3 },
    error = "interpolate: either size or scale_factor is needed" },
  { wrong = "interpolate", interpolate{ scale_factor = 0.1 }, a = { 1, 2, 3 },
    error = "interpolate: 0 places along axis 2 of (1, 2, 3); 1 to 65536 are possible" },

  { "pixel_shuffle", function(a) return nn.pixel_shuffle(a, 2) end, torch = "F.pixel_shuffle(a, 2)",
    shapes = { { a = { 2, 4, 1, 1 } }, { a = { 1, 8, 2, 3 } }, { a = { 2, 4, 3, 2 } } } },
  { "pixel_shuffle", function(a) return nn.pixel_shuffle(a, 3) end, torch = "F.pixel_shuffle(a, 3)",
    a = { 1, 9, 2, 1 } },
  { "pixel_shuffle", function(a) return nn.pixel_shuffle(a, 1) end, torch = "F.pixel_shuffle(a, 1)",
    a = { 2, 3, 2, 2 } },
  { wrong = "pixel_shuffle", function(a) return nn.pixel_shuffle(a, 2) end, a = { 1, 6, 2, 2 },
    error = "pixel_shuffle: 6 channels of (1, 6, 2, 2) do not make squares of 2 x 2" },
  { wrong = "pixel_shuffle", function(a) return nn.pixel_shuffle(a, 2) end, a = { 1, 6, 2 },
    error = "pixel_shuffle: the input (1, 6, 2) needs 4 axes: (batch, channels, height, width)" },
}
