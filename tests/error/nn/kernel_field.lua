local nn = require "nn"
local net = nn.Conv1d(1, 1, { 3, stride = 2 }) -- error: Conv1d: kernel sizes: a list takes no field 'stride': its values have no names
