local nn = require "nn"
local net = nn.LayerNorm{ 2, eps = 100 } -- error: LayerNorm: a list takes no field 'eps': its values have no names
