local nn = require "nn"
local net = nn.Linear(3, 2)
-- nothing is returned -- error: the script must end in: return model{ ... }
