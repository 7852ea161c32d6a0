local data = require "data"
local set = data.arrays({ x = { { 0 }, { 1 } } }, 2) -- error: data.arrays: takes at most 1 argument, not 2
