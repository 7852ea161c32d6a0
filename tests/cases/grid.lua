-- Images read at places of a grid, inside and beyond the border; grids of affine maps. Of images of
-- 1, 3 and 7 pixels, odd multiples of a quarter are neither centres nor halfway between two.
local cases = {}

local shapes = {
  { a = { 1, 1, 3, 7 }, b = { 1, 2, 2, 2 } }, { a = { 2, 2, 7, 3 }, b = { 2, 3, 1, 2 } },
  { a = { 1, 3, 1, 3 }, b = { 1, 2, 3, 2 } },
}

for _, mode in ipairs{ "bilinear", "nearest" } do
  for _, padding in ipairs{ "zeros", "border" } do
    for _, corners in ipairs{ false, true } do
      local options = { mode = mode, padding_mode = padding, align_corners = corners }
      table.insert(cases, {
        "grid_sample", function(a, b) return nn.grid_sample(a, b, options) end, kink = true,
        torch = ("F.grid_sample(a, b, %q, %q, %s)"):format(mode, padding,
                                                           corners and "True" or "False"),
        shapes = shapes, b = odd,
      })
    end
  end
end

for _, entry in ipairs{
  { wrong = "grid_sample", function(a, b) return nn.grid_sample(a, b) end,
    a = { 2, 1, 3, 3 }, b = { 1, 2, 2, 2 },
    error = "grid_sample: the grid of the input (2, 1, 3, 3) must be (2, h, w, 2), not (1, 2, " ..
      "2, 2)" },
  { wrong = "grid_sample", function(a, b) return nn.grid_sample(a, b, { mode = "bicubic" }) end,
    a = { 1, 1, 3, 3 }, b = { 1, 2, 2, 2 },
    error = "grid_sample: mode is 'bilinear' or 'nearest', not bicubic" },
  { wrong = "grid_sample", function(a, b) return nn.grid_sample(a, b) end,
    a = { 1, 3, 3 }, b = { 1, 2, 2, 2 },
    error = "grid_sample: the input (1, 3, 3) needs 4 axes: (batch, channels, height, width)" },

  { "affine_grid", function(a) return nn.affine_grid(a, { 2, 1, 3, 4 }) end, a = { 2, 2, 3 },
    torch = "F.affine_grid(a, (2, 1, 3, 4), align_corners=False)" },
  { "affine_grid", function(a) return nn.affine_grid(a, { 1, 3, 1, 5 }) end, a = { 1, 2, 3 },
    torch = "F.affine_grid(a, (1, 3, 1, 5), align_corners=False)" },
  { "affine_grid", a = { 2, 2, 3 },
    function(a) return nn.affine_grid(a, { 2, 1, 4, 2 }, { align_corners = true }) end,
    torch = "F.affine_grid(a, (2, 1, 4, 2), align_corners=True)" },
  { "affine_grid", a = { 1, 2, 3 },
    function(a) return nn.affine_grid(a, { 1, 1, 5, 1 }, { align_corners = true }) end,
    torch = "F.affine_grid(a, (1, 1, 5, 1), align_corners=True)" },
  { "affine_grid", function(a, b) return nn.grid_sample(b, nn.affine_grid(a, b:shape())) end,
    a = { 1, 2, 3 }, b = { 1, 2, 3, 3 }, kink = true,
    torch = "F.grid_sample(b, F.affine_grid(a, b.shape, align_corners=False), " ..
      "align_corners=False)" },
  { wrong = "affine_grid", function(a) return nn.affine_grid(a, { 1, 1, 3, 3 }) end,
    a = { 2, 2, 3 },
    error = "affine_grid: the size (1, 1, 3, 3) is of 1 images, but there are 2 matrices" },
  { wrong = "affine_grid", function(a) return nn.affine_grid(a, { 2, 1, 3, 3 }) end,
    a = { 2, 3, 3 },
    error = "affine_grid: needs matrices (batch, 2, 3), not (2, 3, 3)" },
} do
  table.insert(cases, entry)
end
return cases
