local nn = require "nn"
local buffer = nn.Buffer({ size = 4 }, 1) -- error: buffer: a list takes no field 'size': its values have no names
