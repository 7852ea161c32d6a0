-- nn.grid: images read at places that a network computes, as spatial transformers do (Jaderberg et
-- al., 2015). A place is (x, y), -1 at the left and upper border, 1 at the right and lower one.
local core = ...
local check, spatial = require "tensor.check", require "nn.spatial"
local tensor = require "tensor"
local fail, words = check.fail, check.words
local grids = {}

local modes = { bilinear = true, nearest = true }
local paddings = { zeros = true, border = true }

local function check_choice(options, name, default, known, what)
  local value = options[name] == nil and default or options[name]
  if not known[value] then
    local names = {}
    for one in pairs(known) do
      names[#names + 1] = ("'%s'"):format(one)
    end
    table.sort(names)
    fail("%s: %s is %s, not %s", what, name, table.concat(names, " or "), check.shown(value))
  end
  return value
end

-- Places from -1 to 1 as numbers of pixels: with align_corners -1 and 1 are the centres of the
-- outermost pixels, else their outer edges.
local function pixels(place, extent, corners)
  if corners then
    return (place + 1) * ((extent - 1) / 2)
  end
  return ((place + 1) * extent - 1) / 2
end

-- The pixels of x (batch, channels, height, width) in columns and rows (batch, h, w), whole numbers
-- as floats; 0 beyond the border.
local function read(x, column, row)
  local batch, channels, height, width = table.unpack(x:shape())
  local inside = column:ge(0):logical_and(column:lt(width)):logical_and(row:ge(0))
    :logical_and(row:lt(height))
  local index = row:clamp(0, height - 1):int() * width + column:clamp(0, width - 1):int()
  index = index:flatten(1):unsqueeze(1):expand(batch, channels, -1)
  local found = x:flatten(2):gather(2, index)
  return inside:unsqueeze(1):where(found:unflatten(2, { column:size(1), column:size(2) }), 0)
end

-- An image (batch, channels, height, width) at the places of a grid (batch, h, w, 2): (batch,
-- channels, h, w). Options mode, "bilinear" or "nearest", of which halves go to the even pixel;
-- padding_mode, "zeros" or "border", what lies beyond the border; align_corners = false.
function grids.grid_sample(x, grid, options)
  options = check.options(options, { "mode", "padding_mode", "align_corners" }, "grid_sample")
  local mode = check_choice(options, "mode", "bilinear", modes, "grid_sample")
  local padding = check_choice(options, "padding_mode", "zeros", paddings, "grid_sample")
  spatial.input(x, 2, "grid_sample")
  check.floats(x, "grid_sample")
  if check.tensor(grid, "grid_sample"):dim() ~= 4 or grid:size(3) ~= 2 or
     grid:size(0) ~= x:size(0) then
    fail("grid_sample: the grid of the input %s must be (%d, h, w, 2), not %s", words(x),
         x:size(0), words(grid))
  end
  check.one_dtype("grid_sample", x, grid)
  local column = pixels(grid:select(3, 0), x:size(3), options.align_corners)
  local row = pixels(grid:select(3, 1), x:size(2), options.align_corners)
  if padding == "border" then
    column, row = column:clamp(0, x:size(3) - 1), row:clamp(0, x:size(2) - 1)
  end
  if mode == "nearest" then
    return read(x, column:round(), row:round())
  end
  local left, top = column:floor(), row:floor()
  local right_share, low_share = (column - left):unsqueeze(1), (row - top):unsqueeze(1)
  local function between(line)
    return read(x, left, line) * (1 - right_share) + read(x, left + 1, line) * right_share
  end
  return between(top) * (1 - low_share) + between(top + 1) * low_share
end

-- -1 to 1 at equal distances; the centres of as many pixels unless align_corners is set.
local function centres(count, corners, like)
  local reach = corners and 1 or 1 - 1 / count
  local places = {}
  for i = 1, count do
    places[i] = count == 1 and 0 or (2 * (i - 1) / (count - 1) - 1) * reach
  end
  return tensor.tensor(places, check.float_of(like))
end

-- The grid for grid_sample that theta (batch, 2, 3) makes of the places of an image: theta (x, y,
-- 1) for every (x, y). The size is that of the result of grid_sample: { batch, channels, height,
-- width }. Option align_corners = false.
function grids.affine_grid(theta, size, options)
  options = check.options(options, { "align_corners" }, "affine_grid")
  check.floats(check.tensor(theta, "affine_grid"), "affine_grid")
  if theta:dim() ~= 3 or theta:size(1) ~= 2 or theta:size(2) ~= 3 then
    fail("affine_grid: needs matrices (batch, 2, 3), not %s", words(theta))
  end
  size = spatial.each(size, 4, 1, "affine_grid: the extents")
  if size[1] ~= theta:size(0) then
    fail("affine_grid: the size %s is of %d images, but there are %d matrices", words(size),
         size[1], theta:size(0))
  end
  local height, width = size[3], size[4]
  local x = centres(width, options.align_corners, theta):reshape(1, width):expand(height, width)
  local y = centres(height, options.align_corners, theta):reshape(height, 1):expand(height, width)
  local places = tensor.stack({ x, y, tensor.ones_like(x) }, -1):reshape(1, height * width, 3)
  return places:matmul(theta:transpose(1, 2)):unflatten(1, { height, width })
end

return grids
