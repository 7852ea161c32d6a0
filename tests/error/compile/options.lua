local tensor = require "tensor"
local one = compile("one", {}, function() return tensor.ones(1) end, true) -- error: compile: the options are a table, as in { training = true }, not true
return model{ run = function() one() end }
