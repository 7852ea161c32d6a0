local tensor = require "tensor"
local one = compile("one", {}, function() return tensor.ones(1) end, { training = 1 }) -- error: compile: training is true or false, not 1
return model{ run = function() one() end }
