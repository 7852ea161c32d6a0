local nn = require "nn"
local weight = nn.Parameter({ 3, 0 }) -- error: parameter: extent 0 of axis 1; at least 1 is needed
