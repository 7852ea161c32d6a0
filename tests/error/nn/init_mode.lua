local nn = require "nn"
local initial = nn.init.kaiming_normal { mode = "fan" } -- error: nn.init.kaiming_normal: mode is 'fan_in' or 'fan_out', not 'fan'
