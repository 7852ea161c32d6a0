local data = require "data"
local set = data.arrays { x = { 1, 2, 3 }, test = 0.2 } -- error: data.arrays: input 'test' needs values, as in test = { 1, 2 }, not 0.2; did you mean 'tests'?
return model { data = set }
