-- The small data set that parity.py writes into a folder, in file order: pictures x, labels y, and,
-- if asked for, normal noise of 16 numbers a picture.
local data = require "data"

return function(folder, noise)
  local function both(name, input)
    input.train = folder .. "/train-" .. name .. ".idx"
    input.test = folder .. "/test-" .. name .. ".idx"
    return input
  end
  return data.idx{
    x = both("images", { scale = 1 / 255, shape = { 1, 28, 28 } }),
    y = both("labels", { classes = 10 }),
    noise = noise and both("noise", {}) or nil,
    shuffle = false,
  }
end
