local data = require "data"
local set = data.arrays { x = { 1, 2, 3 }, tests = 3 }
return model { data = set } -- error: input 'x': tests must be a whole number below that of its samples, 3
