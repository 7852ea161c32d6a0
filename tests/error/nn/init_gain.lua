local nn = require "nn"
local initial = nn.init.kaiming_normal { nonlinearity = "rleu" } -- error: nn.init.calculate_gain: no gain is known of 'rleu'; did you mean 'relu'?
