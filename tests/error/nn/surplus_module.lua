local nn = require "nn"
local net = nn.Dropout(0.5, true) -- error: Dropout: takes at most 1 argument, not 2
