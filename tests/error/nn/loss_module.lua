local nn = require "nn"
local loss = nn.CrossEntropyLoss() -- error: nn has no field 'CrossEntropyLoss'; losses are functions: nn.cross_entropy(input, target)
