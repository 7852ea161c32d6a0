local data = require "data"
local set = data.arrays { x = { true, false } }
return model { data = set } -- error: input 'x': values are numbers in tables of equal length, not boolean
