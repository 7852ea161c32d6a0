local tensor = require "tensor"
local one = compile("one", {}, function() return tensor.ones(1) end, { training = true }, 1) -- error: compile: takes a name, inputs, a function and options, no more
return model{ run = function() one() end }
