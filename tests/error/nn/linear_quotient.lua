local nn = require "nn"
local layer = nn.Linear(6 / 2, 2) -- error: Linear: the number of inputs must be a whole number of at least 1, not 3.0, a float, which / makes of whole numbers; // does not
