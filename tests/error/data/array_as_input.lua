local data = require "data"
local x = data.text { file = "array_as_input.lua", length = 4 }.inputs.x
return model { data = { inputs = { x = { shape = {}, train = x } } } } -- error: input 'x': train must be the name of a file
