local nn = require "nn"
local net = nn.Sequential { nn.Linear(3, 2), nn.ReLU } -- error: Sequential: layer 1 is the class ReLU, not a module; write nn.ReLU(...)
