local data = require "data"
local set = data.arrays { y = { values = { 0, 3 }, classes = 3 } }
return model { data = set } -- error: input 'y': 3 is not a whole number from 0 to classes - 1
