local nn = require "nn"
local net = nn.Sequential { 3, 2 } -- error: Sequential: layer 0 is a number
