local nn = require "nn"
local net = nn.Upsample(2) -- error: Upsample: options are a table, as in { size = ... }, not number
