local nn = require "nn"
local layer = nn.Dropout(1.5) -- error: Dropout: the probability must be at least 0 and at most 1, not 1.5
