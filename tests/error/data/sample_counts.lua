local data = require "data"
local set = data.arrays { x = { 1, 2 }, y = { 1, 2, 3 } }
return model { data = set } -- error: inputs 'x' and 'y' have 2 and 3 samples
