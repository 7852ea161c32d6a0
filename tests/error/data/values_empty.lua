local data = require "data"
local set = data.arrays { x = {} }
return model { data = set } -- error: input 'x': values are numbers in tables of equal length, and a table is empty
