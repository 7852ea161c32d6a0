local tensor = require "tensor"
local one = compile("one", {}, function() return tensor.ones(1) end, { train = true }) -- error: compile's options has no field 'train'
return model{ run = function() one() end }
