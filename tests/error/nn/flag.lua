local nn = require "nn"
local net = nn.Linear(2, 2, { bias = 0 }) -- error: Linear: bias must be true or false, not 0
