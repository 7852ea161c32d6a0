local nn = require "nn"
local layer = nn.Dropout(1) -- error: Dropout: the probability must be at least 0 and below 1, not 1
