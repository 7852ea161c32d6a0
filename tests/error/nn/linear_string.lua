local nn = require "nn"
local layer = nn.Linear("3", 2) -- error: Linear: the number of inputs must be a whole number of at least 1, not the string '3'
