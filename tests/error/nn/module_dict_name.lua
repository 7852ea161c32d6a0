local nn = require "nn"
local dict = nn.ModuleDict { forward = nn.Linear(2, 2) } -- error: ModuleDict: 'forward' cannot be the name of a module in it
