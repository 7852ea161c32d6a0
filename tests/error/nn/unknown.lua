local nn = require "nn"
local net = nn.Sequential { nn.Linaer(3, 2) } -- error: nn has no field 'Linaer'; did you mean 'Linear'?
