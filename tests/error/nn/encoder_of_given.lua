local nn = require "nn"
local layer = nn.Sequential { nn.Linear(2, 2) }
local net = nn.TransformerEncoder(layer, 2) -- error: Sequential: cannot be repeated, because it was given modules or parameters
