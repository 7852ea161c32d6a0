local nn = require "nn"
local net = nn.Softmax{ dim = 1 } -- error: Softmax: no option 'dim'; it is called 'axis' here
