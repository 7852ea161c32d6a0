local data = require "data"
local set = data.arrays { x = { { 1, 2 }, { 3 } } }
return model { data = set } -- error: input 'x': values are numbers in tables of equal length
